using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Merging;

namespace Crm.Pipeline.History;

/// <summary>What figures need to know of a lead at one moment.</summary>
public sealed record LeadState
{
    /// <summary>Where it stands in its life.</summary>
    public Stage Stage { get; init; } = Stage.Lead;

    /// <summary>How far it has come: its stage, and of a terminated lead the one it was terminated in.</summary>
    public Stage Reach { get; init; } = Stage.Lead;

    /// <summary>Why it was terminated; null while it is not.</summary>
    public TerminationReason? Reason { get; init; }

    /// <summary>Unit in charge.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Officer in charge; null while it lies in the unit's pool.</summary>
    public string? Owner { get; init; }

    /// <summary>Where it came from.</summary>
    public Source Source { get; init; }

    /// <summary>GB/T 4754 code as far as known.</summary>
    public string? Industry { get; init; }

    /// <summary>GB/T 2260 code as far as known.</summary>
    public string? Region { get; init; }

    /// <summary>Intended investment in 万元; 0 while unknown.</summary>
    public decimal Intended { get; init; }

    /// <summary>Investment of the last agreement, in 万元; null while there is none.</summary>
    public decimal? Agreed { get; init; }

    /// <summary>Increases of what was agreed; they stand by themselves and are no part of <see cref="Amount"/>.</summary>
    public Raises Raises { get; init; } = Raises.None;

    /// <summary>Agreed investment, or the intended one while there is no agreement, in 万元.</summary>
    public decimal Amount => Agreed ?? Intended;

    /// <summary>The day it entered the stage it stands in.</summary>
    public DateOnly Since { get; init; }

    /// <summary>The day it became a lead.</summary>
    public DateOnly OpenedOn { get; init; }

    /// <summary>For each stage from 研判 to 达产 the business day on which it was reached; a stage that was skipped is reached with the later one, one that was stepped back from no more.</summary>
    public Milestones Reached { get; init; }

    /// <summary>It goes on as another lead and counts there.</summary>
    public bool Merged { get; init; }

    /// <summary>It came from a test and counts nowhere.</summary>
    public bool Test { get; init; }

    /// <summary>The state after a fact; the same one where the fact is nothing to figures, null before the lead was opened.</summary>
    public static LeadState? After(LeadState? state, object fact) => fact is LeadOpened opened ? Open(opened) : state is null ? null : fact switch
    {
        LeadAssigned a => state with { Unit = a.Unit, Owner = a.Owner },
        NeedsRevised n => state.With(n.Needs),
        LeadMerged m => state.With(m.Values.Needs),
        LeadUnmerged u => state.With(u.Values.Needs),
        StageAdvanced a => state with
        {
            Stage = a.To,
            Reach = a.To,
            Since = a.OccurredOn,
            Reason = null,
            Reached = state.Reached.To(a.To, a.OccurredOn),
            Agreed = a.Evidence.FirstOrDefault(e => e.Kind == EvidenceKind.Agreement)?.Amount ?? state.Agreed,
        },
        StageSteppedBack b => state with { Stage = b.To, Reach = b.To, Since = b.OccurredOn, Reason = null, Reached = state.Reached.BackTo(b.To) },
        LeadTerminated t => state with { Stage = Stage.Terminated, Since = t.OccurredOn, Reason = t.Reason },
        LeadReopened r => state with { Stage = r.To, Reach = r.To, Since = r.OccurredOn, Reason = null, Reached = state.Reached.BackTo(r.To) },
        InvestmentRaised r => state with { Raises = state.Raises.With(new Raise(r.Raise, r.OccurredOn, r.By)) },
        InvestmentRaiseWithdrawn w => state with { Raises = state.Raises.Without(w.Raise) },
        LeadMergedInto => state with { Merged = true },
        LeadUnmergedFrom => state with { Merged = false },
        _ => state,
    };

    private static LeadState Open(LeadOpened e) => new LeadState
    {
        Unit = e.Unit, Source = e.Source, Since = e.OccurredOn, OpenedOn = e.OccurredOn, Test = e.Test,
    }.With(e.Needs);

    private LeadState With(Needs needs) => this with { Industry = needs.Industry, Region = needs.Region, Intended = needs.Investment ?? 0 };
}

/// <summary>The days on which the stages from 研判 to 达产 were reached.</summary>
public readonly record struct Milestones(
    DateOnly? Assessing, DateOnly? Negotiating, DateOnly? Visiting, DateOnly? Signed, DateOnly? Landed, DateOnly? Started, DateOnly? Completed, DateOnly? Produced, DateOnly? AtCapacity)
{
    /// <summary>The day of a stage.</summary>
    public DateOnly? this[Stage stage] => stage switch
    {
        Stage.Assessing => Assessing,
        Stage.Negotiating => Negotiating,
        Stage.Visiting => Visiting,
        Stage.Signed => Signed,
        Stage.Landed => Landed,
        Stage.UnderConstruction => Started,
        Stage.Completed => Completed,
        Stage.InProduction => Produced,
        Stage.AtCapacity => AtCapacity,
        _ => null,
    };

    /// <summary>With every stage up to this one reached; those that had been keep their day.</summary>
    public Milestones To(Stage stage, DateOnly day)
    {
        return new(Day(Stage.Assessing, Assessing), Day(Stage.Negotiating, Negotiating), Day(Stage.Visiting, Visiting), Day(Stage.Signed, Signed), Day(Stage.Landed, Landed),
            Day(Stage.UnderConstruction, Started), Day(Stage.Completed, Completed), Day(Stage.InProduction, Produced), Day(Stage.AtCapacity, AtCapacity));

        DateOnly? Day(Stage one, DateOnly? before) => before ?? (one <= stage ? day : null);
    }

    /// <summary>With no stage behind this one reached.</summary>
    public Milestones BackTo(Stage stage)
    {
        return new(Day(Stage.Assessing, Assessing), Day(Stage.Negotiating, Negotiating), Day(Stage.Visiting, Visiting), Day(Stage.Signed, Signed), Day(Stage.Landed, Landed),
            Day(Stage.UnderConstruction, Started), Day(Stage.Completed, Completed), Day(Stage.InProduction, Produced), Day(Stage.AtCapacity, AtCapacity));

        DateOnly? Day(Stage one, DateOnly? before) => one <= stage ? before : null;
    }
}
