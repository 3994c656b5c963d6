using Crm.Foundation.Codes;
using Crm.Foundation.Searching;
using Crm.Policies.Library;
using Npgsql;

namespace Crm.Policies.Searching;

/// <summary>The best section of a document for a question.</summary>
/// <param name="Beginning">How the document begins.</param>
internal sealed record FoundAnswer(Guid Document, int Start, string Original, string Beginning);

/// <summary>
/// Looks for sections that have enough of a question's words; a word in the document's title counts for each of its sections. The index proposes documents, those of the region and valid today
/// first, then those with the most words; their sections are read until enough of them answer.
/// </summary>
internal static class FoundAnswers
{
    // Read at a time: the first time usually does, and then far fewer than one would think are left.
    private const int Few = 60;
    private const int Many = 1_000;

    public static async Task<IReadOnlyList<FoundAnswer>> Find(NpgsqlDataSource database, SearchQuery terms, string? region, DateOnly today, int most, CancellationToken token)
    {
        var enough = Question.Enough(terms.Terms.Count);
        await using var connection = await database.OpenConnectionAsync(token);
        await using var transaction = await connection.BeginTransactionAsync(token);
        await using var propose = new NpgsqlBatch(connection, transaction);
        propose.BatchCommands.Add(new NpgsqlBatchCommand("set local enable_seqscan = off"));
        propose.BatchCommands.Add(Proposing(terms, enough, region, today));
        var proposed = new List<(Guid Document, int Group)>();
        await using (var reader = await propose.ExecuteReaderAsync(token))
            while (await reader.ReadAsync(token)) proposed.Add((reader.GetGuid(0), reader.GetInt32(1)));

        var found = new List<(FoundAnswer Answer, int Group, int Words)>();
        for (var at = 0; at < proposed.Count && found.Count < most;)
        {
            var some = proposed.Skip(at).Take(at == 0 ? Few : Many).ToList();
            found.AddRange(await Read(connection, transaction, terms, enough, some, token));
            at += some.Count;
        }
        // As proposed, but a section that has more of the words comes before one that has fewer.
        return [.. found.OrderByDescending(f => f.Group).ThenByDescending(f => f.Words).Take(most).Select(f => f.Answer)];
    }

    private static NpgsqlBatchCommand Proposing(SearchQuery terms, int enough, string? region, DateOnly today)
    {
        var hits = string.Join(" union all ", terms.Terms.Select((_, i) => $"select document from {PolicyIndex.Table} where runs @> ${i + 5}"));
        var command = new NpgsqlBatchCommand($"""
            select s.document,
              (case when coalesce(s.valid_from <= $2, true) and coalesce(s.valid_to >= $2, true) and coalesce(s.repealed_on > $2, true) then 2 else 0 end)
                + (case when coalesce(starts_with(s.region, $3) or s.region = any($4), false) then 1 else 0 end) as near
            from (select document, count(*) as words from ({hits}) hit group by document having count(*) >= $1) h
            join {PolicyIndex.Table} s using (document) where not s.withdrawn
            order by near desc, h.words desc, s.day desc, s.document
            """);
        object[] values = [enough, today, region is null ? "-" : PolicyFilter.Prefix(region), region is null ? Array.Empty<string>() : Regions.Chain(region).Select(place => place.Code).ToArray(), .. terms.Terms.Select(term => term.Grams)];
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    private static async Task<List<(FoundAnswer, int, int)>> Read(
        NpgsqlConnection connection, NpgsqlTransaction transaction, SearchQuery terms, int enough, IReadOnlyList<(Guid Document, int Group)> proposed, CancellationToken token)
    {
        var words = string.Join(" + ", terms.Terms.Select((_, i) => $"(strpos(v.folded, ${i + 3}) > 0 or strpos(coalesce(title.folded, ''), ${i + 3}) > 0)::int"));
        await using var command = new NpgsqlCommand($"""
            select p.n::int - 1, best.start, best.original, beginning.original, best.words
            from unnest($1) with ordinality p(id, n)
            join {PolicySections.Table} beginning on beginning.document = p.id and beginning.number = 1
            left join {PolicySections.Table} title on title.document = p.id and title.number = 0
            cross join lateral (
              select v.start, v.original, {words} as words from {PolicySections.Table} v where v.document = p.id and v.number > 0 order by words desc, v.number limit 1) best
            where best.words >= $2 order by p.n
            """, connection, transaction);
        command.Parameters.AddWithValue(proposed.Select(p => p.Document).ToArray());
        command.Parameters.AddWithValue(enough);
        foreach (var term in terms.Terms) command.Parameters.AddWithValue(term.Folded);
        var found = new List<(FoundAnswer, int, int)>();
        await using var reader = await command.ExecuteReaderAsync(token);
        while (await reader.ReadAsync(token))
        {
            var (document, group) = proposed[reader.GetInt32(0)];
            found.Add((new(document, reader.GetInt32(1), reader.GetString(2), reader.GetString(3)), group, reader.GetInt32(4)));
        }
        return found;
    }
}
