using Crm.Foundation.Searching;
using Crm.Policies.Searching;
using Npgsql;

namespace Crm.Policies.Library;

/// <summary>A document that a search found, before it is dressed for the screen.</summary>
/// <param name="Start">Where the section that shows why starts in the body.</param>
/// <param name="Original">Its text as written; empty where the document has none.</param>
internal sealed record FoundPolicy(Guid Id, int Score, DateOnly Day, int Start = 0, string Original = "");

/// <summary>A count that stopped at a limit.</summary>
/// <param name="Number">How many were counted, the limit included.</param>
/// <param name="Reached">There are at least so many.</param>
internal readonly record struct CappedCount(int Number, bool Reached);

/// <summary>Runs a <see cref="PolicyFilter"/> against the database, in one transaction: title, headings, text, until the page is full.</summary>
internal static class FoundPolicies
{
    // Reading every row looks cheaper to the planner than it is, since it doesn't count what the runs beside the table cost.
    private const string ByIndex = "set local enable_seqscan = off";

    private static readonly Place[] Places = [Place.Title, Place.Headings, Place.Text];

    /// <summary>Where texts have to be read for a word that the index alone can't vouch for, counting stops here.</summary>
    public const int ReadLimit = 201;

    /// <summary>A page and, where it is asked for, the number of all hits up to a limit.</summary>
    /// <param name="sections">With the section that shows why each was found.</param>
    public static async Task<(IReadOnlyList<FoundPolicy> Found, SearchQuery Query, CappedCount? Count)> Find(
        NpgsqlDataSource database, SearchPolicies asked, DateOnly today, int take, CancellationToken token, int skip = 0, int? countTo = null, bool sections = true)
    {
        var query = SearchSyntax.Read(asked.Text);
        // Where texts have to be read for the word, the page and the count are of the same reading, which ends early.
        var reading = countTo is not null && !new PolicyFilter(asked, today, query).IsSettled;
        await using var connection = await database.OpenConnectionAsync(token);
        await using var transaction = await connection.BeginTransactionAsync(token);
        // A list whose pages are numbered goes on where the last page ended by counting off; with words over all places.
        var (most, offset) = query.Terms.Count == 0 ? (take, skip) : (reading ? Math.Max(take + skip, ReadLimit) : take + skip, 0);
        var found = new List<FoundPolicy>();
        foreach (var place in query.Terms.Count == 0 ? [Place.Text] : Places)
        {
            if (found.Count >= most || !PolicyFilter.Reaches(asked.After, place)) continue;
            var filter = new PolicyFilter(asked, today, query);
            var sql = filter.Page(place, asked.After, most - found.Count, offset);
            await using var command = new NpgsqlBatch(connection, transaction);
            if (filter.HasWords || query.Excluded.Count > 0) command.BatchCommands.Add(new NpgsqlBatchCommand(ByIndex));
            command.BatchCommands.Add(Bound(sql, filter));
            await using var reader = await command.ExecuteReaderAsync(token);
            while (await reader.ReadAsync(token)) found.Add(new(reader.GetGuid(0), reader.GetInt32(1), reader.GetFieldValue<DateOnly>(2)));
        }
        int? count = countTo is not { } limit ? null
            : reading ? Math.Min(found.Count, ReadLimit)
            : skip == 0 && found.Count < take ? found.Count
            : await Count(connection, transaction, new(asked, today, query), limit, token);
        var page = query.Terms.Count == 0 ? found : found.Skip(skip).Take(take).ToList();
        return (sections ? await WithSections(connection, transaction, page, query, token) : page, query, count is null ? null : new(count.Value, count >= (reading ? ReadLimit : countTo)));
    }

    /// <summary>How many documents there are, counted up to a limit.</summary>
    public static async Task<int> Count(NpgsqlDataSource database, SearchPolicies asked, DateOnly today, int limit, CancellationToken token)
    {
        var filter = new PolicyFilter(asked, today, SearchSyntax.Read(asked.Text));
        await using var connection = await database.OpenConnectionAsync(token);
        await using var transaction = await connection.BeginTransactionAsync(token);
        return await Count(connection, transaction, filter, limit, token);
    }

    private static async Task<int> Count(NpgsqlConnection connection, NpgsqlTransaction transaction, PolicyFilter filter, int limit, CancellationToken token)
    {
        await using var command = new NpgsqlBatch(connection, transaction);
        if (filter.HasWords) command.BatchCommands.Add(new NpgsqlBatchCommand(ByIndex));
        command.BatchCommands.Add(Bound(filter.Count(limit), filter));
        return (int)(await command.ExecuteScalarAsync(token))!;
    }

    // The section with the most of the words, the first of them; the beginning where only the title has any.
    private static async Task<IReadOnlyList<FoundPolicy>> WithSections(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<FoundPolicy> found, SearchQuery query, CancellationToken token)
    {
        if (found.Count == 0) return found;
        var words = string.Join(" + ", query.Terms.Select((_, i) => $"(strpos(s.folded, ${i + 2}) > 0)::int").DefaultIfEmpty("0"));
        await using var command = new NpgsqlCommand($"""
            select p.n::int - 1, b.start, b.original from unnest($1) with ordinality p(id, n)
            cross join lateral (select s.start, s.original from {PolicySections.Table} s where s.document = p.id and s.number > 0 {(query.Terms.Count == 0 ? "and s.number = 1" : $"order by {words} desc, s.number")} limit 1) b
            """, connection, transaction);
        command.Parameters.AddWithValue(found.Select(f => f.Id).ToArray());
        foreach (var term in query.Terms) command.Parameters.AddWithValue(term.Folded);
        var all = found.ToArray();
        await using var reader = await command.ExecuteReaderAsync(token);
        while (await reader.ReadAsync(token))
        {
            var at = reader.GetInt32(0);
            all[at] = all[at] with { Start = reader.GetInt32(1), Original = reader.GetString(2) };
        }
        return all;
    }

    private static NpgsqlBatchCommand Bound(string sql, PolicyFilter filter)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in filter.Values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
