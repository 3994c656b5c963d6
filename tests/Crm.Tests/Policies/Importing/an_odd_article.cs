namespace Crm.Tests.Policies.Importing;

public class an_odd_article
{
    [Fact]
    public void of_several_paragraphs_keeps_them() =>
        Pages.Only(Pages.Entry("【湖州招商】甲地", "第一段。\n第二段。\n  • 其中一条\n  • 其中二条\n第三段。")).Body.ShouldBe("第一段。\n第二段。\n• 其中一条\n• 其中二条\n第三段。");

    [Fact]
    public void signed_with_a_date_keeps_it_in_the_body()
    {
        var entry = Pages.Only(Pages.Entry("【湖州招商】甲地", Pages.Body + "\n某区招商局\n2019年5月6日", "2024年3月5日"));
        entry.Body.ShouldEndWith("某区招商局\n2019年5月6日");
        entry.PublishedOn.ShouldBe(new DateOnly(2024, 3, 5));
    }

    [Fact]
    public void that_names_the_furniture_in_its_text_keeps_it() =>
        Pages.Only(Pages.Entry("【湖州招商】甲地", "请联系:\n招商中心\n400-111-2222\n欢迎来电。") + Pages.Furniture).Body.ShouldBe("请联系:\n招商中心\n400-111-2222\n欢迎来电。");

    [Fact]
    public void with_another_tag_inside_its_text_stays_one() =>
        Pages.Only(Pages.Entry("【湖州招商】甲地", "• 【要点】先看这里。\n【湖州市】正文。") + Pages.Furniture).Body.ShouldBe("• 【要点】先看这里。\n【湖州市】正文。");

    [Fact]
    public void without_a_date_is_taken_and_noted()
    {
        var page = Pages.Read(Pages.Entry("【湖州招商】甲地", date: null) + Pages.Entry("【湖州招商】乙地", date: null) + Pages.Furniture);
        page.Refused.ShouldBeEmpty();
        page.Entries.Count.ShouldBe(2);
        page.Entries.ShouldAllBe(e => e.PublishedOn == null && e.Body == Pages.Body && e.Notes.Single() == "没有日期，按没有日期导入。");
    }

    [Theory]
    [InlineData("2025-02-30")]
    [InlineData("2025-13-01")]
    [InlineData("0000-01-01")]
    public void with_an_impossible_date_is_taken_and_noted(string date)
    {
        var entry = Pages.Only(Pages.Entry("【湖州招商】甲地", date: date));
        entry.PublishedOn.ShouldBeNull();
        entry.Notes.Single().ShouldContain(date);
    }

    [Fact]
    public void without_a_tag_is_taken_and_noted()
    {
        var page = Pages.Read(Pages.Entry("甲地厂房招租") + Pages.Entry("【湖州招商】乙地") + Pages.Entry("丙地厂房招租") + Pages.Furniture);
        page.Entries.Select(e => (e.RegionTag, e.Region, e.Title)).ShouldBe([(null, null, "甲地厂房招租"), ("湖州", "330500", "乙地"), (null, null, "丙地厂房招租")]);
        page.Entries[0].Notes.Single().ShouldBe("标题没有地区标签，按没有地区导入。");
    }

    [Fact]
    public void from_an_unknown_place_keeps_its_tag()
    {
        var entry = Pages.Only(Pages.Entry("【蓬莱招商】甲地"));
        (entry.RegionTag, entry.Region).ShouldBe(("蓬莱", null));
        entry.Notes.Single().ShouldContain("蓬莱");
    }

    [Fact]
    public void without_a_body_is_refused()
    {
        var page = Pages.Read("• 【湖州招商】甲地\n\n    2024-03-05\n\n" + Pages.Entry("【湖州招商】乙地"));
        page.Refused.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            r => r.Number.ShouldBe(1), r => r.Line.ShouldBe(1), r => r.Title.ShouldBe("甲地"), r => r.Reason.ShouldBe("没有正文，没有导入。"));
        page.Entries.ShouldHaveSingleItem().Number.ShouldBe(2);
    }

    [Fact]
    public void without_a_title_line_is_refused_by_its_line()
    {
        var page = Pages.Read(Pages.Entry("【湖州招商】甲地") + $"    {Pages.Body}\n\n    2024-03-06\n\n" + Pages.Entry("【湖州招商】乙地"));
        page.Entries.Select(e => e.Number).ShouldBe([1, 3]);
        page.Refused.Single().ShouldSatisfyAllConditions(r => r.Number.ShouldBe(2), r => r.Line.ShouldBe(7), r => r.Reason.ShouldContain("没有标题行"));
    }

    [Fact]
    public void whose_title_swallowed_the_body_is_refused() =>
        Pages.Read("• 【湖州招商】甲地" + string.Concat(Enumerable.Repeat(Pages.Body, 5)) + "\n\n    2024-03-05\n").Refused.Single().Reason.ShouldContain("标题超过 200 个字");

    [Fact]
    public void followed_by_unclaimed_text_says_so() =>
        Pages.Only(Pages.Entry("【湖州招商】甲地") + $"    {Pages.Body}\n").Notes.Single().ShouldBe("第 7 行起、日期之后的文字没有导入，请核对。");
}
