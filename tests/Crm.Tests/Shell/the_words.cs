using System.Text.Json;
using System.Text.RegularExpressions;
using Crm.Foundation;
using Crm.Tests.Architecture;

namespace Crm.Tests.Shell;

public partial class the_words
{
    [Fact]
    public void shown_to_people_have_an_english_text() =>
        Used().Where(word => !Texts.Known.Contains(word.Text)).Select(word => $"{word.Path}: {word.Text}").ShouldBeEmpty();

    [Fact]
    public void are_found_in_all_the_ways_they_are_written()
    {
        const string source = """T["一"] Texts.Of("二{0}", x) new RuleBroken("三\"") { } RuleBroken Missing => new("四") .WithMessage("五") new MenuEntry("六", "/") T["plain"]""";
        Words(source).ShouldBe(["一", "二{0}", "三\"", "四", "五", "六"], ignoreOrder: true);
    }

    [Fact]
    public void keep_their_places_in_english()
    {
        using var english = new Foundation.English();
        Texts.Known.Where(chinese => !Places(chinese).SetEquals(Places(new Texts()[chinese]))).ShouldBeEmpty();
    }

    [Fact]
    public void say_the_same_in_english_wherever_they_stand() =>
        SourceTree.Files("src/Crm", "en.json").SelectMany(file => JsonSerializer.Deserialize<Dictionary<string, string>>(file.Text)!)
            .Distinct().GroupBy(word => word.Key).Where(word => word.Count() > 1).Select(word => $"{word.Key}: {string.Join(" / ", word.Select(w => w.Value))}").ShouldBeEmpty();

    private static IEnumerable<(string Path, string Text)> Used() =>
        SourceTree.Files("src/Crm", ".cs", ".razor").SelectMany(file => Words(file.Text), (file, text) => (file.Path, text)).Distinct();

    private static IEnumerable<string> Words(string source) =>
        Word().Matches(source).Select(m => Regex.Unescape(m.Groups["text"].Value)).Where(text => Chinese().IsMatch(text));

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Groups[1].Value)];

    [GeneratedRegex(@"(?:\bT\[|\btexts\[|Texts\.Of\(|new RuleBroken\(|RuleBroken \w+(?:\([^)]*\))? => new\(|\.WithMessage\(|new MenuEntry\()\s*""(?<text>(?:[^""\\]|\\.)*)""")]
    private static partial Regex Word();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Place();
}
