using System.Text.Json.Serialization;
using Crm.Foundation;
using Crm.Leads.Merging;
using Crm.Privacy;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Crm.Leads.Listing;

/// <summary>One lead as lists, boards, the workbench and the funnel show it. Written in the command's own transaction.</summary>
public sealed record LeadListing : IRow
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

    public string? Owner { get; init; }

    public string[] SharedWith { get; init; } = [];

    public string? CreditCode { get; init; }

    /// <summary>GB/T 4754 code as far as known.</summary>
    public string? Industry { get; init; }

    /// <summary>GB/T 2260 code as far as known.</summary>
    public string? Region { get; init; }

    /// <summary>Intended investment, or the agreed one from 签约 on, in 万元; 0 while unknown, so that sums need no special case.</summary>
    public decimal Amount { get; init; }

    /// <summary>The agreed investment, in 万元, once there is an agreement.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Agreed { get; init; }

    /// <summary>The stage's place in the order, for "this stage or a later one"; 99 for a terminated lead.</summary>
    public int Step => (int)Stage;

    /// <summary>The contact to call first.</summary>
    public SealedContact? Contact { get; init; }

    public string? NextAction { get; init; }

    public DateOnly? NextOn { get; init; }

    /// <summary>The visit, where one is next.</summary>
    public Guid? NextVisit { get; init; }

    /// <summary>Day of the last talk with the investor.</summary>
    public DateOnly? LastFollowUp { get; init; }

    public DateOnly OpenedOn { get; init; }

    /// <summary>Day it entered its stage.</summary>
    public DateOnly StageSince { get; init; }

    /// <summary>When the last event was recorded.</summary>
    public DateTimeOffset Updated { get; init; }

    /// <summary>When somebody became responsible; null while it lies in a pool.</summary>
    public DateTimeOffset? AssignedAt { get; init; }

    /// <summary>The business day of that.</summary>
    public DateOnly? AssignedOn { get; init; }

    /// <summary>Whether whoever is in charge took it out of the pool themselves.</summary>
    public bool Claimed { get; init; }

    /// <summary>After how many days without a follow-up the person in charge was last reminded; null since the last follow-up or hand-over.</summary>
    public int? Reminded { get; init; }

    /// <summary>Left out of every figure. Nobody is shown it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault), StoredOnly]
    public bool Test { get; init; }

    /// <summary>Day it first reached 签约; null before, and again once it fell back.</summary>
    public DateOnly? SignedOn { get; init; }

    /// <summary>
    /// The lead it was merged into. Such a lead lies in no unit here and belongs to nobody: whoever lists, counts or recognises leads asks for units, officers or sharing, and
    /// so never comes by it, nor do the prepared sums.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? MergedInto { get; init; }

    /// <summary>Where it lay before, for the day it stands by itself again.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ListedPlace? Before { get; init; }
}

/// <summary>Where a lead lies: what decides who comes by it.</summary>
public sealed record ListedPlace(string Unit, string? Owner, string[] SharedWith);

/// <summary>Writes <see cref="LeadListing"/>.</summary>
public sealed partial class LeadListingProjection : SingleStreamProjection<LeadListing, Guid>
{
    public LeadListingProjection() => this.IncludeFactsBeside<LeadOpened>();

    public override LeadListing? Evolve(LeadListing? row, Guid id, IEvent e)
    {
        if (e.Data is LeadOpened opened) row = Open(id, opened);
        if (row is null) return null;
        row = Next(row, e.Data);
        row = e.Data switch
        {
            LeadAssigned a => row with { Unit = a.Unit, Owner = a.Owner, AssignedAt = a.Owner is null ? null : e.RecordedAt(), AssignedOn = a.Owner is null ? null : a.OccurredOn, Claimed = a.From is null && a.Owner is not null && a.Owner == e.UserName, Reminded = null },
            LeadReminded r => row with { Reminded = r.Days },
            LeadShared s => row with { SharedWith = [.. row.SharedWith, s.With] },
            LeadNamed n => row with { Company = n.Company, Project = n.Project, CreditCode = n.CreditCode ?? row.CreditCode },
            ContactRecorded c => row with { Contact = c.Contact },
            NeedsRevised n => With(row, n.Needs),
            FollowUpLogged f => row with { LastFollowUp = Later(row.LastFollowUp, f.OccurredOn), Reminded = null },
            VisitHeld v => row with { LastFollowUp = Later(row.LastFollowUp, v.OccurredOn), Reminded = null },
            StageAdvanced s => Advance(row, s),
            StageSteppedBack s => row with { Stage = s.To, StageSince = s.OccurredOn, SignedOn = s.To < Stage.Signed ? null : row.SignedOn },
            LeadTerminated t => row with { Stage = Stage.Terminated, TerminatedFrom = t.From, StageSince = t.OccurredOn },
            LeadMerged m => Take(row, m.Values) with { SharedWith = MergeSharing.After(row.SharedWith, m) },
            LeadUnmerged u => Take(row, u.Values) with { SharedWith = MergeSharing.After(row.SharedWith, u) },
            LeadMergedInto m => row with { MergedInto = m.Lead, Before = new(row.Unit, row.Owner, row.SharedWith), Unit = "", Owner = null, SharedWith = [] },
            LeadUnmergedFrom when row.Before is { } place => row with { MergedInto = null, Before = null, Unit = place.Unit, Owner = place.Owner, SharedWith = place.SharedWith },
            LeadReopened r => row with { Stage = r.To, TerminatedFrom = null, StageSince = r.OccurredOn },
            _ => row,
        };
        // A reminder is no news of the lead, and what was merged and taken out again is as it was.
        return e.Data is LeadReminded or LeadMergedInto or LeadUnmergedFrom ? row : row with { Updated = e.RecordedAt() };
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
        Contact = e.Contact,
        OpenedOn = e.OccurredOn,
        StageSince = e.OccurredOn,
        Test = e.Test,
    }, e.Needs);

    private static LeadListing With(LeadListing row, Needs needs) => row with
    {
        Industry = needs.Industry,
        Region = needs.Region,
        Amount = row.Agreed ?? ((row.TerminatedFrom ?? row.Stage) >= Stage.Signed ? row.Amount : needs.Investment ?? 0),
    };

    private static LeadListing Take(LeadListing row, LeadValues values) => With(row with { Company = values.Company, Project = values.Project, CreditCode = values.CreditCode }, values.Needs);

    private static LeadListing Next(LeadListing row, object fact)
    {
        var now = row.NextAction is { } what && row.NextOn is { } on ? new NextStep(what, on, row.NextVisit) : null;
        var next = NextStep.After(now, fact);
        return next == now ? row : row with { NextAction = next?.What, NextOn = next?.On, NextVisit = next?.Visit };
    }

    private static LeadListing Advance(LeadListing row, StageAdvanced e) => row with
    {
        Stage = e.To,
        StageSince = e.OccurredOn,
        SignedOn = row.SignedOn ?? (e.To >= Stage.Signed ? e.OccurredOn : null),
        Agreed = Agreed(e) ?? row.Agreed,
        Amount = Agreed(e) ?? row.Amount,
        CreditCode = Registered(e) ?? row.CreditCode,
    };

    private static decimal? Agreed(StageAdvanced e) => e.Evidence.FirstOrDefault(x => x.Kind == EvidenceKind.Agreement)?.Amount;

    private static string? Registered(StageAdvanced e) => e.Evidence.FirstOrDefault(x => x.Kind == EvidenceKind.Registration)?.Number;

    private static DateOnly Later(DateOnly? a, DateOnly b) => a > b ? a.Value : b;
}
