using System.Text.RegularExpressions;
using Crm.Foundation.Codes;
using Crm.Foundation.Formats;
using Crm.Leads;
using Crm.Seeding;
using Crm.Team;

namespace Crm.Tests.Seeding;

public partial class demo_words
{
    [Fact]
    public void are_many_enough_not_to_repeat_at_once()
    {
        DemoWords.Companies.Names.Count.ShouldBeGreaterThanOrEqualTo(60);
        DemoWords.FollowUps.Count.ShouldBeGreaterThanOrEqualTo(80);
        DemoWords.FollowUps.Select(f => f.Text).ShouldBeUnique();
        DemoWords.Companies.Names.ShouldBeUnique();
        DemoWords.Calls.Count.ShouldBeGreaterThanOrEqualTo(25);
    }

    [Fact]
    public void have_something_to_say_at_every_stage_and_in_every_way()
    {
        foreach (var stage in Enum.GetValues<Stage>().Where(s => s != Stage.Terminated))
            foreach (var site in (SitePreference[])[SitePreference.Land, SitePreference.Building])
                DemoWords.FollowUps.Count(f => f.Stage == stage && (f.Site ?? site) == site).ShouldBeGreaterThanOrEqualTo(3, $"{stage} {site}");
        foreach (var kind in Enum.GetValues<FollowUpKind>()) DemoWords.FollowUps.ShouldContain(f => f.Kind == kind);
        foreach (var reason in Enum.GetValues<TerminationReason>()) DemoWords.Reasons.Terminations.ShouldContain(t => t.Reason == reason);
        DemoWords.Calls.Select(c => c.Topic).Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public void use_only_places_that_get_filled()
    {
        string[] known = ["title", "region", "company", "project", "amount", "mu", "floor", "kva", "park"];
        var texts = DemoWords.FollowUps.Select(f => f.Text).Concat(DemoWords.Calls.Select(c => c.Wish));
        texts.SelectMany(t => Place().Matches(t).Select(m => m.Groups[1].Value)).ShouldAllBe(place => known.Contains(place));
    }

    [Fact]
    public void make_numbers_that_are_valid_mobiles() =>
        DemoWords.People.MobilePrefixes.ShouldAllBe(prefix => prefix.EndsWith("0000") && Phone.Parse(prefix + "1234", null).IsMobile);

    [Fact]
    public void name_industries_that_exist_with_sensible_figures()
    {
        DemoWords.Projects.ShouldAllBe(p => Industries.Find(p.Industry)!.Level == IndustryLevel.Class && p.Projects.Count > 0 && p.Weight > 0);
        DemoWords.Projects.ShouldAllBe(p => p.Investment.Count == 2 && p.Investment[0] < p.Investment[1] && p.PerMu > 100);
        DemoWords.Projects.Select(p => p.Industry).ShouldBeUnique();
    }

    [Fact]
    public void quote_policies_word_for_word_and_call_them_demo_texts()
    {
        DemoWords.Policies.Select(p => p.Title).ShouldBeUnique();
        foreach (var policy in DemoWords.Policies)
        {
            policy.Title.ShouldEndWith("（演示文本）");
            policy.Body.ShouldStartWith("为说明系统用法编写的演示文本，不是任何机关的文件。");
            policy.Quotes.ShouldAllBe(quote => policy.Body.Contains(quote));
            Regions.Named(policy.Tag).ShouldNotBeNull(policy.Tag);
        }
    }

    [Fact]
    public void staff_every_role_in_units_that_exist()
    {
        var units = ReferenceData.Units.Select(u => u.Code).ToHashSet();
        DemoWords.Team.Take(6).Select(p => p.Login).ShouldBe(["admin", "manager", "officer", "hotline", "editor", "auditor"]);
        foreach (var role in Enum.GetValues<Role>()) DemoWords.Team.ShouldContain(p => p.Roles.Contains(role));
        DemoWords.Team.ShouldAllBe(p => units.Contains(p.Unit));
        DemoWords.Team.Select(p => p.Login).ShouldBeUnique();
        DemoWords.Team.Select(p => p.Name).ShouldBeUnique();
        DemoWords.Team.Count(p => p.Roles.Contains(Role.Officer)).ShouldBeGreaterThanOrEqualTo(12);
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Place();
}
