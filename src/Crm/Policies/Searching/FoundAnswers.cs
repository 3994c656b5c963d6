using Crm.Foundation.Codes;
using Crm.Foundation.Searching;
using Npgsql;

namespace Crm.Policies.Searching;

/// <summary>The best section of a document for a question.</summary>
/// <param name="Beginning">How the document begins.</param>
internal sealed record FoundAnswer(Guid Document, int Start, string Original, string Beginning);

/// <summary>Looks for sections that have enough of a question's words; a word in the document's title counts for each of its sections.</summary>
internal static class FoundAnswers
{
    public static async Task<IReadOnlyList<FoundAnswer>> Find(NpgsqlDataSource database, SearchQuery terms, string? region, DateOnly today, int most, CancellationToken token)
    {
        var enough = Question.Enough(terms.Terms.Count);
        await using var command = database.CreateCommand(Sql(terms.Terms.Count));
        command.Parameters.AddWithValue(enough);
        command.Parameters.AddWithValue(today);
        command.Parameters.AddWithValue(region is null ? "-" : Prefix(region));
        command.Parameters.AddWithValue(region is null ? [] : Regions.Chain(region).Select(place => place.Code).ToArray());
        command.Parameters.AddWithValue(most);
        foreach (var term in terms.Terms) command.Parameters.AddWithValue(term.Grams);
        var found = new List<FoundAnswer>();
        await using var reader = await command.ExecuteReaderAsync(token);
        while (await reader.ReadAsync(token))
        {
            var (title, folded) = (reader.GetString(4), reader.GetString(5));
            // The index vouches for short words; the text decides about long ones.
            if (terms.Terms.Count(term => folded.Contains(term.Folded, StringComparison.Ordinal) || title.Contains(term.Folded, StringComparison.Ordinal)) < enough) continue;
            found.Add(new(reader.GetGuid(0), reader.GetInt32(1), reader.GetString(2), reader.GetString(3)));
        }
        return found;
    }

    private static string Sql(int terms)
    {
        var hits = string.Join(" union all ", Enumerable.Range(0, terms).Select(i => $"select document, unnest(sections) as number, {i} as term from crm.policy_hits(${i + 6})"));
        return $"""
            with hit as materialized ({hits}),
            place as (
              select document, number, term from hit where number > 0
              union select body.document, body.number, title.term
                from (select distinct document, number from hit where number > 0) body join hit title on title.document = body.document and title.number = 0
              union select document, 1, term from hit where number = 0),
            best as (
              select distinct on (document) document, number, words
              from (select document, number, count(*)::int as words from place group by document, number having count(*) >= $1) counted
              order by document, words desc, number)
            select b.document, s.start, s.original, beginning.original, coalesce(title.folded, ''), s.folded
            from best b
            join crm.mt_doc_policylisting l on l.id = b.document and not l.withdrawn and l.concealed is not true
            join crm.policy_section s on s.document = b.document and s.number = b.number
            join crm.policy_section beginning on beginning.document = b.document and beginning.number = 1
            left join crm.policy_section title on title.document = b.document and title.number = 0
            order by (case when coalesce(l.valid_from <= $2, true) and coalesce(l.valid_to >= $2, true) and coalesce(l.repealed_on > $2, true) then 2 else 0 end)
              + (case when coalesce(starts_with(l.region, $3) or l.region = any($4), false) then 1 else 0 end) desc,
              b.words desc, l.published_on desc nulls last, b.document
            limit $5
            """;
    }

    // Codes of places below share the digits that are not trailing pairs of zeros.
    private static string Prefix(string region)
    {
        while (region.Length is > 2 and <= 6 && region.EndsWith("00", StringComparison.Ordinal)) region = region[..^2];
        return region;
    }
}
