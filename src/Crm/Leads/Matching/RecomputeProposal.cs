using System.Text.Json;
using Crm.Foundation;
using Crm.Parks.Matching;
using Crm.Team;
using Marten;

namespace Crm.Leads.Matching;

/// <summary>Makes an earlier proposal again, from its inputs, its rules and the parks as they were then, and holds it against what was kept.</summary>
[Allow(Role.Officer, Role.Manager, Role.Auditor)]
public sealed record RecomputeProposal(Guid LeadId, Guid Proposal) : IQuery<RecomputedProposal>;

/// <summary>An earlier proposal made again.</summary>
/// <param name="Same">Whether fingerprint and ranking are the same, byte for byte.</param>
public sealed record RecomputedProposal(bool Same, string KeptFingerprint, string Fingerprint, IReadOnlyList<RankedSite> Ranking);

/// <summary>Answers <see cref="RecomputeProposal"/>.</summary>
public static class RecomputeProposalHandler
{
    public static async Task<RecomputedProposal> Handle(RecomputeProposal query, Actor actor, IQuerySession session, CancellationToken token)
    {
        await Reachable.Lead(session, query.LeadId, actor, token);
        var facts = await session.Events.FetchStreamAsync(query.LeadId, token: token);
        var kept = facts.Select(f => f.Data).OfType<ParksProposed>().FirstOrDefault(p => p.Proposal == query.Proposal)
            ?? throw new RuleBroken("这条线索没有这次推荐。") { Kind = Refusal.Missing };
        var sites = await Sites.Then(session, kept.Parks, kept.Input.AsOf, token);
        var (fingerprint, all) = ParkMatcher.Rank(kept.Input, kept.Rules, sites.Candidates);
        IReadOnlyList<RankedSite> ranking = [.. all.Take(kept.Ranking.Count)];
        return new RecomputedProposal(fingerprint == kept.Fingerprint && Json(ranking) == Json(kept.Ranking), kept.Fingerprint, fingerprint, ranking);
    }

    private static string Json(IReadOnlyList<RankedSite> ranking) => JsonSerializer.Serialize(ranking);
}
