using Crm.Foundation.Searching;
using Npgsql;

namespace Crm.Policies.Library;

/// <summary>A document that a search found, before it is dressed for the screen.</summary>
/// <param name="Section">Number of the section that shows why.</param>
/// <param name="Start">Where that section starts in the body.</param>
/// <param name="Original">Its text as written; empty where the document has none.</param>
internal sealed record FoundPolicy(Guid Id, int Score, DateOnly Day, int Section, int Start, string Original);

/// <summary>Runs a <see cref="PolicyFilter"/> against the database.</summary>
internal static class FoundPolicies
{
    public static async Task<(IReadOnlyList<FoundPolicy> Found, SearchQuery Terms)> Find(
        NpgsqlDataSource database, SearchPolicies asked, DateOnly today, int take, CancellationToken token, int skip = 0)
    {
        var filter = new PolicyFilter(asked, today);
        await using var command = database.CreateCommand(WithSection(filter, asked.After, take, skip));
        Bind(command, filter);
        var found = new List<FoundPolicy>();
        await using var reader = await command.ExecuteReaderAsync(token);
        while (await reader.ReadAsync(token))
            found.Add(new(reader.GetGuid(0), reader.GetInt32(1), reader.GetFieldValue<DateOnly>(2), reader.GetInt32(3), reader.GetInt32(4), reader.GetString(5)));
        return (found, filter.Query);
    }

    public static async Task<int> Count(NpgsqlDataSource database, SearchPolicies asked, DateOnly today, int limit, CancellationToken token)
    {
        var filter = new PolicyFilter(asked, today);
        await using var command = database.CreateCommand(filter.Count(limit));
        Bind(command, filter);
        return (int)(await command.ExecuteScalarAsync(token))!;
    }

    // The first section of the body that has the first word; where only the title has it, the beginning of the body.
    private static string WithSection(PolicyFilter filter, string? after, int take, int skip)
    {
        var page = filter.Page(after, take, skip);
        var found = filter.Query.Terms.Count == 0 ? "true" : "strpos(s.folded, $1) > 0";
        return $"""
            with page as materialized ({page})
            select p.id, p.score, p.day, coalesce(hit.number, 1), coalesce(hit.start, 0), coalesce(hit.original, beginning.original, '')
            from page p
            left join lateral (select s.number, s.start, s.original from crm.policy_section s
              where s.document = p.id and s.number > 0 and s.number = any(p.sections) and {found} order by s.number limit 1) hit on true
            left join crm.policy_section beginning on beginning.document = p.id and beginning.number = 1
            order by p.score desc, p.day desc, p.id desc
            """;
    }

    private static void Bind(NpgsqlCommand command, PolicyFilter filter)
    {
        foreach (var value in filter.Values) command.Parameters.Add(new NpgsqlParameter { Value = value });
    }
}
