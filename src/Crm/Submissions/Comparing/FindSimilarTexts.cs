using Crm.Foundation;
using Crm.Policies.Library;
using Crm.Policies.Reading;
using Crm.Submissions.Checking;
using Crm.Submissions.Queue;
using Crm.Submissions.Review;
using Crm.Team;
using Marten;
using Npgsql;

namespace Crm.Submissions.Comparing;

/// <summary>What in the library and among earlier submissions reads like a submission: those that share most of it first, with the passages side by side.</summary>
[Allow(Role.Editor, Role.Manager, Role.Auditor)]
public sealed record FindSimilarTexts(Guid SubmissionId) : IQuery<IReadOnlyList<SimilarText>>;

/// <summary>A text that shares something with a submission.</summary>
/// <param name="Document">The document of the library; null for another submission.</param>
/// <param name="Submission">The other submission; null for a document.</param>
/// <param name="Percent">How much of the submission stands there as well.</param>
public sealed record SimilarText(Guid? Document, Guid? Submission, string Title, string? About, int Percent, IReadOnlyList<CommonPassage> Passages);

/// <summary>Answers <see cref="FindSimilarTexts"/>.</summary>
public static class FindSimilarTextsHandler
{
    private const int Shown = 10;
    private const int Candidates = 100;
    private const int PhraseLength = 12;

    // So near to each other that a passage of a hundred characters holds one of them whole, for as many as a text of usual length needs.
    private const int Spacing = 72;
    private const int Phrases = 48;

    public static async Task<IReadOnlyList<SimilarText>> Handle(FindSimilarTexts query, NpgsqlDataSource database, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var row = await session.LoadAsync<SubmissionListing>(query.SubmissionId, token) ?? throw SubmissionReading.NoSuch;
        if (row.Locked || await session.LoadAsync<SubmissionText>(row.Id, token) is not { } text) return [];
        var found = new List<SimilarText>();
        await foreach (var one in Documents(text.Body, row.Document, database, session, China.Today(clock), token)) found.Add(one);
        var seen = found.Select(one => one.Document).ToHashSet();
        await foreach (var one in Submissions(text, seen, session, token)) found.Add(one);
        return [.. found.Where(one => one.Passages.Count > 0).OrderByDescending(one => one.Percent).ThenBy(one => one.Title, StringComparer.Ordinal).Take(Shown)];
    }

    // The library's own search finds who shares a phrase; a text that was copied in larger parts has one of them word for word.
    private static async IAsyncEnumerable<SimilarText> Documents(
        string body, Guid? own, NpgsqlDataSource database, IQuerySession session, DateOnly today, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token)
    {
        var ids = new HashSet<Guid>();
        foreach (var phrase in PhrasesOf(body)) ids.UnionWith((await FoundPolicies.Find(database, new SearchPolicies(phrase), today, 10, token)).Found.Select(f => f.Id));
        foreach (var listing in await session.LoadManyAsync<PolicyListing>(token, ids.Where(id => id != own)))
        {
            if (await session.LoadAsync<PolicyText>(PolicyText.IdOf(listing.Id, listing.TextVersion), token) is not { } text) continue;
            var common = CommonPassages.Of(body, text.Body);
            yield return new(listing.Id, null, listing.Title, listing.Contribution?.Organisation ?? listing.Source, common.Percent, common.Passages);
        }
    }

    private static async IAsyncEnumerable<SimilarText> Submissions(
        SubmissionText text, IReadOnlySet<Guid?> seen, IQuerySession session, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token)
    {
        if (text.Prints.Length == 0) yield break;
        var others = await session.QueryAsync<SubmissionText>(
            $"where prints && ? and id <> ? order by cardinality(array(select unnest(prints) intersect select unnest(?::bigint[]))) desc, id limit {Candidates}", token, text.Prints, text.Id, text.Prints);
        var rows = (await session.LoadManyAsync<SubmissionListing>(token, others.Select(o => o.Id))).ToDictionary(r => r.Id);
        foreach (var other in others)
        {
            // What is kept under lock is shown to nobody.
            if (rows.GetValueOrDefault(other.Id) is not { Locked: false } row) continue;
            var document = row.State == SubmissionState.Published ? row.Document : null;
            if (document is not null && seen.Contains(document)) continue;
            var common = CommonPassages.Of(text.Body, other.Body);
            yield return new(document, document is null ? other.Id : null, row.Title, row.Organisation, common.Percent, common.Passages);
        }
    }

    /// <summary>Phrases evenly from all over a text, none across a space.</summary>
    internal static IReadOnlyList<string> PhrasesOf(string text)
    {
        string[] words = [.. text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length >= PhraseLength)];
        var starts = words.SelectMany((word, number) => Enumerable.Range(0, word.Length / PhraseLength).Select(part => (number, At: part * PhraseLength))).ToList();
        var step = Math.Max(Spacing / PhraseLength, (starts.Count + Phrases - 1) / Phrases);
        return [.. starts.Where((_, i) => i % step == 0).Take(Phrases).Select(s => words[s.number].Substring(s.At, PhraseLength)).Where(Sanity.IsStorable)];
    }
}
