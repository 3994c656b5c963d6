using System.Reflection;
using Bunit;
using Crm.Leads;
using Crm.Leads.Listing;
using Crm.Team;
using Crm.Tests.Shell;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Tests.Leads.Listing;

public class a_row_of_the_list_of_leads : Screen
{
    private static readonly LeadListing Lead = new()
    {
        Id = Guid.Parse("0197a000-0000-7000-8000-000000000001"),
        Company = "浙江云帆机电有限公司",
        Project = "电机扩产",
        Stage = Stage.Negotiating,
        Amount = 32_000,
        Region = "330521",
        Industry = "C38",
        Owner = "chen",
        NextAction = "送报价",
        NextOn = Today.AddDays(-2),
        Updated = Now.AddMinutes(-5),
    };

    public a_row_of_the_list_of_leads() => Services.AddSingleton<IRoster>(new Names());

    private IRenderedComponent<LeadRow> Row(LeadListing lead, bool canPick = true) => Render<LeadRow>(row => row.Add(r => r.Row, lead).Add(r => r.CanPick, canPick));

    [Fact]
    public void shows_what_is_known_of_the_lead()
    {
        var row = Row(Lead);
        row.Find("tr").ClassName.ShouldBeNullOrEmpty();
        row.Find("td.name a").GetAttribute("href").ShouldBe($"/leads/{Lead.Id}");
        row.FindAll("td").Skip(1).Select(cell => cell.TextContent.Trim()).ShouldBe(
            ["浙江云帆机电有限公司 电机扩产", "洽谈", "3.2 亿元", "德清", "电气机械和器材制造业", "陈某", "逾期 2 天 送报价", "5 分钟前"]);
        row.Find("td.num .unit").TextContent.ShouldContain("亿元");
        row.Find("td.next time").ClassName.ShouldBe("overdue");
        row.Find("td.next time").GetAttribute("datetime").ShouldBe("2026-06-08");
    }

    [Fact]
    public void leaves_empty_what_nobody_knows_yet()
    {
        var row = Row(new() { Id = Lead.Id, Stage = Stage.Lead, Company = "某公司", Project = "某公司", Updated = Now }, canPick: false);
        row.FindAll("input").ShouldBeEmpty();
        row.FindAll("time").Count.ShouldBe(1);
        row.FindAll("td").Skip(2).SkipLast(1).Select(cell => cell.TextContent.Trim()).ShouldBe(["", "", "", "公海", ""]);
    }

    [Fact]
    public void is_not_drawn_again_while_the_same_stands_on_it()
    {
        var row = Row(Lead);
        row.Render(p => p.Add(r => r.Row, Lead).Add(r => r.CanPick, true));
        row.RenderCount.ShouldBe(1);
    }

    [Fact]
    public void takes_no_more_room_than_64_pieces_even_when_full()
    {
        var row = Render<LeadRow>(p => p.Add(r => r.Row, Lead).Add(r => r.CanPick, true).Add(r => r.Picked, true).Add(r => r.Current, true));
        using var pieces = new RenderTreeBuilder();
        typeof(LeadRow).GetMethod("BuildRenderTree", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(row.Instance, [pieces]);
#pragma warning disable BL0006 // The frames are counted, not relied on.
        pieces.GetFrames().Count.ShouldBeLessThanOrEqualTo(64);
#pragma warning restore BL0006
    }

    [Fact]
    public void is_drawn_again_with_what_changed()
    {
        var row = Row(Lead);
        row.Render(p => p.Add(r => r.Row, Lead with { Company = "浙江云帆集团" }));
        row.Find("td.name a").TextContent.ShouldBe("浙江云帆集团");
        row.Render(p => p.Add(r => r.Current, true));
        row.Find("tr").ClassName.ShouldBe("current");
        row.Render(p => p.Add(r => r.Picked, true));
        row.Find("tr").GetAttribute("aria-selected").ShouldBe("true");
        row.Find("input").HasAttribute("checked").ShouldBeTrue();
    }

    [Fact]
    public void says_which_lead_was_ticked()
    {
        var ticked = new List<Guid>();
        Render<LeadRow>(row => row.Add(r => r.Row, Lead).Add(r => r.CanPick, true).Add(r => r.Pick, ticked.Add)).Find("input").Change(true);
        ticked.ShouldBe([Lead.Id]);
    }
}
