using CsCheck;

namespace Crm.Tests.Policies.Importing;

public class a_page_that_breaks_off
{
    private static readonly string First = Pages.Entry("【湖州招商】甲地");

    [Fact]
    public void in_mid_sentence_has_its_last_article_refused()
    {
        var page = Pages.Read(First + "  • 【湖州招商】乙地\n\n    本园区今年新建标准厂房六万平方米,优先供给装");
        page.Entries.ShouldHaveSingleItem().Title.ShouldBe("甲地");
        page.Refused.Single().ShouldSatisfyAllConditions(
            r => r.Number.ShouldBe(2), r => r.Line.ShouldBe(7), r => r.Title.ShouldBe("乙地"), r => r.Reason.ShouldContain("正文在第 9 行中断"));
    }

    [Fact]
    public void after_a_sentence_has_its_last_article_refused_where_the_others_have_dates()
    {
        var page = Pages.Read(First + Pages.Entry("【湖州招商】乙地", date: null).TrimEnd());
        page.Entries.ShouldHaveSingleItem();
        page.Refused.Single().Reason.ShouldContain("正文在第 9 行中断");
    }

    [Fact]
    public void after_a_sentence_has_its_last_article_taken_where_none_has_a_date()
    {
        var page = Pages.Read(Pages.Entry("【湖州招商】甲地", date: null) + Pages.Entry("【湖州招商】乙地", date: null).TrimEnd());
        page.Entries.Count.ShouldBe(2);
        page.Entries[1].Notes.Single().ShouldContain("没有日期");
    }

    [Theory]
    [InlineData("2024")]
    [InlineData("2024-")]
    [InlineData("2024-0")]
    [InlineData("2024-03-")]
    [InlineData("2024年3")]
    public void within_the_date_has_its_last_article_taken_without_it(string rest)
    {
        var page = Pages.Read(First + Pages.Entry("【湖州招商】乙地", date: null) + "    " + rest);
        page.Entries[1].Body.ShouldBe(Pages.Body);
        page.Entries[1].PublishedOn.ShouldBeNull();
    }

    [Fact]
    public void after_a_title_has_it_refused() =>
        Pages.Read(First + "  • 【湖州招商】乙").Refused.Single().Reason.ShouldContain("中断");

    [Fact]
    public void anywhere_loses_no_article_silently()
    {
        var whole = First + Pages.Entry("【浙江招商】乙地") + Pages.Entry("【瑞安市招商】丙地") + Pages.Furniture;
        Gen.Int[0, whole.Length].Sample(length =>
        {
            var text = whole[..length];
            var page = Pages.Read(text);
            var titles = text.Split("招商】").Length - 1;
            (page.Entries.Count + page.Refused.Count).ShouldBe(titles);
            page.Entries.ShouldAllBe(e => Pages.Body.StartsWith(e.Body, StringComparison.Ordinal) && e.Body.EndsWith('。'));
        });
    }
}
