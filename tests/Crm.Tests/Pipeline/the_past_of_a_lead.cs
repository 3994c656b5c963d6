using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Merging;
using Crm.Pipeline.History;
using Crm.Testing;

namespace Crm.Tests.Pipeline;

public class the_past_of_a_lead
{
    private static readonly DateOnly First = new(2024, 1, 1);
    private static readonly DateOnly Last = new(2026, 6, 30);
    private static readonly (string, string)[] Units = [("330521", "330000/330500/330521/"), ("330522", "330000/330500/330522/")];

    [Fact]
    public void is_on_every_day_what_all_facts_recorded_by_then_make_of_it()
    {
        foreach (var project in MadeProjects.Make(300, 7, Units, First, Last))
        {
            var spans = LeadPast.Of(project.Id, Facts(project));
            for (var day = First; day <= Last.AddDays(1); day = day.AddDays(5))
                At(spans, Standpoint.AsRecorded, day).ShouldBe(Counted(Fold(project.Facts.Where(f => f.RecordedOn <= day))), $"{project.Id} {day}");
        }
    }

    [Fact]
    public void is_on_every_day_what_all_facts_that_had_happened_make_of_it_today()
    {
        foreach (var project in MadeProjects.Make(300, 8, Units, First, Last))
        {
            var spans = LeadPast.Of(project.Id, Facts(project));
            var merged = project.Facts.Select(f => f.Fact).LastOrDefault(f => f is LeadMergedInto or LeadUnmergedFrom) is LeadMergedInto;
            for (var day = First; day <= Last.AddDays(1); day = day.AddDays(5))
            {
                var expected = merged ? null : Counted(Fold(project.Facts.Where(f => f.Fact is not (LeadMergedInto or LeadUnmergedFrom) && ((IFact)f.Fact).OccurredOn <= day)));
                At(spans, Standpoint.AsHappened, day).ShouldBe(expected, $"{project.Id} {day}");
            }
        }
    }

    [Fact]
    public void looks_the_same_from_both_standpoints_today()
    {
        foreach (var project in MadeProjects.Make(500, 9, Units, First, Last))
        {
            var spans = LeadPast.Of(project.Id, Facts(project));
            At(spans, Standpoint.AsHappened, Last).ShouldBe(At(spans, Standpoint.AsRecorded, Last));
        }
    }

    [Fact]
    public void is_one_row_where_every_fact_was_recorded_on_its_day()
    {
        var spans = LeadPast.Of(Guid.NewGuid(), [new(First, First, Opened(First)), new(First.AddDays(9), First.AddDays(9), new StageAdvanced(Stage.Lead, Stage.Negotiating, [], First.AddDays(9)))]);
        spans.ShouldAllBe(span => span.Seen == 3);
        spans.Select(span => (span.From, span.To, span.State.Stage)).ShouldBe([(First, First.AddDays(9), Stage.Lead), (First.AddDays(9), null, Stage.Negotiating)]);
    }

    [Fact]
    public void keeps_increases_apart_from_what_was_agreed()
    {
        var (raise, other) = (Guid.NewGuid(), Guid.NewGuid());
        var agreement = new Evidence(EvidenceKind.Agreement, "协-1", null, First, 5_000);
        var spans = LeadPast.Of(Guid.NewGuid(),
        [
            new(First, First, Opened(First)), new(First, First, new StageAdvanced(Stage.Lead, Stage.Signed, [agreement], First)),
            new(First.AddDays(40), First.AddDays(60), new InvestmentRaised(raise, 800, agreement, First.AddDays(40))),
            new(First.AddDays(70), First.AddDays(70), new InvestmentRaised(other, 200, agreement, First.AddDays(70))),
            new(First.AddDays(90), First.AddDays(90), new InvestmentRaiseWithdrawn(raise, "误", First.AddDays(90))),
        ]);
        spans.ShouldAllBe(span => span.State.Amount == 5_000);
        At(spans, Standpoint.AsHappened, First.AddDays(50))!.Raises.Increments.ShouldBe([800]);
        At(spans, Standpoint.AsRecorded, First.AddDays(50))!.Raises.Count.ShouldBe(0);
        At(spans, Standpoint.AsRecorded, First.AddDays(80))!.Raises.Days.ShouldBe([First.AddDays(40), First.AddDays(70)]);
        At(spans, Standpoint.AsHappened, First.AddDays(90))!.Raises.Increments.ShouldBe([200]);
    }

    [Fact]
    public void knows_a_late_entry_from_the_day_it_was_recorded_or_from_the_day_it_happened()
    {
        var (signed, entered) = (First.AddDays(30), First.AddDays(100));
        var spans = LeadPast.Of(Guid.NewGuid(), [new(First, First, Opened(First)), new(signed, entered, new StageAdvanced(Stage.Lead, Stage.Signed, [new Evidence(EvidenceKind.Agreement, "1", null, signed, 900)], signed))]);
        At(spans, Standpoint.AsHappened, signed)!.Stage.ShouldBe(Stage.Signed);
        At(spans, Standpoint.AsRecorded, entered.AddDays(-1))!.Stage.ShouldBe(Stage.Lead);
        At(spans, Standpoint.AsRecorded, entered)!.ShouldSatisfyAllConditions(s => s.Stage.ShouldBe(Stage.Signed), s => s.Reached.Signed.ShouldBe(signed), s => s.Amount.ShouldBe(900));
    }

    [Fact]
    public void counts_a_skipped_stage_as_reached_and_one_that_was_stepped_back_from_no_more()
    {
        var state = Fold([.. new object[]
        {
            Opened(First), new StageAdvanced(Stage.Lead, Stage.UnderConstruction, [], First.AddDays(1)), new StageSteppedBack(Stage.UnderConstruction, Stage.Signed, "停", First.AddDays(2)),
            new StageAdvanced(Stage.Signed, Stage.Landed, [], First.AddDays(3)), new LeadTerminated(Stage.Landed, TerminationReason.FundingFailed, null, First.AddDays(4)),
        }.Select(fact => new MadeFact(fact, First))])!;
        state.Reached.ShouldBe(new Milestones(First.AddDays(1), First.AddDays(1), First.AddDays(1), First.AddDays(1), First.AddDays(3), null, null, null, null));
        (state.Stage, state.Reach).ShouldBe((Stage.Terminated, Stage.Landed));
    }

    private static LeadOpened Opened(DateOnly day) => new("XS1", "企业", "项目", Source.Hotline, "330521", "330521/", new Needs { Investment = 500 }, null, null, day);

    private static List<DatedFact> Facts(MadeProject project) => [.. project.Facts.Select(f => new DatedFact(((IFact)f.Fact).OccurredOn, f.RecordedOn, f.Fact))];

    private static LeadState? Fold(IEnumerable<MadeFact> facts) => facts.Aggregate((LeadState?)null, (state, fact) => LeadState.After(state, fact.Fact));

    private static LeadState? Counted(LeadState? state) => state is { Merged: true } or { Test: true } ? null : state is null ? null : state with { Merged = false };

    private static LeadState? At(IReadOnlyList<LeadSpan> spans, Standpoint from, DateOnly day) =>
        spans.SingleOrDefault(span => (span.Seen & (int)from) != 0 && span.From <= day && (span.To is null || span.To > day))?.State;
}
