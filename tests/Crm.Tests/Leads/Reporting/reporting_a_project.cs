using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Reporting;
using Crm.Privacy;
using Crm.Team;
using static Crm.Tests.Leads.Transferring.People;

namespace Crm.Tests.Leads.Reporting;

public class reporting_a_project
{
    private static readonly DateOnly Day = new(2026, 6, 3);
    private static readonly Guid New = Guid.NewGuid();
    private static readonly SealedContact Reachable = new(Guid.NewGuid(), null, new Sealed(Guid.NewGuid(), "x"), null, null, null);

    [Theory]
    [InlineData("浙江云帆机电有限公司", "电机扩产", "浙江云帆机电股份有限公司", "电机扩产项目", true)]
    [InlineData("浙江云帆机电有限公司", "电机 扩产", "浙江雲帆機電有限公司", "电机·扩产", true)]
    [InlineData("浙江云帆机电有限公司", "电机扩产", "浙江云帆机电有限公司", "新建厂房", false)]
    [InlineData("浙江云帆机电有限公司", "电机扩产", "江苏云帆机电有限公司", "电机扩产", false)]
    [InlineData("浙江云帆机电有限公司", "电机扩产", "浙江云凡机电有限公司", "电机扩产", false)]
    public void is_about_the_same_project_where_company_and_project_are_called_the_same(string company, string project, string other, string called, bool same)
    {
        var (one, two) = (ProjectIdentity.Of(company, project, null), ProjectIdentity.Of(other, called, null));
        (one.Is(two), one.Claim == two.Claim).ShouldBe((same, same));
    }

    [Fact]
    public void is_about_the_same_project_where_the_code_is_the_same()
    {
        const string code = "91330000712559654A";
        if (!Crm.Foundation.Formats.CreditCode.TryParse(code, out _)) throw new InvalidOperationException("The test's own code is none");
        ProjectIdentity.Of("云帆", "扩产", code).Is(ProjectIdentity.Of("Yunfan Motors", "扩产", code)).ShouldBeTrue();
        ProjectIdentity.Of("云帆", "扩产", code).Is(ProjectIdentity.Of("云帆", "新建", code)).ShouldBeFalse();
    }

    [Fact]
    public void is_complete_with_a_name_somebody_to_reach_and_an_amount()
    {
        ReportGaps.Of(What(Deqing)).ShouldBeEmpty();
        ReportGaps.Of(What(Deqing) with { Project = "" }).ShouldBe([ReportGap.Project]);
        ReportGaps.Of(What(Deqing) with { Project = "浙江云帆机电有限公司" }).ShouldBe([ReportGap.Project]);
        ReportGaps.Of(What(Deqing) with { Contact = Reachable with { Phone = null } }).ShouldBe([ReportGap.Contact]);
        ReportGaps.Of(What(Deqing) with { Contact = null, Needs = new Needs { Investment = 0 } }).ShouldBe([ReportGap.Contact, ReportGap.Investment]);
    }

    [Fact]
    public void makes_the_first_complete_one_the_first_and_the_next_contested()
    {
        var first = (FirstReportMade)Decide(What(Deqing), null).ShouldHaveSingleItem();
        (first.ProtectedUntil, first.Before, first.What.Lead).ShouldBe((Day.AddMonths(6), null, New));
        var contested = (ContestedReportMade)Decide(What(Anji), Claim(first), on: Day.AddMonths(6)).ShouldHaveSingleItem();
        contested.Against.ShouldBe(first.Report);
    }

    [Fact]
    public void is_the_first_again_once_protection_is_over()
    {
        var first = (FirstReportMade)Decide(What(Deqing), null).ShouldHaveSingleItem();
        var next = (FirstReportMade)Decide(What(Anji) with { Lead = first.What.Lead }, Claim(first), on: Day.AddMonths(6).AddDays(1)).ShouldHaveSingleItem();
        (next.Before, next.What.Lead).ShouldBe((first.Report, New), "the project has one lead");
    }

    [Fact]
    public void protects_nothing_while_it_lacks_something()
    {
        var incomplete = (IncompleteReportMade)Decide(What(Deqing) with { Contact = null }, null).ShouldHaveSingleItem();
        incomplete.Missing.ShouldBe([ReportGap.Contact]);
        Decide(What(Anji), Claim(incomplete)).ShouldHaveSingleItem().ShouldBeOfType<FirstReportMade>();
        Decide(What(Anji) with { Contact = null }, Claim((FirstReportMade)Decide(What(Deqing), null).Single())).ShouldHaveSingleItem().ShouldBeOfType<IncompleteReportMade>();
    }

    [Fact]
    public void is_contested_where_another_unit_s_lead_covers_the_project()
    {
        var lead = Guid.NewGuid();
        var cover = What(Deqing) with { Lead = lead, Evidence = null };
        var facts = Decide(What(Anji) with { Lead = lead }, null, cover);
        facts.Select(fact => fact.GetType()).ShouldBe([typeof(FirstReportMade), typeof(ContestedReportMade)]);
        ((FirstReportMade)facts[0]).What.ShouldBe(cover);
        Decide(What(Anji) with { Lead = lead }, null, cover with { Contact = null }).Select(fact => fact.GetType()).ShouldBe([typeof(IncompleteReportMade), typeof(FirstReportMade)]);
    }

    [Fact]
    public void is_of_one_s_own_lead_where_the_unit_has_one()
    {
        var lead = Guid.NewGuid();
        var first = (FirstReportMade)Decide(What(Deqing) with { Lead = lead, Contact = null }, null, What(Deqing) with { Lead = lead }).ShouldHaveSingleItem();
        first.What.Lead.ShouldBe(lead, "and what the lead knows need not be said again");
    }

    [Fact]
    public void is_made_once()
    {
        var claim = Claim((FirstReportMade)Decide(What(Deqing), null).Single());
        Should.Throw<RuleBroken>(() => ReportProjectHandler.Decide(Command() with { ReportId = claim.First!.Value }, What(Deqing), claim, null, New, 6).ToList()).Kind.ShouldBe(Refusal.Conflict);
    }

    [Fact]
    public void is_ruled_on_by_a_manager_above_all_who_reported()
    {
        var claim = Claim((FirstReportMade)Decide(What(Deqing), null).Single());
        claim = claim.After(Decide(What(Anji), claim).Single());
        var other = claim.Reports[1].Id;
        var ruled = (FirstReportRuled)RuleOnReportHandler.Decide(Ruling(other), claim, CityManager, 6).ShouldHaveSingleItem();
        (ruled.Report, ruled.Before, ruled.ProtectedUntil).ShouldBe((other, claim.First, Day.AddMonths(6)));
        claim.After(ruled).First.ShouldBe(other);
        claim.After(ruled).Reports.Count.ShouldBe(2);
        foreach (var party in new[] { DeqingManager, AnjiManager })
            Should.Throw<RuleBroken>(() => RuleOnReportHandler.Decide(Ruling(other), claim, party, 6).ToList()).Kind.ShouldBe(Refusal.Forbidden, party.Login);
        Should.Throw<RuleBroken>(() => RuleOnReportHandler.Decide(Ruling(Guid.NewGuid()), claim, CityManager, 6).ToList()).Kind.ShouldBe(Refusal.Missing);
    }

    [Fact]
    public void takes_the_lead_to_the_unit_whose_report_is_the_first()
    {
        var lead = new Lead { Id = Guid.NewGuid(), Unit = Deqing, Owner = "chen" };
        var report = new ReportHeld(Guid.NewGuid(), Anji, AnjiPlace.Path, "wu", lead.Id);
        var wu = new PersonPlace("wu", "吴某", Anji, AnjiPlace.Path, new HashSet<Role> { Role.Officer }, null, false);
        RuleOnReportHandler.HandOver(lead, report, AnjiPlace, wu, Ruling(report.Id))!.Owner.ShouldBe("wu");
        RuleOnReportHandler.HandOver(lead, report, AnjiPlace, wu with { Disabled = true }, Ruling(report.Id))!.Owner.ShouldBeNull();
        RuleOnReportHandler.HandOver(lead with { Unit = Anji }, report, AnjiPlace, wu, Ruling(report.Id)).ShouldBeNull();
        RuleOnReportHandler.HandOver(lead with { Stage = Stage.Terminated }, report, AnjiPlace, wu, Ruling(report.Id)).ShouldBeNull();
    }

    [Fact]
    public void is_added_to_by_its_own_unit()
    {
        var claim = Claim((FirstReportMade)Decide(What(Deqing), null).Single());
        var adding = new StateOnReport(Guid.NewGuid(), claim.First!.Value, "附会议纪要", Day);
        StateOnReportHandler.Decide(adding, claim, Officer).ShouldHaveSingleItem().ShouldBe(new ReportStatementMade(claim.First!.Value, "附会议纪要", Day));
        Should.Throw<RuleBroken>(() => StateOnReportHandler.Decide(adding, claim, AnjiOfficer).ToList()).Kind.ShouldBe(Refusal.Forbidden);
    }

    private static ReportProject Command(DateOnly? on = null) => new(Guid.NewGuid(), "浙江云帆机电有限公司", "电机扩产", null, new Needs(), "6 月 1 日在县行政中心会面", on ?? Day);

    private static RuleOnReport Ruling(Guid report) => new(Guid.NewGuid(), report, "会议纪要为证", Day);

    private static ReportedProject What(string unit) =>
        new("浙江云帆机电有限公司", "电机扩产", null, new Needs { Investment = 12_000 }, Reachable, unit, $"330000/330500/{unit}/", unit == Deqing ? "chen" : "wu", null, "凭据");

    private static List<object> Decide(ReportedProject what, ProjectClaim? claim, ReportedProject? cover = null, DateOnly? on = null) =>
        [.. ReportProjectHandler.Decide(Command(on), what, claim, cover, New, 6)];

    private static ProjectClaim Claim(object first) => new ProjectClaim().After(first);
}
