using Bunit;
using Crm.Leads.Matching;
using Crm.Parks;
using Crm.Parks.Matching;
using Crm.Tests.Shell;
using Microsoft.AspNetCore.Components;
using static Crm.Tests.Parks.Matching.Samples;

namespace Crm.Tests.Leads.Matching;

public class the_table_of_matches : Screen
{
    private static readonly IReadOnlyList<RankedSite> Ranking = ParkMatcher.Rank(MotorMaker, MatchRules.Default, [Plot, Building]).Ranking;

    [Fact]
    public void shows_conditions_with_their_values_score_and_reason()
    {
        var table = Render<MatchTable>(p => p.Add(t => t.Ranking, Ranking));
        var (fits, not) = (table.FindAll("tbody > tr")[0], table.FindAll("tbody > tr")[1]);
        fits.QuerySelector(".met")!.TextContent.ShouldContain("需 80 亩 · 有 80 亩");
        fits.QuerySelector("svg")!.GetAttribute("aria-label")!.ShouldStartWith("86.3 分，满分 100: 地区 25/25 在意向地区内;");
        fits.QuerySelectorAll("svg rect").Sum(r => decimal.Parse(r.GetAttribute("width")!)).ShouldBe(86.3m);
        not.QuerySelector(".failed")!.TextContent.ShouldContain("不符");
        not.QuerySelector(".reason")!.TextContent.ShouldBe("不合适：要土地，这里是厂房。");
    }

    [Fact]
    public void offers_what_can_be_decided_next()
    {
        var decided = new SiteDecision(Plot.ParkId, Plot.SiteId, "", "", SiteStanding.Chosen, null, Today, "chen");
        var table = Render<MatchTable>(p => p.Add(t => t.Ranking, Ranking).Add(t => t.Decisions, [decided]).Add(t => t.MayDecide, true));
        Buttons(table, 0).ShouldBe(["撤回"]);
        Buttons(table, 1).ShouldBe(["入围", "选定", "排除"]);
    }

    [Fact]
    public void offers_nothing_to_whoever_only_reads()
    {
        var table = Render<MatchTable>(p => p.Add(t => t.Ranking, Ranking));
        table.FindAll(".actions button").ShouldBeEmpty();
    }

    [Fact]
    public void says_which_site_was_clicked()
    {
        RankedSite? shortlisted = null;
        var table = Render<MatchTable>(p => p.Add(t => t.Ranking, Ranking).Add(t => t.MayDecide, true).Add(t => t.Shortlist, EventCallback.Factory.Create<RankedSite>(this, s => shortlisted = s)));
        table.FindAll("tbody > tr")[1].QuerySelector(".actions button")!.Click();
        shortlisted!.SiteId.ShouldBe(Building.SiteId);
    }

    [Fact]
    public void compares_no_more_than_three()
    {
        var four = ParkMatcher.Rank(MotorMaker, MatchRules.Default, [.. Enumerable.Range(0, 4).Select(_ => Plot with { SiteId = Guid.CreateVersion7() })]).Ranking;
        var table = Render<MatchTable>(p => p.Add(t => t.Ranking, four).Add(t => t.Picked, [.. four.Take(3).Select(s => s.SiteId)]));
        table.FindAll("input[type=checkbox]").Select(box => box.HasAttribute("disabled")).ShouldBe([false, false, false, true]);
    }

    private static IEnumerable<string> Buttons(IRenderedComponent<MatchTable> table, int row) =>
        table.FindAll("tbody > tr")[row].QuerySelectorAll(".actions button").Select(b => b.TextContent);
}
