using System.Diagnostics;
using System.Text;
using Crm.Submissions.Checking;
using CsCheck;

namespace Crm.Tests.Submissions.Checking;

public class looking_for_words
{
    private static readonly WordMatcher Matcher = new([(ProhibitedKind.Obscenity, "赌博网站"), (ProhibitedKind.Advertising, "加微信"), (ProhibitedKind.Advertising, "vip套餐"), (ProhibitedKind.Other, "spam")]);

    [Theory]
    [InlineData("去赌博网站玩")]
    [InlineData("赌 博 网 站")]
    [InlineData("赌\n博\n网\n站")]
    [InlineData("赌*博-网_站")]
    [InlineData("賭博網站")]
    [InlineData("赌1博a网b站")]
    [InlineData("赌\u200B博\u200C网\uFEFF站")]
    [InlineData("赌。、！博网站")]
    [InlineData("加　微。信")]
    [InlineData("ＶＩＰ套餐")]
    [InlineData("V.I.P 套 餐")]
    [InlineData("Ｓpam")]
    [InlineData("s p a m")]
    [InlineData("赌丶博丨网丿站")]
    [InlineData("赌乀博乁网亅站")]
    [InlineData("赌ー博ア网か站")]
    [InlineData("赌가博\u1112网\uFFA0站")]
    [InlineData("赌\u3164博\u115F网\u1160站")]
    [InlineData("赌\u2066博\u202E网站")]
    [InlineData("𝐯𝐢𝐩套餐")]
    [InlineData("ⓥⓘⓟ套餐")]
    public void is_not_fooled(string text) => Matcher.Find(text).ShouldHaveSingleItem();

    [Theory]
    [InlineData("赌的博的网站")]
    [InlineData("赌****博网站")]
    [InlineData("博赌网站")]
    [InlineData("增加微小的信任")]
    [InlineData("spammer")]
    [InlineData("xspam")]
    [InlineData("网站建设")]
    [InlineData("赌アアアア博网站")]
    [InlineData("")]
    public void does_not_see_what_is_not_there(string text) => Matcher.Find(text).ShouldBeEmpty();

    [Fact]
    public void reads_a_radical_as_the_character_it_looks_like()
    {
        var matcher = new WordMatcher([(ProhibitedKind.Other, "金马龙")]);
        matcher.Find("⾦⻢⻰").ShouldHaveSingleItem();
        matcher.Find("⾦⾺⿓").ShouldHaveSingleItem();
    }

    [Fact]
    public void says_where_the_word_stands()
    {
        var found = Matcher.Find("请加 微 信联系").ShouldHaveSingleItem();
        "请加 微 信联系"[found.Start..found.End].ShouldBe("加 微 信");
        (found.Kind, found.Word).ShouldBe((ProhibitedKind.Advertising, "加微信"));
    }

    [Fact]
    public void finds_words_within_words_and_one_word_of_two_kinds()
    {
        var matcher = new WordMatcher([(ProhibitedKind.Other, "网上赌场"), (ProhibitedKind.Obscenity, "赌场"), (ProhibitedKind.Other, "赌场"), (ProhibitedKind.Other, "场子")]);
        matcher.Find("网上赌场子").Select(f => (f.Kind, f.Word)).ShouldBe(
            [(ProhibitedKind.Other, "网上赌场"), (ProhibitedKind.Obscenity, "赌场"), (ProhibitedKind.Other, "赌场"), (ProhibitedKind.Other, "场子")], ignoreOrder: true);
    }

    [Fact]
    public void finds_exactly_what_a_scan_finds()
    {
        var sign = Gen.Char["赌博网賭aB1 ，\nＡ\u200B丶丨ーア가\u3164ⓑ"];
        var word = Gen.String[Gen.Char["赌博网ab1"], 2, 4];
        Gen.Select(Gen.String[sign, 0, 40], word.Array[1, 12]).Sample((text, words) =>
        {
            var listed = words.Distinct().Select(w => (ProhibitedKind.Other, w)).ToList();
            var found = new WordMatcher(listed).Find(text).Select(f => (f.Word, f.Start, f.End)).ToHashSet();
            found.ShouldBe(listed.SelectMany(w => Scan(text, w.w)).ToHashSet(), ignoreOrder: true, customMessage: $"“{text}” · {string.Join(" ", words)}");
        });
    }

    [Fact]
    public void is_ready_for_ten_thousand_words()
    {
        var words = Enumerable.Range(0, 10_000).Select(i => (ProhibitedKind.Other, $"词{(char)('一' + i % 200)}{(char)('丁' + i / 200)}语")).Append((ProhibitedKind.Cults, "消灾符"));
        var watch = Stopwatch.StartNew();
        var matcher = new WordMatcher(words);
        var built = watch.Elapsed;
        matcher.Find(Articles.Text(2_000) + "，消 灾 符。").ShouldContain(f => f.Word == "消灾符");
        TestContext.Current.TestOutputHelper?.WriteLine($"10,000 words read in {built.TotalMilliseconds:0.0} ms, 2,000 characters looked through in {(watch.Elapsed - built).TotalMilliseconds:0.00} ms");
    }

    // The rule of the matcher, said once more as plainly as possible: try the word from each place, sign by sign.
    private static IEnumerable<(string, int, int)> Scan(string text, string word)
    {
        var chinese = word.All(c => c >= '\u2E80');
        for (var start = 0; start < text.Length; start++)
        {
            if (Fold(text[start]) != word[0]) continue;
            if (!chinese && start > 0 && IsLatin(text[start - 1]) && IsLatin(text[start])) continue;
            var (at, gap, matched) = (start + 1, 0, 1);
            while (matched < word.Length && at < text.Length)
            {
                if (Fold(text[at]) == word[matched])
                {
                    matched++;
                    gap = 0;
                }
                else if (text[at] == '\u200B')
                {
                    // What can't be seen is as if it were not there.
                }
                else if (Fold(text[at]) is { } other && (!chinese || other >= '\u2E80')) break;
                else if (++gap > WordMatcher.Gap) break;
                at++;
            }
            if (matched < word.Length) continue;
            if (!chinese && at < text.Length && IsLatin(text[at]) && IsLatin(text[at - 1])) continue;
            yield return (word, start, at);
        }
    }

    private static bool IsLatin(char c) => Fold(c) is { } sign && sign < '\u2E80';

    private static char? Fold(char c) => c == '賭' ? '赌' : "丶丨ーア가\u3164".Contains(c) ? null : c.ToString().Normalize(NormalizationForm.FormKC)[0] is var plain && char.IsLetterOrDigit(plain) ? char.ToLowerInvariant(plain) : null;
}
