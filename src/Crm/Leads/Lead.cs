using Crm.Foundation;
using JasperFx.Events;

namespace Crm.Leads;

/// <summary>One investor's one intended project, as decisions need to know it. What screens show stands beside the screens.</summary>
public sealed partial record Lead
{
    /// <summary>Stream id.</summary>
    public Guid Id { get; init; }

    /// <summary>Number people read out.</summary>
    public string Number { get; init; } = "";

    /// <summary>Where it stands in its life.</summary>
    public Stage Stage { get; init; }

    /// <summary>The stage it was terminated in, and would go on from.</summary>
    public Stage? TerminatedFrom { get; init; }

    /// <summary>Unit in charge.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Place of that unit in the tree.</summary>
    public string UnitPath { get; init; } = "";

    /// <summary>Officer in charge; null while it lies in the unit's pool.</summary>
    public string? Owner { get; init; }

    /// <summary>Login of whoever gave it back to the pool, or lost it to it, last.</summary>
    public string? LastOwner { get; init; }

    /// <summary>The day of that.</summary>
    public DateOnly? ReturnedOn { get; init; }

    /// <summary>Colleagues who may see it beside their own leads.</summary>
    public IReadOnlyList<string> SharedWith { get; init; } = [];

    /// <summary>What the investor looks for.</summary>
    public Needs Needs { get; init; } = new();

    /// <summary>Whether anybody has been in touch with the investor.</summary>
    public bool FollowedUp { get; init; }

    /// <summary>What is planned next.</summary>
    public NextStep? Next { get; init; }

    /// <summary>Visits that were agreed and neither held nor cancelled.</summary>
    public IReadOnlyList<PlannedVisit> Visits { get; init; } = [];

    /// <summary>Whether a visit took place, in either direction.</summary>
    public bool Visited { get; init; }

    /// <summary>Kinds of proof that have been given, in all.</summary>
    public IReadOnlyList<EvidenceKind> Proven { get; init; } = [];

    /// <summary>Policies attached, as document and version.</summary>
    public IReadOnlyList<AttachedPolicy> Policies { get; init; } = [];

    public static Lead Create(IEvent<LeadOpened> e) => new()
    {
        Id = e.StreamId,
        Number = e.Data.Number,
        Stage = Stage.Lead,
        Unit = e.Data.Unit,
        UnitPath = e.Data.UnitPath,
        Needs = e.Data.Needs,
    };

    public Lead Apply(LeadAssigned e) => this with
    {
        Unit = e.Unit,
        UnitPath = e.UnitPath,
        Owner = e.Owner,
        LastOwner = e.Owner is null ? e.From ?? LastOwner : LastOwner,
        ReturnedOn = e is { Owner: null, From: not null } ? e.OccurredOn : ReturnedOn,
        // Whoever assigns it to another unit has answered what was asked of a third.
        Offer = Offer?.From == e.Unit ? Offer : null,
    };

    public Lead Apply(LeadShared e) => this with { SharedWith = [.. SharedWith, e.With] };

    public Lead Apply(NeedsRevised e) => this with { Needs = e.Needs };

    public Lead Apply(FollowUpLogged e) => this with { FollowedUp = true, Next = NextStep.After(Next, e) };

    public Lead Apply(NextActionPlanned e) => this with { Next = NextStep.After(Next, e) };

    public Lead Apply(NextActionDone e) => this with { Next = null };

    public Lead Apply(VisitPlanned e) => this with { Visits = [.. Visits, new PlannedVisit(e.Visit, e.Direction, e.Place, e.On)], Next = NextStep.After(Next, e) };

    public Lead Apply(VisitHeld e) => this with
    {
        Visited = true,
        FollowedUp = true,
        Visits = [.. Visits.Where(v => v.Id != e.Visit)],
        Next = NextStep.After(Next, e),
    };

    public Lead Apply(VisitCancelled e) => this with { Visits = [.. Visits.Where(v => v.Id != e.Visit)], Next = NextStep.After(Next, e) };

    public Lead Apply(PolicyAttached e) => this with { Policies = [.. Policies, new AttachedPolicy(e.Document, e.Version)] };

    public Lead Apply(PolicyDetached e) => this with { Policies = Without(Policies, new AttachedPolicy(e.Document, e.Version), e.Quote is not null) };

    public Lead Apply(StageAdvanced e) => this with
    {
        Stage = e.To,
        Proven = [.. Proven.Union(e.Evidence.Select(x => x.Kind))],
        Files = Proving(e.Evidence),
    };

    public Lead Apply(StageSteppedBack e) => this with { Stage = e.To };

    public Lead Apply(LeadTerminated e) => this with { Stage = Stage.Terminated, TerminatedFrom = e.From, Next = null };

    public Lead Apply(LeadReopened e) => this with { Stage = e.To, TerminatedFrom = null };

    // One passage among several of a document leaves the others, which say nothing of their words here.
    private static IReadOnlyList<AttachedPolicy> Without(IReadOnlyList<AttachedPolicy> all, AttachedPolicy gone, bool onlyOne)
    {
        var first = all.TakeWhile(p => p != gone).Count();
        return [.. all.Where((p, i) => onlyOne ? i != first : p != gone)];
    }

    /// <summary>A terminated project must be reopened before anything else happens to it.</summary>
    public void MustBeOpen()
    {
        if (Stage == Stage.Terminated) throw new RuleBroken("这条线索已经终止。要继续的话，请先重启。");
    }
}

/// <summary>A visit that was agreed.</summary>
public sealed record PlannedVisit(Guid Id, VisitDirection Direction, string Place, DateOnly On);

/// <summary>A policy document in the version that was read.</summary>
public sealed record AttachedPolicy(Guid Document, int Version);
