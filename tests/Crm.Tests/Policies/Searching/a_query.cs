using Crm.Foundation;
using Crm.Foundation.Searching;

namespace Crm.Tests.Policies.Searching;

public class a_query
{
    [Theory]
    [InlineData("招商引资", "招商引资")]
    [InlineData("  湖州　厂房\t湖州 ", "湖州|厂房")]
    [InlineData("ＧＤＰ 增长", "gdp|增长")]
    [InlineData("“两山”", "\"两山\"")]
    [InlineData("100%_\\'", "100%_\\'")]
    [InlineData("\u200B", "")]
    [InlineData(null, "")]
    public void is_words_parted_by_space(string? typed, string terms) => string.Join('|', SearchQuery.Of(typed).Terms.Select(t => t.Folded)).ShouldBe(terms);

    [Fact]
    public void needs_no_look_at_the_text_up_to_three_characters() =>
        SearchQuery.Of("招 招商 招商引 招商引资").Terms.Select(t => t.Settled).ShouldBe([true, true, true, false]);

    [Fact]
    public void too_long_is_refused() => Should.Throw<RuleBroken>(() => SearchQuery.Of(new string('招', 101))).Field.ShouldBe("Text");

    [Fact]
    public void of_too_many_words_is_refused() => Should.Throw<RuleBroken>(() => SearchQuery.Of("一 二 三 四 五 六 七 八 九")).Message.ShouldContain("8");
}
