using Bunit;
using Crm.Foundation;
using Crm.Leads;
using Crm.Shell.Components;

namespace Crm.Tests.Shell.Components;

public class small_components : Screen
{
    [Theory]
    [InlineData(Stage.Negotiating, "stage-3", "洽谈")]
    [InlineData(Stage.AtCapacity, "stage-10", "达产")]
    [InlineData(Stage.Terminated, "stage-end", "终止")]
    public void a_stage_is_a_colour_and_a_word(Stage stage, string css, string word)
    {
        var chip = Render<StageChip>(p => p.Add(x => x.Stage, stage)).Find("span");
        chip.ClassList.ShouldContain(css);
        chip.TextContent.ShouldBe(word);
    }

    [Fact]
    public void every_stage_has_a_word_in_both_languages()
    {
        foreach (var stage in Enum.GetValues<Stage>()) StageWords.Of(stage).ShouldNotBeNullOrWhiteSpace();
        using var english = new Foundation.English();
        foreach (var stage in Enum.GetValues<Stage>()) StageWords.Of(stage).ShouldAllBe(c => char.IsAscii(c));
    }

    [Fact]
    public void an_amount_writes_its_unit_more_quietly()
    {
        var amount = Render<Wan>(p => p.Add(x => x.Value, 32_000m));
        amount.Find(".num").TextContent.ShouldBe("3.2 亿元");
        amount.Find(".unit").TextContent.Trim().ShouldBe("亿元");
        Render<Wan>(p => p.Add(x => x.Value, null)).Find(".num").TextContent.ShouldBe("—");
        Render<Mu>(p => p.Add(x => x.Value, 80.5m)).Find(".num").TextContent.ShouldBe("80.5 亩");
        Render<SquareMetres>(p => p.Add(x => x.Value, 12_000m)).Find(".num").TextContent.ShouldBe("12,000 ㎡");
    }

    [Fact]
    public void a_due_day_in_the_past_counts_in_the_accent_colour()
    {
        var day = Render<Day>(p => p.Add(x => x.Date, Today.AddDays(-6)).Add(x => x.Due, true)).Find("time");
        day.TextContent.ShouldBe("逾期 6 天");
        day.ClassList.ShouldContain("overdue");
        day.GetAttribute("title").ShouldBe("2026年6月4日 星期四");
        day.GetAttribute("datetime").ShouldBe("2026-06-04");
    }

    [Fact]
    public void today_is_not_overdue() =>
        Render<Day>(p => p.Add(x => x.Date, Today).Add(x => x.Due, true)).Find("time").ClassList.ShouldNotContain("overdue");

    [Theory]
    [InlineData(-0.2, "刚刚")]
    [InlineData(-5, "5 分钟前")]
    [InlineData(-180, "09:00")]
    [InlineData(-60 * 20, "昨天 16:00")]
    [InlineData(-60 * 24 * 7, "6月3日 12:00")]
    public void an_instant_is_as_far_away_as_it_feels(double minutes, string text)
    {
        var when = Render<When>(p => p.Add(x => x.At, Now.AddMinutes(minutes))).Find("time");
        when.TextContent.ShouldBe(text);
        when.GetAttribute("title")!.ShouldContain("2026年6月");
    }

    [Fact]
    public void a_field_shows_only_its_own_sentence()
    {
        var outcome = Outcome.Of(new RuleBroken("{0} 不对", "日期") { Field = "OccurredOn" });
        Render<FieldError>(p => p.Add(x => x.Outcome, outcome).Add(x => x.Field, "OccurredOn")).Find("[role=alert]").TextContent.ShouldBe("日期 不对");
        Render<FieldError>(p => p.Add(x => x.Outcome, outcome).Add(x => x.Field, "Text")).Markup.ShouldBeEmpty();
        Render<FieldError>(p => p.Add(x => x.Outcome, null).Add(x => x.Field, "Text")).Markup.ShouldBeEmpty();
    }

    [Fact]
    public void an_empty_place_says_what_will_appear_and_how_to_make_the_first()
    {
        var empty = Render<EmptyState>(p => p.Add(x => x.Title, "还没有线索").Add(x => x.Text, "接到来电后会出现在这里。").AddChildContent("<a href=\"/hotline\">去热线</a>"));
        empty.Find(".empty-title").TextContent.ShouldBe("还没有线索");
        empty.Find(".empty-actions a").TextContent.ShouldBe("去热线");
    }

    [Fact]
    public void a_page_has_one_heading_and_keeps_its_actions_apart()
    {
        var page = Render<PageFrame>(p => p.Add(x => x.Title, "线索").Add(x => x.Actions, "<button>新建</button>").Add(x => x.Width, PageWidth.Form).AddChildContent("<p>正文</p>"));
        page.FindAll("h1").Count.ShouldBe(1);
        page.Find(".page-actions button").TextContent.ShouldBe("新建");
        page.Find(".page").ClassList.ShouldContain("page-form");
        page.FindAll(".page-filters").ShouldBeEmpty();
    }
}
