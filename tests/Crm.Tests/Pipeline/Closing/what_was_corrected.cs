using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Merging;
using Crm.Pipeline.Closing.Correcting;
using Crm.Pipeline.Comparing;
using Crm.Pipeline.Listing;
using static Crm.Tests.Pipeline.Closing.Given;

namespace Crm.Tests.Pipeline.Closing;

public class what_was_corrected
{
    private static readonly DateOnly June = new(2026, 6, 30);
    private static readonly HashSet<string> Here = [District];
    private static readonly RecordedFact Opened = Fact(new LeadOpened("XS-1", "云帆", "电机", Source.Expo, District, "330000/330500/330521/", new Needs { Investment = 5_000 }, null, null, new(2026, 5, 4)), new(2026, 5, 4, 2, 0, 0, TimeSpan.Zero));

    [Fact]
    public void is_what_was_entered_after_the_closing_of_days_up_to_the_end_of_the_month()
    {
        var found = Of(Opened, Signed(June.AddDays(-3), July(8))).ShouldNotBeNull();
        (found.Reported!.Stage, found.Corrected!.Stage, found.KindIn(Here)).ShouldBe((Stage.Lead, Stage.Signed, ChangeKind.Advanced));
        found.Since.ShouldHaveSingleItem().RecordedAt.ShouldBe(July(8));
    }

    [Fact]
    public void is_not_what_happened_between_the_month_and_its_closing_nor_what_was_known_by_then()
    {
        Of(Opened, Signed(June.AddDays(2), July(2))).ShouldBeNull("it happened in July");
        Of(Opened, Signed(June.AddDays(2), July(8))).ShouldBeNull();
        Of(Opened, Signed(June, July(4))).ShouldBeNull("late, and yet before the closing");
    }

    [Fact]
    public void is_a_lead_that_came_or_went_by_what_is_known_since()
    {
        Of(Opened with { RecordedAt = July(9) }).ShouldNotBeNull().KindIn(Here).ShouldBe(ChangeKind.Added);
        Of(Opened, Fact(new LeadMergedInto(Guid.NewGuid(), "XS-2", new(2026, 7, 9)), July(9))).ShouldNotBeNull().KindIn(Here).ShouldBe(ChangeKind.Gone, "it is known for every day");
        Of(Opened, Fact(new LeadAssigned(City, "330000/330500/", null, null, null, June), July(9))).ShouldNotBeNull().KindIn(Here).ShouldBe(ChangeKind.MovedOut);
    }

    [Fact]
    public void counts_in_the_figures_of_its_year_alone()
    {
        var signed = Of(Opened, Signed(June, July(8)))!.Corrected!;
        ReportedLeads.Of(signed, 2026, -1).Select(counted => (counted.Kind, counted.Month, counted.Tally.Count, counted.Tally.Amount)).ShouldBe(
            [((int)Stage.Signed, 202606, -1, -12_000m), ((int)Crm.Pipeline.History.TallyKind.Cohort, 202600, -1, -12_000m), ((int)Crm.Pipeline.History.TallyKind.Size, 202600, -1, -12_000m)]);
        ReportedLeads.Of(signed, 2025, 1).ShouldBeEmpty();
    }

    // The month was closed on the 5th.
    private static Correction? Of(params RecordedFact[] facts) => Correction.Of(Guid.NewGuid(), facts, June, July(5));

    private static RecordedFact Signed(DateOnly day, DateTimeOffset at) => Fact(new StageAdvanced(Stage.Lead, Stage.Signed, [new Evidence(EvidenceKind.Agreement, "协-7", On: day, Amount: 12_000)], day), at);

    private static RecordedFact Fact(IFact fact, DateTimeOffset at) => new(fact.OccurredOn, at, "chen", fact);
}
