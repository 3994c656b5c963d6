using Crm.Foundation;
using Crm.Privacy;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Crm.Leads.Listing;

/// <summary>One lead as lists, boards, the workbench and the funnel show it. Written in the command's own transaction.</summary>
public sealed record LeadListing
{
    public Guid Id { get; init; }

    public string Number { get; init; } = "";

    public string Company { get; init; } = "";

    public string Project { get; init; } = "";

    public Stage Stage { get; init; }

    /// <summary>The stage a terminated lead was in.</summary>
    public Stage? TerminatedFrom { get; init; }

    public Source Source { get; init; }

    public string Unit { get; init; } = "";

    public string UnitPath { get; init; } = "";

    public string? Owner { get; init; }

    public string[] SharedWith { get; init; } = [];

    public string? CreditCode { get; init; }

    /// <summary>GB/T 4754 code as far as known.</summary>
    public string? Industry { get; init; }

    /// <summary>GB/T 2260 code as far as known.</summary>
    public string? Region { get; init; }

    /// <summary>Intended investment, or the agreed one from 签约 on, in 万元; 0 while unknown, so that sums need no special case.</summary>
    public decimal Amount { get; init; }

    /// <summary>The stage's place in the order, for "this stage or a later one"; 99 for a terminated lead.</summary>
    public int Step => (int)Stage;

    /// <summary>The contact to call first.</summary>
    public SealedContact? Contact { get; init; }

    public string? NextAction { get; init; }

    public DateOnly? NextOn { get; init; }

    /// <summary>Day of the last talk with the investor.</summary>
    public DateOnly? LastFollowUp { get; init; }

    public DateOnly OpenedOn { get; init; }

    /// <summary>Day it entered its stage.</summary>
    public DateOnly StageSince { get; init; }

    /// <summary>When the last event was recorded.</summary>
    public DateTimeOffset Updated { get; init; }

    /// <summary>When somebody became responsible; null while it lies in a pool.</summary>
    public DateTimeOffset? AssignedAt { get; init; }
}

/// <summary>Writes <see cref="LeadListing"/>.</summary>
public sealed partial class LeadListingProjection : SingleStreamProjection<LeadListing, Guid>
{
    public override LeadListing? Evolve(LeadListing? row, Guid id, IEvent e)
    {
        if (e.Data is LeadOpened opened) row = Open(id, opened);
        if (row is null) return null;
        row = e.Data switch
        {
            LeadAssigned a => row with { Unit = a.Unit, UnitPath = a.UnitPath, Owner = a.Owner, AssignedAt = a.Owner is null ? null : e.Timestamp },
            LeadShared s => row with { SharedWith = [.. row.SharedWith, s.With] },
            LeadNamed n => row with { Company = n.Company, Project = n.Project, CreditCode = n.CreditCode ?? row.CreditCode },
            ContactRecorded c => row with { Contact = c.Contact },
            NeedsRevised n => With(row, n.Needs),
            FollowUpLogged f => row with { LastFollowUp = Later(row.LastFollowUp, f.OccurredOn), NextAction = f.NextAction ?? row.NextAction, NextOn = f.NextOn ?? row.NextOn },
            NextActionPlanned p => row with { NextAction = p.What, NextOn = p.On },
            NextActionDone => row with { NextAction = null, NextOn = null },
            VisitPlanned v => row with { NextAction = v.Purpose ?? row.NextAction, NextOn = v.On },
            VisitHeld v => row with { LastFollowUp = Later(row.LastFollowUp, v.OccurredOn) },
            StageAdvanced s => row with { Stage = s.To, StageSince = s.OccurredOn, Amount = Agreed(s) ?? row.Amount, CreditCode = Registered(s) ?? row.CreditCode },
            StageSteppedBack s => row with { Stage = s.To, StageSince = s.OccurredOn },
            LeadTerminated t => row with { Stage = Stage.Terminated, TerminatedFrom = t.From, StageSince = t.OccurredOn, NextAction = null, NextOn = null },
            LeadReopened r => row with { Stage = r.To, TerminatedFrom = null, StageSince = r.OccurredOn },
            _ => row,
        };
        return row with { Updated = e.Timestamp };
    }

    private static LeadListing Open(Guid id, LeadOpened e) => With(new LeadListing
    {
        Id = id,
        Number = e.Number,
        Company = e.Company,
        Project = e.Project,
        Stage = Stage.Lead,
        Source = e.Source,
        Unit = e.Unit,
        UnitPath = e.UnitPath,
        Contact = e.Contact,
        OpenedOn = e.OccurredOn,
        StageSince = e.OccurredOn,
    }, e.Needs);

    private static LeadListing With(LeadListing row, Needs needs) => row with
    {
        Industry = needs.Industry,
        Region = needs.Region,
        Amount = row.Stage >= Stage.Signed ? row.Amount : needs.Investment ?? 0,
    };

    private static decimal? Agreed(StageAdvanced e) => e.Evidence.FirstOrDefault(x => x.Kind == EvidenceKind.Agreement)?.Amount;

    private static string? Registered(StageAdvanced e) => e.Evidence.FirstOrDefault(x => x.Kind == EvidenceKind.Registration)?.Number;

    private static DateOnly Later(DateOnly? a, DateOnly b) => a > b ? a.Value : b;
}
