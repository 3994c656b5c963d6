using Crm.Foundation;
using Crm.Leads.Listing;
using Crm.Parks.Matching;
using Crm.Team;
using Marten;

namespace Crm.Leads.Matching;

/// <summary>The park matching of a lead: what its needs ask today, the last proposal, what was decided, and the rule sets to choose from.</summary>
[Allow(Role.Officer, Role.Manager, Role.Auditor)]
public sealed record OpenMatches(Guid LeadId) : IQuery<OpenedMatches>;

/// <summary>A lead's park matching.</summary>
/// <param name="Company">The investor.</param>
/// <param name="Needs">The question its needs ask today.</param>
/// <param name="Outdated">The needs have changed since the last proposal.</param>
/// <param name="Rules">Rule sets of the lead's unit and those above it.</param>
/// <param name="MayDecide">Whether this person may propose and decide.</param>
public sealed record OpenedMatches(string Company, LeadMatches Matches, MatchInput Needs, bool Outdated, IReadOnlyList<RuleChoice> Rules, bool MayDecide);

/// <summary>A rule set that can be asked for.</summary>
/// <param name="InForce">The one taken when none is named.</param>
public sealed record RuleChoice(string Version, DateOnly ValidFrom, bool InForce);

/// <summary>Answers <see cref="OpenMatches"/>.</summary>
public static class OpenMatchesHandler
{
    public static async Task<OpenedMatches> Handle(OpenMatches query, Actor actor, IRoster roster, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var lead = await Reachable.Lead(session, query.LeadId, actor, token);
        var matches = await session.LoadAsync<LeadMatches>(query.LeadId, token) ?? new LeadMatches { Id = query.LeadId };
        var needs = MatchInput.Of(lead.Needs, China.Today(clock));
        var rules = await RulesFor.Unit(session, roster.Unit(lead.Unit)?.Path ?? lead.UnitPath, token);
        var inForce = rules.Pick(null, needs.AsOf);
        var listing = await session.LoadAsync<LeadListing>(query.LeadId, token);
        return new OpenedMatches(
            listing?.Company ?? "",
            matches,
            needs,
            matches.Latest is { } latest && latest.Input != needs with { AsOf = latest.Input.AsOf },
            [.. rules.All.Select(r => new RuleChoice(r.Version, r.ValidFrom, r == inForce))],
            lead is { Stage: not Stage.Terminated, MergedInto: null } && Rules.Permit(actor, typeof(ProposeParks)));
    }
}
