using Crm.Foundation;
using Crm.Leads.Merging;

namespace Crm.Leads;

public sealed partial record Lead
{
    /// <summary>The lead this one was merged into; null while it stands by itself.</summary>
    public MergedLink? MergedInto { get; init; }

    /// <summary>Leads that were merged into this one.</summary>
    public IReadOnlyList<MergedLead> Merged { get; init; } = [];

    /// <summary>Whether anybody has been in touch with the investor, here or on a lead that was merged into this one.</summary>
    public bool HasTalked => FollowedUp || Merged.Any(m => m.FollowedUp);

    /// <summary>Whether a visit took place, here or there.</summary>
    public bool HasMet => Visited || Merged.Any(m => m.Visited);

    public Lead Apply(LeadMerged e) => this with
    {
        Needs = e.Values.Needs,
        Next = e.Values.Next,
        Visits = [.. Visits, .. e.Brought.Visits.Select(v => new PlannedVisit(v.Id, v.Direction, v.Place, v.On))],
        SharedWith = MergeSharing.After(SharedWith, e),
        Merged = [.. Merged, new MergedLead(e.Lead, e.Number, [.. e.Brought.Visits.Select(v => v.Id)], e.Brought.FollowedUp, e.Brought.Visited)],
    };

    public Lead Apply(LeadUnmerged e) => this with
    {
        Needs = e.Values.Needs,
        Next = e.Values.Next,
        Visits = [.. Visits.Where(v => !Merged.Any(m => m.Id == e.Lead && m.Visits.Contains(v.Id)))],
        SharedWith = MergeSharing.After(SharedWith, e),
        Merged = [.. Merged.Where(m => m.Id != e.Lead)],
    };

    public Lead Apply(LeadMergedInto e) => this with { MergedInto = new MergedLink(e.Lead, e.Number) };

    public Lead Apply(LeadUnmergedFrom _) => this with { MergedInto = null };

    /// <summary>What was merged into another lead goes on there.</summary>
    public void MustStandByItself()
    {
        if (MergedInto is { } into) throw new RuleBroken("这条线索已并入 {0}，请到那里继续。", into.Number) { Kind = Refusal.Conflict };
    }
}

/// <summary>The lead that another one was merged into.</summary>
public sealed record MergedLink(Guid Id, string Number);

/// <summary>A lead that was merged into another, as decisions about that one need to know it.</summary>
/// <param name="Visits">The visits it brought along.</param>
public sealed record MergedLead(Guid Id, string Number, IReadOnlyList<Guid> Visits, bool FollowedUp, bool Visited);
