using Crm.Policies;

namespace Crm.Tests.Policies.Importing;

public class a_portal_page
{
    [Fact]
    public void gives_every_article_whole_and_nothing_of_the_furniture()
    {
        var page = Pages.Read(
            Pages.Entry("【湖州招商】2020年湖州市政府工作报告", bullet: "• ") + Pages.Entry("【瑞安市招商】瑞安厂房招租") + Pages.Entry("【安吉县招商】关于茶产业的通知") + Pages.Furniture);

        page.Refused.ShouldBeEmpty();
        page.Entries.Select(e => (e.Number, e.Line, e.RegionTag, e.Region, e.Title, e.Kind)).ShouldBe(
        [
            (1, 1, "湖州", "330500", "2020年湖州市政府工作报告", PolicyKind.WorkReport),
            (2, 7, "瑞安市", "330381", "瑞安厂房招租", PolicyKind.ParkNews),
            (3, 13, "安吉县", "330523", "关于茶产业的通知", PolicyKind.Notice),
        ]);
        page.Entries.ShouldAllBe(e => e.Body == Pages.Body && e.PublishedOn == new DateOnly(2024, 3, 5) && e.Notes.Count == 0);
    }

    [Fact]
    public void may_have_its_furniture_first() =>
        Pages.Only(Pages.Furniture + "\n\n" + Pages.Entry("【浙江招商】全省开发区整合")).Title.ShouldBe("全省开发区整合");

    [Fact]
    public void may_have_furniture_between_articles() =>
        Pages.Read(Pages.Entry("【浙江招商】甲地") + Pages.Furniture + "\n\n" + Pages.Entry("【浙江招商】乙地")).Entries.Select(e => e.Title).ShouldBe(["甲地", "乙地"]);

    [Fact]
    public void may_have_no_furniture() => Pages.Only(Pages.Entry("【浙江招商】全省开发区整合")).Body.ShouldBe(Pages.Body);

    [Theory]
    [InlineData("• ")]
    [InlineData("·")]
    [InlineData("  * ")]
    [InlineData("- ")]
    [InlineData("\t●\u3000")]
    [InlineData("\u3000\u3000•\u00A0")]
    [InlineData("")]
    public void may_use_any_bullet(string bullet) => Pages.Only(Pages.Entry("【湖州招商】甲地", bullet: bullet)).Title.ShouldBe("甲地");

    [Theory]
    [InlineData("\n\n    ", "\r\n\r\n\t")]
    [InlineData("\n\n    ", "\n\u3000\u3000")]
    [InlineData("\n\n    ", "\n")]
    [InlineData("\n\n    ", "\n\n\n \n\u00A0\u00A0\n\u00A0\u00A0")]
    [InlineData("【湖州招商】", "【 湖州招商 】 ")]
    [InlineData("【湖州招商】", "[湖州招商]")]
    public void may_be_spaced_oddly(string usual, string odd)
    {
        var page = Pages.Read((Pages.Entry("【湖州招商】甲地") + Pages.Entry("【湖州招商】乙地") + Pages.Furniture).Replace(usual, odd));

        page.Refused.ShouldBeEmpty();
        page.Entries.Select(e => (e.RegionTag, e.Title, e.Body, e.PublishedOn)).ShouldBe(
            [("湖州", "甲地", Pages.Body, new DateOnly(2024, 3, 5)), ("湖州", "乙地", Pages.Body, new DateOnly(2024, 3, 5))]);
    }

    [Theory]
    [InlineData("2025-07-09")]
    [InlineData("2025/7/9")]
    [InlineData("2025.07.09")]
    [InlineData("2025年7月9日")]
    [InlineData("2025 年 07 月 09 日")]
    [InlineData("２０２５－０７－０９")]
    [InlineData("发布时间：2025-07-09 08:30")]
    [InlineData("[2025-07-09]")]
    public void may_write_its_dates_in_any_usual_form(string date) =>
        Pages.Only(Pages.Entry("【湖州招商】甲地", date: date) + Pages.Furniture).PublishedOn.ShouldBe(new DateOnly(2025, 7, 9));

    [Fact]
    public void may_print_the_date_under_the_title() =>
        Pages.Only($"• 【湖州招商】甲地\n\n    2025-07-09\n\n    {Pages.Body}\n\n" + Pages.Furniture).ShouldSatisfyAllConditions(
            e => e.PublishedOn.ShouldBe(new DateOnly(2025, 7, 9)), e => e.Body.ShouldBe(Pages.Body), e => e.Notes.ShouldBeEmpty());

    [Fact]
    public void may_break_the_line_between_tag_and_title() =>
        Pages.Only($"• 【湖州招商】\n  甲地厂房招租\n\n    {Pages.Body}\n\n    2025-07-09\n").Title.ShouldBe("甲地厂房招租");

    [Fact]
    public void with_no_article_gives_nothing()
    {
        var page = Pages.Read(Pages.Furniture);
        page.Entries.ShouldBeEmpty();
        page.Refused.ShouldBeEmpty();
    }
}
