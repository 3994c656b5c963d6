using Crm.Parks.Matching;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Crm.Leads.Matching;

/// <summary>The park matching of one lead, as its panel shows it: the last proposal and what was decided.</summary>
public sealed record LeadMatches
{
    public Guid Id { get; init; }

    /// <summary>The last proposal; null before the first.</summary>
    public Proposal? Latest { get; init; }

    /// <summary>Sites decided on, in the order of their decisions.</summary>
    public IReadOnlyList<SiteDecision> Decisions { get; init; } = [];
}

/// <summary>What was proposed, on which inputs and rules.</summary>
/// <param name="Candidates">How many sites were compared.</param>
/// <param name="By">Login of whoever asked.</param>
public sealed record Proposal(Guid Id, MatchInput Input, MatchRules Rules, string Fingerprint, int Candidates, IReadOnlyList<RankedSite> Ranking, DateOnly On, string By);

/// <summary>How a site stands, why, since when and by whom.</summary>
public sealed record SiteDecision(Guid ParkId, Guid SiteId, string Park, string Site, SiteStanding Standing, string? Reason, DateOnly On, string By);

/// <summary>Writes <see cref="LeadMatches"/>; of a lead's facts only those about sites concern it.</summary>
public sealed partial class LeadMatchesProjection : SingleStreamProjection<LeadMatches, Guid>
{
    public LeadMatchesProjection()
    {
        IncludeType<ParksProposed>();
        IncludeType<ParkShortlisted>();
        IncludeType<ParkDeclined>();
        IncludeType<ParkChosen>();
        IncludeType<ParkDecisionUndone>();
    }

    public override LeadMatches? Evolve(LeadMatches? matches, Guid id, IEvent e)
    {
        matches ??= new LeadMatches { Id = id };
        var by = e.UserName ?? "";
        return e.Data switch
        {
            ParksProposed p => matches with { Latest = new(p.Proposal, p.Input, p.Rules, p.Fingerprint, p.Candidates, p.Ranking, p.OccurredOn, by) },
            ParkShortlisted s => Put(matches, new(s.ParkId, s.SiteId, s.Park, s.Site, SiteStanding.Shortlisted, null, s.OccurredOn, by)),
            ParkDeclined d => Put(matches, new(d.ParkId, d.SiteId, d.Park, d.Site, SiteStanding.Declined, d.Reason, d.OccurredOn, by)),
            ParkChosen c => Put(Replace(matches), new(c.ParkId, c.SiteId, c.Park, c.Site, SiteStanding.Chosen, null, c.OccurredOn, by)),
            ParkDecisionUndone u => Put(matches, new(u.ParkId, u.SiteId, u.Park, u.Site, u.To, null, u.OccurredOn, by)),
            _ => matches,
        };
    }

    private static LeadMatches Put(LeadMatches matches, SiteDecision decision) => matches with
    {
        Decisions =
        [
            .. matches.Decisions.Where(d => d.SiteId != decision.SiteId),
            .. decision.Standing == SiteStanding.Proposed ? Array.Empty<SiteDecision>() : [decision],
        ],
    };

    private static LeadMatches Replace(LeadMatches matches) => matches with
    {
        Decisions = [.. matches.Decisions.Select(d => d.Standing == SiteStanding.Chosen ? d with { Standing = SiteStanding.Shortlisted } : d)],
    };
}
