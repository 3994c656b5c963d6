using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Claiming;
using Crm.Leads.Pooling;
using Crm.Team;

namespace Crm.Tests.Leads.Pooling;

public class the_ladder
{
    private static readonly DateOnly Assigned = new(2026, 6, 1);
    private static readonly PoolRules Rules = PoolRules.Usual;
    private static readonly Actor Officer = new("wang", "王", "330521", "330000/330500/330521/", new HashSet<Role> { Role.Officer }, "page");

    [Theory]
    [InlineData(0, null, 0, false)]
    [InlineData(2, null, 0, false)]
    [InlineData(3, null, 3, false)]
    [InlineData(4, 3, 0, false)] // told already
    [InlineData(5, 3, 5, false)]
    [InlineData(7, 5, 7, false)]
    [InlineData(7, null, 7, false)] // nobody looked for days: the highest rung, once
    [InlineData(7, 7, 0, false)]
    [InlineData(8, 7, 8, true)]
    [InlineData(400, null, 400, true)]
    public void reminds_after_three_five_and_seven_days_and_then_returns(int days, int? reminded, int rung, bool returns) =>
        Rules.Due(Assigned, reminded, Assigned.AddDays(days)).ShouldBe(new Rung(rung, returns));

    [Fact]
    public void counts_from_the_last_talk_of_whoever_is_in_charge()
    {
        Rules.CountsFrom(Assigned, Assigned.AddDays(4)).ShouldBe(Assigned.AddDays(4));
        Rules.CountsFrom(Assigned, Assigned).ShouldBe(Assigned);
    }

    [Fact]
    public void gives_grace_to_a_lead_nobody_has_been_in_touch_with_since_it_was_handed_over()
    {
        Rules.CountsFrom(Assigned, null).ShouldBe(Assigned.AddDays(3));
        Rules.CountsFrom(Assigned, Assigned.AddDays(-1)).ShouldBe(Assigned.AddDays(3), "the talk was somebody else's");
    }

    [Fact]
    public void never_returns_where_the_rules_have_no_return() => (Rules with { ReturnAfter = null }).Due(Assigned, 7, Assigned.AddDays(1000)).ShouldBe(Rung.None);

    [Fact]
    public void a_claim_is_refused_to_whoever_has_enough_has_claimed_enough_or_has_just_lost_it()
    {
        var lead = new Lead { Id = Guid.NewGuid(), Stage = Stage.Lead, Unit = "330521", UnitPath = "330000/330500/330521/" };
        IReadOnlyList<object> Claim(Lead of, ClaimLoad load, DateOnly day) => [.. ClaimLeadHandler.Decide(new ClaimLead(of.Id, day), of, Officer, Rules, load)];

        Claim(lead, new ClaimLoad(49, 4), Assigned).ShouldHaveSingleItem();
        Should.Throw<RuleBroken>(() => Claim(lead, new ClaimLoad(50, 0), Assigned));
        Should.Throw<RuleBroken>(() => Claim(lead, new ClaimLoad(0, 5), Assigned));
        var lost = lead with { LastOwner = "wang", ReturnedOn = Assigned };
        Should.Throw<RuleBroken>(() => Claim(lost, default, Assigned.AddDays(2)));
        Claim(lost, default, Assigned.AddDays(3)).ShouldHaveSingleItem();
        Claim(lost with { LastOwner = "li" }, default, Assigned).ShouldHaveSingleItem();
    }

    [Fact]
    public void a_return_must_come_after_the_last_reminder()
    {
        bool Valid(PoolRules rules) => new SetPoolRulesValidator().Validate(new SetPoolRules("330521", Assigned, rules, Assigned)).IsValid;
        Valid(Rules).ShouldBeTrue();
        Valid(Rules with { ReturnAfter = 7 }).ShouldBeFalse();
        Valid(Rules with { ReturnAfter = null }).ShouldBeTrue();
        Valid(Rules with { RemindAfter = [0] }).ShouldBeFalse();
        new SetPoolRulesValidator().Validate(new SetPoolRules("330521", Assigned, null, Assigned)).IsValid.ShouldBeTrue("no rules at all are rules too");
    }

    [Theory]
    [InlineData("3, 5, 7", new[] { 3, 5, 7 })]
    [InlineData("3，5、7", new[] { 3, 5, 7 })]
    [InlineData("", new int[0])]
    [InlineData("3, soon", new[] { 3, 0 })] // and so refused
    public void reminders_are_written_as_people_write_numbers(string written, int[] days) => new PoolForm(Rules) { RemindAfter = written }.Rules().RemindAfter.ShouldBe(days);
}
