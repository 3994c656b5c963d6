using Crm.Foundation;
using Crm.Parks.Matching;
using Crm.Team;
using Marten;

namespace Crm.Leads.Matching;

/// <summary>What a proposal would be, with other inputs or rules; nothing is recorded.</summary>
/// <param name="Input">Adjusted needs; the lead's own as of today where it is left out.</param>
/// <param name="RulesVersion">A rule set by name; the one in force for the lead's unit where it is left out.</param>
[Allow(Role.Officer, Role.Manager, Role.Auditor)]
public sealed record RankParks(Guid LeadId, MatchInput? Input = null, string? RulesVersion = null, int Take = 20) : IQuery<RankedParks>;

/// <summary>A ranking that nobody has decided to keep.</summary>
/// <param name="Candidates">How many sites were compared.</param>
public sealed record RankedParks(MatchInput Input, MatchRules Rules, string Fingerprint, int Candidates, IReadOnlyList<RankedSite> Ranking);

/// <summary>Answers <see cref="RankParks"/>.</summary>
public static class RankParksHandler
{
    public static async Task<RankedParks> Handle(RankParks query, Actor actor, IRoster roster, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var lead = await Reachable.Lead(session, query.LeadId, actor, token);
        var input = query.Input ?? MatchInput.Of(lead.Needs, China.Today(clock));
        input.MustBeSound();
        var rules = (await RulesFor.Unit(session, roster.Unit(lead.Unit)?.Path ?? lead.UnitPath, token)).Pick(query.RulesVersion, input.AsOf);
        var sites = await Sites.Now(session, input.AsOf, token);
        var (fingerprint, ranking) = ParkMatcher.Rank(input, rules, sites.Candidates);
        return new RankedParks(input, rules, fingerprint, ranking.Count, [.. ranking.Take(Math.Clamp(query.Take, 1, 200))]);
    }
}
