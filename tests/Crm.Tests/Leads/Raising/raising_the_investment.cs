using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Profile;
using Crm.Leads.Raising;

namespace Crm.Tests.Leads.Raising;

public class raising_the_investment
{
    private static readonly DateOnly Day = new(2026, 6, 3);
    private static readonly Lead Signed = new() { Id = Guid.NewGuid(), Stage = Stage.Signed };

    [Fact]
    public void tells_the_increment_alone_with_its_agreement()
    {
        var raised = (InvestmentRaised)RaiseInvestmentHandler.Decide(Command() with { By = 3_200 }, Signed, Day).ShouldHaveSingleItem();
        (raised.By, raised.OccurredOn).ShouldBe((3_200, Day));
        raised.Agreement.ShouldBe(new Evidence(EvidenceKind.Agreement, "增-7", null, Day, 3_200));
    }

    [Fact]
    public void is_for_projects_that_were_signed_and_go_on()
    {
        Refused(Command(), Signed with { Stage = Stage.Visiting }).ShouldContain("签约以后才有增资");
        Refused(Command(), Signed with { Stage = Stage.Terminated }).ShouldContain("已经终止");
    }

    [Fact]
    public void takes_an_agreement_and_no_day_to_come()
    {
        Refused(Command() with { Agreement = new Evidence(EvidenceKind.Agreement, " ") }, Signed).ShouldContain("协议");
        Refused(Command() with { OccurredOn = Day.AddDays(1) }, Signed).ShouldNotBeEmpty();
        Refused(Command() with { Agreement = new Evidence(EvidenceKind.Agreement, "增-7", On: Day.AddDays(1)) }, Signed).ShouldContain("晚于今天");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(100_000_001)]
    public void refuses_what_is_no_increment(int by) => new RaiseInvestmentValidator().Validate(Command() with { By = by }).IsValid.ShouldBeFalse();

    [Fact]
    public void is_withdrawn_with_a_reason_and_once()
    {
        var raise = Guid.NewGuid();
        var lead = Signed.Apply(new InvestmentRaised(raise, 100, new Evidence(EvidenceKind.Agreement, "增-7"), Day));
        lead.Raises.ShouldBe([raise]);
        Refused(new WithdrawRaise(lead.Id, raise, " ", Day), lead).ShouldContain("原因");
        var withdrawn = (InvestmentRaiseWithdrawn)WithdrawRaiseHandler.Decide(new WithdrawRaise(lead.Id, raise, "金额填错", Day), lead, Day).ShouldHaveSingleItem();
        Refused(new WithdrawRaise(lead.Id, raise, "金额填错", Day), lead.Apply(withdrawn)).ShouldContain("没有这笔增资");
    }

    [Fact]
    public void leaves_what_was_agreed_as_it_was()
    {
        var facts = new LeadFacts { Number = "XS1", Company = "甲", Project = "乙", Unit = "330521", Agreed = 5_000 };
        var raised = new InvestmentRaised(Guid.NewGuid(), 800, new Evidence(EvidenceKind.Agreement, "增-7"), Day);
        var after = facts.After(raised)!;
        (after.Amount, after.Raises.Count).ShouldBe((5_000, 1));
        after.After(new InvestmentRaiseWithdrawn(raised.Raise, "误", Day))!.Raises.ShouldBeEmpty();
    }

    private static RaiseInvestment Command() => new(Signed.Id, Guid.NewGuid(), 500, new Evidence(EvidenceKind.Agreement, "增-7"), Day, 3);

    private static string Refused(RaiseInvestment command, Lead lead) => Should.Throw<RuleBroken>(() => RaiseInvestmentHandler.Decide(command, lead, Day).ToList()).Message;

    private static string Refused(WithdrawRaise command, Lead lead) => Should.Throw<RuleBroken>(() => WithdrawRaiseHandler.Decide(command, lead, Day).ToList()).Message;
}
