using Crm.Foundation;
using Crm.Leads.Listing;
using Crm.Leads.Matching;
using Crm.Policies.Library;
using Crm.Policies.Searching;
using Crm.Team;
using Marten;

namespace Crm.Leads.Referencing;

/// <summary>Documents and passages that may be of use for a lead, with the reason, the best first; what is quoted beside it already is left out.</summary>
/// <param name="Take">1 to 20.</param>
[Allow(Role.Officer, Role.Manager, Role.Auditor)]
public sealed record ProposePolicies(Guid LeadId, int Take = 5) : IQuery<IReadOnlyList<ProposedPolicy>>;

/// <summary>Answers <see cref="ProposePolicies"/>.</summary>
public static class ProposePoliciesHandler
{
    public static async Task<IReadOnlyList<ProposedPolicy>> Handle(ProposePolicies query, Actor actor, QueryDesk desk, IQuerySession session, CancellationToken token)
    {
        var lead = await Reachable.Lead(session, query.LeadId, actor, token);
        var project = (await session.LoadAsync<LeadListing>(query.LeadId, token))?.Project ?? "";
        var caller = new Caller(actor.Login, actor.Channel);
        var candidates = new List<PolicyCandidate>();
        var words = PolicyProposals.Words(project, lead.Needs);
        var documents = new Dictionary<Guid, PolicyHit>();
        foreach (var search in Searches(words, lead.Needs))
            foreach (var hit in (await desk.Ask(search, caller, token)).Answer?.Rows ?? []) documents[hit.Id] = hit;
        var answers = words.Count == 0 ? null : (await desk.Ask(new FindAnswers(string.Join('，', words), lead.Needs.Region, 20), caller, token)).Answer;
        candidates.AddRange((answers?.Found ?? []).Select(a => Of(a.Passage, documents.GetValueOrDefault(a.Passage.DocumentId))));
        candidates.AddRange(documents.Values.Select(Of));
        var quoted = lead.Policies.Select(p => p.Document).ToHashSet();
        return PolicyProposals.Rank(project, lead.Needs, candidates.Where(c => !quoted.Contains(c.Document)), Math.Clamp(query.Take, 1, 20));
    }

    // The newest of the place, and what has the first words anywhere: their passages are asked for by all words at once.
    private static IEnumerable<SearchPolicies> Searches(IReadOnlyList<string> words, Needs needs)
    {
        if (needs.Region is { } region) yield return new SearchPolicies(Region: region, Take: 20);
        foreach (var word in words.Take(3)) yield return new SearchPolicies(word, Take: 10);
    }

    private static PolicyCandidate Of(Passage p, PolicyHit? document) =>
        new(p.DocumentId, p.TextVersion, p.Title, p.RegionTag, document?.Region ?? Foundation.Codes.Regions.Named(p.RegionTag)?.Code, document?.Kind, p.PublishedOn, p.Validity, p.Text);

    private static PolicyCandidate Of(PolicyHit d) =>
        new(d.Id, d.TextVersion, string.Concat(d.Title.Select(run => run.Text)), d.RegionTag, d.Region, d.Kind, d.PublishedOn, d.Validity, "");
}
