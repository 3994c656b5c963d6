using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Merging;
using Crm.Privacy;
using Crm.Team;

namespace Crm.Tests.Leads.Merging;

public class merging_two_leads
{
    private static readonly DateTimeOffset Later = Samples.Noon.AddDays(1);

    private readonly Story kept = Open("1", new Needs { LandMu = 80 });
    private readonly Story other = Open("2", new Needs { LandMu = 60, Investment = 900, Currency = "USD", OriginalInvestment = 125 });

    [Fact]
    public void takes_the_values_that_were_chosen_and_no_other()
    {
        Do(other, new LeadNamed("乙公司", "扩产", "91330521MA28C0DE1X", Samples.Day), new NextActionPlanned("寄样品", Samples.Day.AddDays(2), Samples.Day));
        kept.Merge(other, [MergeField.Company, MergeField.CreditCode, MergeField.Next, MergeField.Investment], Later);
        (kept.Facts.Company, kept.Facts.Project, kept.Facts.CreditCode).ShouldBe(("乙公司", "项目1", "91330521MA28C0DE1X"));
        kept.Lead.Next.ShouldBe(new NextStep("寄样品", Samples.Day.AddDays(2)));
        kept.Lead.Needs.ShouldBe(new Needs { LandMu = 80, Investment = 900, Currency = "USD", OriginalInvestment = 125 });
        (kept.Row.Company, kept.Row.Amount, kept.Row.NextAction).ShouldBe(("乙公司", 900, "寄样品"));
    }

    [Fact]
    public void brings_along_what_must_not_be_forgotten()
    {
        var visit = Guid.NewGuid();
        Do(other, new VisitPlanned(visit, VisitDirection.InvestorComes, Samples.Day.AddDays(3), "管委会", "看地", Samples.Day), new LeadAssigned("330521", "330000/330500/330521/", "wang", null, null, Samples.Day));
        kept.Merge(other, [MergeField.Next], Later);
        kept.Lead.Visits.ShouldHaveSingleItem().Place.ShouldBe("管委会");
        kept.Lead.SharedWith.ShouldBe(["wang"]);
        Do(kept, new VisitHeld(visit, VisitDirection.InvestorComes, "管委会", "看中 A-03", Samples.Day.AddDays(3)));
        (kept.Lead.Next, kept.Lead.Visited, other.Lead.Visits.Count).ShouldBe((null, true, 1));

        kept.Unmerge(other, Later);
        (kept.Lead.SharedWith.Count, kept.Facts.Visits.Count(v => v.Result is not null), other.Lead.Visits.Count).ShouldBe((0, 1, 1));
    }

    [Fact]
    public void counts_a_talk_of_either_as_a_talk_with_the_investor()
    {
        Do(other, new FollowUpLogged(Guid.NewGuid(), FollowUpKind.Phone, "谈了", null, null, Samples.Day));
        kept.Merge(other, [], Later);
        (kept.Lead.HasTalked, kept.Lead.FollowedUp).ShouldBe((true, false));
        kept.Unmerge(other, Later);
        kept.Lead.HasTalked.ShouldBeFalse();
    }

    [Fact]
    public void keeps_waiting_who_waited()
    {
        Luggage.WaitingSince(other.Events).ShouldBe(Samples.Noon);
        Do(other, new FollowUpLogged(Guid.NewGuid(), FollowUpKind.Phone, "谈了", null, null, Samples.Day));
        Luggage.WaitingSince(other.Events).ShouldBeNull();
        other.Add(new LeadTouched(Guid.NewGuid(), Source.WebForm, "又问", Samples.Day), Later);
        other.Add(new LeadTouched(Guid.NewGuid(), Source.WebForm, "再问", Samples.Day), Later.AddHours(1));
        Luggage.WaitingSince(other.Events).ShouldBe(Later);
    }

    [Fact]
    public void is_refused_where_one_is_merged_already_or_the_kept_one_has_ended()
    {
        var third = Open("3", new Needs());
        kept.Merge(other, [], Later);
        Should.Throw<RuleBroken>(() => third.Merge(other, [], Later)).Message.ShouldContain("已经并入");
        Should.Throw<RuleBroken>(() => other.Merge(third, [], Later)).Message.ShouldContain("请到那里继续");
        Should.Throw<RuleBroken>(() => kept.Unmerge(third, Later)).Kind.ShouldBe(Refusal.Missing);
        Do(third, new LeadTerminated(Stage.Lead, TerminationReason.NoFittingSite, null, Samples.Day));
        Should.Throw<RuleBroken>(() => third.Merge(kept, [], Later)).Message.ShouldContain("终止");
        kept.Merge(third, [], Later);
        kept.Lead.Merged.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(Role.Officer, "chen", "chen", true)]
    [InlineData(Role.Officer, "chen", "wang", false)]
    [InlineData(Role.Officer, "chen", null, false)]
    [InlineData(Role.Manager, "chen", "wang", true)]
    [InlineData(Role.Auditor, "chen", "chen", false)]
    public void is_for_who_is_above_both_or_in_charge_of_both(Role role, string owner, string? otherOwner, bool may) =>
        MergeRights.Has(new Actor("chen", "陈某", "330521", "330000/330500/330521/", new HashSet<Role> { role }, "page") { Units = new HashSet<string> { "330521" } }, "330521", owner, "330521", otherOwner).ShouldBe(may);

    [Fact]
    public void can_choose_every_field_of_the_needs()
    {
        var all = (Needs)Events.Sample.Of(typeof(Needs), "needs");
        var values = new LeadValues("", "", null, new Needs(), null);
        values.With(Enum.GetValues<MergeField>(), values with { Needs = all }).Needs.ShouldBe(all);
        MergeWords.Of(values).Select(word => word.Field).ShouldBe(Enum.GetValues<MergeField>());
    }

    private static Story Open(string n, Needs needs) =>
        new(Uuid5.Of("lead", n), new LeadOpened($"XS2026-00000{n}", $"公司{n}", $"项目{n}", Source.WebForm, "330521", "330000/330500/330521/", needs, null, null, Samples.Day));

    private static void Do(Story story, params object[] facts)
    {
        foreach (var fact in facts) story.Add(fact, Samples.Noon);
    }
}
