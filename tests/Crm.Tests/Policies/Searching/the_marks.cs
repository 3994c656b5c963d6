using Crm.Foundation.Searching;
using CsCheck;

namespace Crm.Tests.Policies.Searching;

public class the_marks
{
    [Theory]
    [InlineData("湖州招商引资", "招商", "湖州[招商]引资")]
    [InlineData("湖州招商引资", "州招 招商", "湖[州招商]引资")]
    [InlineData("ＧＤＰ　增长", "gdp增", "[ＧＤＰ　增]长")]
    [InlineData("“两山”理念", "\"两山\"", "[“两山”]理念")]
    [InlineData("哈哈哈", "哈哈", "[哈哈哈]")]
    [InlineData("湖州", "杭州", "湖州")]
    [InlineData("湖州", "", "湖州")]
    public void show_the_hits_as_written(string text, string typed, string marked) => Show(Marks.In(text, SearchQuery.Of(typed))).ShouldBe(marked);

    [Fact]
    public void of_a_snippet_stand_near_its_start()
    {
        var text = new string('前', 300) + "招商" + new string('后', 300);
        Show(Marks.Snippet(text, SearchQuery.Of("招商"), 20)).ShouldBe("…" + new string('前', 5) + "[招商]" + new string('后', 13) + "…");
    }

    [Fact]
    public void of_a_snippet_without_hit_show_the_beginning() => Show(Marks.Snippet("湖州厂房招租", SearchQuery.Of(""), 4)).ShouldBe("湖州厂房…");

    [Fact]
    public void lose_and_add_nothing() => Gen.Select(Repetitive.Any, Repetitive.Any.Select(t => t[..Math.Min(t.Length, 8)])).Sample((text, typed) =>
        string.Concat(Marks.In(text, SearchQuery.Of(typed)).Select(run => run.Text)) == text);

    [Fact]
    public void of_any_snippet_are_part_of_the_text() => Gen.Select(Repetitive.Long, Repetitive.Any.Select(t => t[..Math.Min(t.Length, 4)])).Sample((text, typed) =>
    {
        var query = SearchQuery.Of(typed);
        var snippet = Marks.Snippet(text, query);
        text.ShouldContain(string.Concat(snippet.Where(run => run.Text != "…").Select(run => run.Text)));
        if (query.Terms.Any(term => FoldedText.Fold(text).Contains(term.Folded, StringComparison.Ordinal))) snippet.ShouldContain(run => run.IsHit);
    });

    private static string Show(IEnumerable<TextRun> runs) => string.Concat(runs.Select(run => run.IsHit ? $"[{run.Text}]" : run.Text));
}
