using System.Text;
using System.Text.RegularExpressions;
using Crm.Foundation.Searching;

namespace Crm.Promises.Wording;

/// <summary>
/// Finds wording that ties what an investor gets to the tax they pay, which the 公平竞争审查条例 (in force since 2024-08-01) does not allow. White space, full width, signs
/// between characters and traditional characters make no difference. What is found has to be acknowledged; it is never refused for that alone, since a rule of words
/// can't tell a quotation from an offer.
/// </summary>
public static partial class TaxLink
{
    private static readonly char[] Ends = ['。', '；', ';', '！', '!', '？', '?', '\n', '\r'];

    private static readonly (TaxRule Rule, Regex Pattern)[] Patterns =
    [
        (TaxRule.Refund, Schemes()), (TaxRule.Refund, Refunds()), (TaxRule.Refund, RefundsFirst()), (TaxRule.Refund, English()),
        (TaxRule.Share, Shares()), (TaxRule.Share, SharesFirst()), (TaxRule.Share, Measured()),
        (TaxRule.Threshold, Thresholds()), (TaxRule.Relief, Reliefs()),
    ];

    /// <summary>What is found in some texts, as it is written there, in order; nothing twice.</summary>
    public static IReadOnlyList<TaxWording> In(params IEnumerable<string?> texts) => [.. texts.OfType<string>().SelectMany(Of).DistinctBy(found => found.Words)];

    private static IEnumerable<TaxWording> Of(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOfAny(Ends, start) is var at and >= 0 ? at : text.Length;
            foreach (var found in OfClause(text[start..end])) yield return found;
            start = end + 1;
        }
    }

    private static List<TaxWording> OfClause(string clause)
    {
        var (bare, origins) = Bare(clause);
        var found = new List<(int Start, int End, TaxRule Rule)>();
        var denied = new List<(int Start, int End)>();
        foreach (var (rule, pattern) in Patterns)
        {
            foreach (Match match in pattern.Matches(bare))
            {
                // What is lawful may begin a little before: "多缴" before "税款".
                var wider = bare.AsSpan(Math.Max(0, match.Index - 2), match.Length + Math.Min(2, match.Index));
                if (Lawful().IsMatch(wider)) continue;
                if (Denied().IsMatch(bare.AsSpan(0, match.Index)) || DeniedWithin().IsMatch(match.ValueSpan) || denied.Exists(d => IsOf(d, match.Index, bare)))
                {
                    denied.Add((match.Index, match.Index + match.Length));
                    continue;
                }
                // The first rule that finds a place names it; what it did not cover of the place is shown all the same.
                if (found.FindIndex(f => f.Start < match.Index + match.Length && match.Index < f.End) is var other and >= 0)
                    found[other] = (Math.Min(found[other].Start, match.Index), Math.Max(found[other].End, match.Index + match.Length), found[other].Rule);
                else
                    found.Add((match.Index, match.Index + match.Length, rule));
            }
        }
        return [.. found.OrderBy(f => f.Start).Select(f => new TaxWording(clause[origins[f.Start]..(origins[f.End - 1] + 1)].Trim(), f.Rule))];
    }

    // What begins within what is denied, or is joined to it by "or", is denied with it.
    private static bool IsOf((int Start, int End) denied, int at, string text) => at >= denied.Start && (at < denied.End || Joined().IsMatch(text.AsSpan(denied.End..at)));

    // Letters, digits and per cent alone, each with its place in the clause: whatever stands between two characters hides nothing.
    private static (string Text, List<int> Origins) Bare(string clause)
    {
        var folded = FoldedText.Of(clause);
        var (text, origins) = (new StringBuilder(folded.Text.Length), new List<int>(folded.Text.Length));
        for (var i = 0; i < folded.Text.Length; i++)
        {
            var c = folded.Text[i];
            var point = c == '.' && i > 0 && i + 1 < folded.Text.Length && char.IsAsciiDigit(folded.Text[i - 1]) && char.IsAsciiDigit(folded.Text[i + 1]);
            if (!point && !char.IsLetterOrDigit(c) && c is not ('%' or '‰')) continue;
            text.Append(Simple(c));
            origins.Add(folded.Origin(i));
        }
        return (text.ToString(), origins);
    }

    private static char Simple(char c) => "稅還獎勵貢獻財補繳納據額總徵減發給掛鉤與個兩實區縣級產業園員額獲營對於達過" is var old && old.IndexOf(c) is var at and >= 0
        ? "税还奖励贡献财补缴纳据额总征减发给挂钩与个两实区县级产业园员额获营对于达过"[at] : c;

    // Told beforehand that it is not so: "不以税收…", "严禁税收返还".
    [GeneratedRegex(@"(?:不得?|不再|不予|禁止|严禁|停止|取消|清理|废止|没有|并非|不涉及|不含|不存在|不属于)(?:以|按照?|与|将|把|实行|给予|承诺|任何|涉及|存在|对)?$")]
    private static partial Regex Denied();

    // What is denied together: "不得以税收返还或者与缴纳税收挂钩的方式".
    [GeneratedRegex("^(?:或者?|和|及|以及|等)?$")]
    private static partial Regex Joined();

    [GeneratedRegex("不(?:与|以|按|和|跟|涉及|得(?!低于|少于|高于|超过))|无关|严禁|禁止")]
    private static partial Regex DeniedWithin();

    // What the tax laws themselves give everybody, and tax that was never owed.
    [GeneratedRegex("出口退税|留抵退税|即征即退|多缴|误缴|溢缴")]
    private static partial Regex Lawful();

    private const string Tax = "(?:税收|税款|税额|税金|(?<![多误溢])缴税|完税|(?<!缴)纳税|增值税|所得税|个税|企税|房产税|土地使用税|契税|印花税|附加税|国税|地税|财税|税费|(?<![保含免报])税(?![务号控后前目局]))";
    private const string Kept = "(?:对?(?:地方|本地|当地|区域)(?:财政|经济)?的?(?:综合|经济)?贡献|地方(?:财政)?(?:留成|留存|所得|实得|收入|贡献|财力|综合贡献|经济贡献)|(?:本级|省级?|市级?|区级?|县级?|镇级?|园区|开发区|新区|高新区|经开区)(?:财政)?(?:留成|留存|实得|所得部分)|留成(?:部分|税收)?|留存部分"
        + "|财政贡献|财力贡献|经济贡献|综合贡献|税收贡献|纳税贡献|(?:形成|产生)的?(?:地方)?财力)";
    private const string Share = @"(?:\d+(?:\.\d+)?[%‰]|百分之[〇零一二两三四五六七八九十百点]+|[一二两三四五六七八九十\d]成(?!都|本|立|长|果|交|员)|全额|全部|一半|等额|同等额度|\d+(?:\.\d+)?个百分点)";
    private const string Back = "(?:返还|返回|返给|退还|退回|返补|返奖|奖返|返税|全返|返[一二三四五六七八九十0-9]|退给)";
    private const string Paid = "(?:以奖代补|返还|返回|返给|退还|返补|返奖|奖返|奖励|奖补|奖金|奖给|补助|补贴|补给|扶持|资助|兑现|给予支持|资金支持|返)";
    private const string By = "(?:按照?|依据|依照|根据|以|参照|参考|比照|结合|视|凭|与|和|跟)";

    [GeneratedRegex("税收返还|税款返还|返税|税返|先征后返|先征后退|先缴后返|先缴后退|列收列支|收支两条线返还|税收奖励|税收奖补|税奖|纳税奖励?|纳税大户奖|留成奖励|留成返|税收分成|税收分享|税收补贴|财政返还")]
    private static partial Regex Schemes();

    [GeneratedRegex(Tax + ".{0,18}?" + Back + "|" + Kept + ".{0,18}?" + Back)]
    private static partial Regex Refunds();

    [GeneratedRegex("(?:返还|退还|返补|返回|奖返).{0,14}?(?:" + Tax + "|" + Kept + ")")]
    private static partial Regex RefundsFirst();

    [GeneratedRegex("(?:" + Tax + "|" + Kept + ").{0,14}?" + Share + ".{0,18}?" + Paid + "|" + Kept + ".{0,18}?" + Paid)]
    private static partial Regex Shares();

    [GeneratedRegex("(?:奖励|奖补|补助|补贴|扶持|资助|返).{0,12}?(?:" + Kept + "|个税|个人所得税|" + Tax + ".{0,6}?" + Share + ")")]
    private static partial Regex SharesFirst();

    [GeneratedRegex(By + ".{0,14}?(?:" + Tax + "|" + Kept + ").{0,6}?(?:挂钩|为依据|为基数|为标准|为准|情况|大小|多少|高低|比例|规模|增量|增长|额度?).{0,18}?" + Paid
        + "|" + Paid + ".{0,10}?" + By + ".{0,10}?(?:" + Tax + "|" + Kept + ").{0,6}?(?:挂钩|为依据|为基数|为标准|计算|确定|核定|测算)|" + By + ".{0,8}?(?:" + Tax + "|" + Kept + ").{0,4}?挂钩")]
    private static partial Regex Measured();

    [GeneratedRegex("(?:纳税|缴税|完税|税收|税额|税款|入库税|增值税|所得税).{0,8}?(?:达到?|超过?|突破|不低于|不少于|高于|满|首次|[0-9]+(?:[.][0-9]+)?[万亿千百]*元?以上).{0,14}?(?:奖励|奖补|奖金|补助|补贴|奖)")]
    private static partial Regex Thresholds();

    [GeneratedRegex("(?:免征|免缴|免交|减征|减免|豁免|减半征收|免除|缓征).{0,10}?(?:税收|增值税|所得税|个税|房产税|土地使用税|契税|印花税|附加税|各项税|地方税|税费|税)|[一二两三四五六]免[一二两三四五六]减半?|(?:给予|提供|承诺|保证).{0,6}?税收(?:优惠|减免)")]
    private static partial Regex Reliefs();

    [GeneratedRegex("(?:tax|vat)(?:es)?.{0,24}?(?:refund|rebate|reward|subsid|paidback)|(?:refund|rebate|reward|subsid)[a-z]{0,6}.{0,24}?(?:tax|vat)(?:es)?")]
    private static partial Regex English();
}

/// <summary>Words that were found.</summary>
/// <param name="Words">As they are written.</param>
public sealed record TaxWording(string Words, TaxRule Rule);

/// <summary>What is wrong with them.</summary>
public enum TaxRule
{
    /// <summary>Tax that was paid is to be given back.</summary>
    Refund = 1,

    /// <summary>A reward is counted by the tax paid or by what the place keeps of it.</summary>
    Share,

    /// <summary>A reward is given for reaching an amount of tax.</summary>
    Threshold,

    /// <summary>Tax is to be waived or lowered for somebody.</summary>
    Relief,
}
