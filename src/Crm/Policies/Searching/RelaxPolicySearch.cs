using Crm.Foundation;
using Crm.Foundation.Searching;
using Crm.Policies.Library;
using Crm.Team;
using Npgsql;

namespace Crm.Policies.Searching;

/// <summary>A search of the library found nothing: what would have to go for it to find something, and which words somebody may have meant.</summary>
/// <param name="Text">The words; the rest as in <see cref="SearchPolicies"/>.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator)]
public sealed record RelaxPolicySearch(
    string? Text = null, string? Region = null, PolicyKind? Kind = null, int? Year = null, Validity? Validity = null, bool Unconfirmed = false, DateOnly? From = null, DateOnly? To = null, string? Industry = null)
    : IQuery<IReadOnlyList<Relaxation>>;

/// <summary>A search that finds something.</summary>
/// <param name="Left">What was left out; null where a word was exchanged.</param>
/// <param name="Word">The word that was left out, or the one that takes a word's place.</param>
/// <param name="Query">The words of the new search.</param>
/// <param name="Count">How many it finds, up to 1,001.</param>
public sealed record Relaxation(Relaxed? Left, string? Word, string? Query, int Count);

/// <summary>What can be left out of a search.</summary>
public enum Relaxed
{
    /// <summary>A word.</summary>
    Word,

    /// <summary>A word that must be missing.</summary>
    Exclusion,

    /// <summary>The place.</summary>
    Region,

    /// <summary>The kind.</summary>
    Kind,

    /// <summary>The year.</summary>
    Year,

    /// <summary>The state today.</summary>
    Validity,

    /// <summary>Waiting for confirmation.</summary>
    Unconfirmed,

    /// <summary>The days of publication.</summary>
    Days,

    /// <summary>The industry.</summary>
    Industry,
}

/// <summary>Answers <see cref="RelaxPolicySearch"/>.</summary>
public static class RelaxPolicySearchHandler
{
    private const int Most = 6;

    public static async Task<IReadOnlyList<Relaxation>> Handle(RelaxPolicySearch q, NpgsqlDataSource database, TimeProvider clock, CancellationToken token)
    {
        var asked = new SearchPolicies(q.Text, q.Region, q.Kind, q.Year, q.Validity, Unconfirmed: q.Unconfirmed, From: q.From, To: q.To, Industry: q.Industry);
        var (today, found) = (China.Today(clock), new List<Relaxation>());
        var query = SearchSyntax.Read(q.Text);
        foreach (var (left, word, search) in Without(asked, query).Concat(Instead(asked, query)))
        {
            if (found.Count == Most) break;
            var count = await FoundPolicies.Count(database, search, today, SearchPoliciesHandler.CountLimit, token);
            if (count > 0) found.Add(new(left, word, search.Text, count));
        }
        return found;
    }

    private static IEnumerable<(Relaxed?, string?, SearchPolicies)> Without(SearchPolicies q, SearchQuery query)
    {
        if (q.Region is not null) yield return (Relaxed.Region, null, q with { Region = null });
        if (q.Validity is not null) yield return (Relaxed.Validity, null, q with { Validity = null });
        if (q.From is not null || q.To is not null) yield return (Relaxed.Days, null, q with { From = null, To = null });
        if (q.Year is not null) yield return (Relaxed.Year, null, q with { Year = null });
        if (q.Kind is not null) yield return (Relaxed.Kind, null, q with { Kind = null });
        if (q.Industry is not null) yield return (Relaxed.Industry, null, q with { Industry = null });
        if (q.Unconfirmed) yield return (Relaxed.Unconfirmed, null, q with { Unconfirmed = false });
        foreach (var term in query.Excluded) yield return (Relaxed.Exclusion, term.Folded, q with { Text = Written(query with { Excluded = [.. query.Excluded.Where(t => t != term)] }) });
        if (query.Terms.Count > 1)
            foreach (var term in query.Terms) yield return (Relaxed.Word, term.Folded, q with { Text = Written(query with { Terms = [.. query.Terms.Where(t => t != term)] }) });
    }

    private static IEnumerable<(Relaxed?, string?, SearchPolicies)> Instead(SearchPolicies q, SearchQuery query) =>
        from at in Enumerable.Range(0, query.Terms.Count)
        from word in NearWords.Of(query.Terms[at].Folded)
        select ((Relaxed?)null, (string?)word, q with { Text = Written(query with { Terms = [.. query.Terms.Take(at), SearchTerm.Of(word), .. query.Terms.Skip(at + 1)] }) });

    /// <summary>A query as it is typed.</summary>
    internal static string Written(SearchQuery query) => string.Join(' ', [.. query.Terms.Select(t => Quoted(t.Folded)), .. query.Excluded.Select(t => "-" + Quoted(t.Folded))]);

    private static string Quoted(string word) => word.Contains(' ', StringComparison.Ordinal) || word.StartsWith('-') ? $"“{word}”" : word;
}
