using Crm.Foundation;
using Crm.Foundation.Searching;
using Crm.Policies.Library;
using Crm.Team;
using Marten;
using Npgsql;

namespace Crm.Policies.Searching;

/// <summary>Sentences of policies that hold the words somebody needs an answer to, ready to be quoted: at most one a document, and none that is withdrawn, repealed or has expired.</summary>
/// <param name="Text">Words that must all occur in the document.</param>
/// <param name="Region">Only this place and below, by GB/T 2260 code.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator)]
public sealed record FindPassages(string Text, string? Region = null, int Take = 3) : IQuery<IReadOnlyList<Passage>>;

/// <summary>A passage that can be quoted.</summary>
/// <param name="TextVersion">The version it stands in.</param>
/// <param name="Start">Where it starts in that version's body, in characters.</param>
/// <param name="Quote">The passage word for word, the hits marked.</param>
public sealed record Passage(
    Guid DocumentId, int TextVersion, string Title, string? RegionTag, DateOnly? PublishedOn, Validity Validity, int Start, IReadOnlyList<TextRun> Quote)
{
    /// <summary>The passage word for word.</summary>
    public string Text => string.Concat(Quote.Select(run => run.Text));
}

/// <summary>Answers <see cref="FindPassages"/>.</summary>
public static class FindPassagesHandler
{
    public static async Task<IReadOnlyList<Passage>> Handle(FindPassages query, NpgsqlDataSource database, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        if (string.IsNullOrWhiteSpace(query.Text)) return [];
        var today = China.Today(clock);
        var take = Math.Clamp(query.Take, 1, 20);
        var (found, terms, _) = await FoundPolicies.Find(database, new SearchPolicies(query.Text, query.Region), today, take * 2, token);
        var listings = (await session.LoadManyAsync<PolicyListing>(token, found.Select(f => f.Id))).ToDictionary(l => l.Id);
        return [.. found
            .Where(f => listings.TryGetValue(f.Id, out var l) && l.On(today) is not (Validity.Expired or Validity.Repealed))
            .Take(take)
            .Select(f => Passage(listings[f.Id], f, terms, today))];
    }

    private static Passage Passage(PolicyListing l, FoundPolicy found, SearchQuery terms, DateOnly today)
    {
        var (start, length) = Sentences.Around(found.Original, Marks.First(found.Original, terms));
        return new(l.Id, l.TextVersion, l.Title, l.RegionTag, l.PublishedOn, l.On(today), found.Start + start, Marks.In(found.Original.Substring(start, length), terms));
    }
}
