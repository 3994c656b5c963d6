using Crm.Foundation;
using Crm.Foundation.Searching;
using Crm.Policies.Library;
using Crm.Team;
using Marten;
using Npgsql;

namespace Crm.Policies.Searching;

/// <summary>
/// What somebody who types into the library's search field may be after: documents whose title has the words, whose title is read with these initials (hzszf), or whose 文号 begins so, and words of
/// the trade that go on like the last word. Those that apply today come first, then the newest.
/// </summary>
/// <param name="Text">What stands in the field.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator)]
public sealed record SuggestPolicies(string? Text, int Take = 8) : IQuery<IReadOnlyList<PolicySuggestion>>;

/// <summary>Something to go to or to look for.</summary>
/// <param name="Shown">The title or the word, what was typed marked.</param>
/// <param name="Document">The document; null for a word to look for.</param>
/// <param name="Query">What the search field says when it is chosen.</param>
public sealed record PolicySuggestion(IReadOnlyList<TextRun> Shown, Guid? Document, string? Number, string Query);

/// <summary>Answers <see cref="SuggestPolicies"/>.</summary>
public static class SuggestPoliciesHandler
{
    private const int MostWords = 3;

    public static async Task<IReadOnlyList<PolicySuggestion>> Handle(SuggestPolicies query, NpgsqlDataSource database, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        if (query.Text is not { Length: > 0 and <= SearchQuery.LongestQuery } text || text.Split(' ').Length > SearchQuery.MostTerms) return [];
        var terms = SearchSyntax.Read(text);
        if (terms.Terms.Count == 0) return [];
        var (take, today) = (Math.Clamp(query.Take, 1, 20), China.Today(clock));
        var words = await WordsLike(database, text, terms, token);
        var number = Number(text);
        var titles = await Titles(database, terms, number, today, take, token);
        var listings = (await session.LoadManyAsync<PolicyListing>(token, titles)).ToDictionary(l => l.Id);
        var initials = terms.Terms.Count == 1 ? terms.Terms[0].Folded : null;
        var documents = titles.Where(listings.ContainsKey).Select(id => listings[id])
            .Where(l => Fits(l, terms, initials, number))
            .Select(l => new PolicySuggestion(Marks.In(l.Title, terms), l.Id, l.DocumentNumber, text));
        return [.. words, .. documents.Take(take - words.Count)];
    }

    private static bool Fits(PolicyListing l, SearchQuery terms, string? initials, string number)
    {
        var title = FoldedText.Fold(l.Title);
        return terms.Terms.All(t => title.Contains(t.Folded, StringComparison.Ordinal)) || l.DocumentNumber?.StartsWith(number, StringComparison.Ordinal) == true || (initials is not null && Initials.Fit(title, initials));
    }

    // A few more than are shown: runs propose, the text decides.
    private static async Task<List<Guid>> Titles(NpgsqlDataSource database, SearchQuery terms, string number, DateOnly today, int take, CancellationToken token)
    {
        var initials = terms.Terms.Count == 1 ? Initials.OfTyped(terms.Terms[0].Folded) : null;
        await using var connection = await database.OpenConnectionAsync(token);
        await using var transaction = await connection.BeginTransactionAsync(token);
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("set local enable_seqscan = off"));
        var command = new NpgsqlBatchCommand($"""
            select document from (
              select document, valid_from, valid_to, repealed_on, day from {PolicyIndex.Table} where title_runs @> $1 and not withdrawn
              {(initials is null ? "" : $"union select document, valid_from, valid_to, repealed_on, day from {PolicyIndex.Table} where title_runs @> $5 and not withdrawn")}
              union select l.id, l.valid_from, l.valid_to, l.repealed_on, coalesce(l.published_on, date '1900-01-01') from crm.mt_doc_policylisting l
                where l.document_number is not null and starts_with(l.document_number, $4) and not l.withdrawn) s
            order by case when valid_to < $2 or repealed_on <= $2 then 0 when valid_from > $2 then 1 else 2 end desc, day desc, document desc limit $3
            """);
        object[] values = [terms.Terms.SelectMany(t => t.Grams).Distinct().ToArray(), today, take * 3, number, .. initials is null ? Array.Empty<object>() : [initials]];
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(command);
        var found = new List<Guid>();
        await using var reader = await batch.ExecuteReaderAsync(token);
        while (await reader.ReadAsync(token)) found.Add(reader.GetGuid(0));
        return found;
    }

    // As it is kept, though it is not typed to its end yet.
    private static string Number(string typed) => string.Concat(DocumentNumber.Tidy(typed).Where(c => !char.IsWhiteSpace(c)).Select(c => c switch { '[' or '(' or '（' or '［' or '【' => '〔', ']' or ')' or '）' or '］' or '】' => '〕', _ => c }));

    private static async Task<List<PolicySuggestion>> WordsLike(NpgsqlDataSource database, string text, SearchQuery terms, CancellationToken token)
    {
        var last = terms.Terms[^1].Folded;
        if (!FoldedText.Fold(text).EndsWith(last, StringComparison.Ordinal)) return [];
        var before = string.Join(' ', terms.Terms.SkipLast(1).Select(t => t.Folded));
        var found = new List<PolicySuggestion>();
        foreach (var word in QuestionWords.OfTheTrade.Where(w => w.Length > last.Length && w.StartsWith(last, StringComparison.Ordinal)).OrderBy(w => w.Length).ThenBy(w => w, StringComparer.Ordinal))
        {
            if (found.Count == MostWords) break;
            var wanted = before.Length == 0 ? word : $"{before} {word}";
            if (await FoundPolicies.Count(database, new SearchPolicies(wanted), DateOnly.MinValue, 1, token) > 0) found.Add(new([new(last, true), new(word[last.Length..], false)], null, null, wanted));
        }
        return found;
    }
}
