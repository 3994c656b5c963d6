using Crm.Foundation.Searching;
using Npgsql;

namespace Crm.Policies.Searching;

/// <summary>
/// One narrow row a document: what a search filters and ranks by, copied from the library's listing by the database itself, and the runs (<see cref="PolicyRuns"/>) of its text, its headings
/// and its title. The most common word costs reading one small row a document, and nothing has to be put together.
/// </summary>
internal static class PolicyIndex
{
    /// <summary>The table.</summary>
    public const string Table = "crm.policy_search";

    private const string Listing = "crm.mt_doc_policylisting";

    // The first day of the calendar would come back as minus infinity.
    private const string Undated = "date '1900-01-01'";
    private const string Copied = "day, region, kind, year, valid_from, valid_to, repealed_on, withdrawn, concealed, confirmed, industries";

    // The text stands uncompressed beside the table, in one piece: a proposed document is checked in half the time that its sections take. Runs stand there too and are never read again once
    // they are indexed: the index vouches for them. Statistics of them would be dear and of no use. Nothing waits in a list to be
    // merged into the indexes: merging falls to one command, and while it lasts the others fill the list anew, so each merging takes longer than the one before, in the end longer than a
    // command may take; and every search reads the list.
    private static readonly string Schema = $$"""
        create table if not exists {{Table}} (
          document uuid primary key, day date not null default {{Undated}}, region text, kind text, year integer, valid_from date, valid_to date, repealed_on date, withdrawn boolean not null default false, concealed boolean not null default false,
          confirmed boolean not null default false, industries text[] not null default '{}', folded text not null, runs bigint[] not null, heading_runs bigint[] not null, title_runs bigint[] not null)
          with (toast_tuple_target = 128, fillfactor = 80);
        alter table {{Table}} alter column folded set storage external, alter column folded set statistics 0, alter column runs set statistics 0, alter column heading_runs set statistics 0, alter column title_runs set statistics 0;
        create index if not exists policy_search_day on {{Table}} (day, document);
        create index if not exists policy_search_runs on {{Table}} using gin (runs) with (fastupdate = off);
        create index if not exists policy_search_headings on {{Table}} using gin (heading_runs) with (fastupdate = off);
        create index if not exists policy_search_titles on {{Table}} using gin (title_runs) with (fastupdate = off);
        {{MergedAtOnce("policy_search_runs")}}
        {{MergedAtOnce("policy_search_headings")}}
        {{MergedAtOnce("policy_search_titles")}}
        create or replace function crm.policy_search_follow() returns trigger language plpgsql as $$
          begin
            update {{Table}} s set ({{Copied}}) = ({{Of("new")}})
            where s.document = new.id and ({{Mine}}) is distinct from ({{Of("new")}});
            return null;
          end $$;
        create or replace trigger policy_search_follow after insert or update on {{Listing}} for each row execute function crm.policy_search_follow();
        """;

    private const string Mine = "s.day, s.region, s.kind, s.year, s.valid_from, s.valid_to, s.repealed_on, s.withdrawn, s.concealed, s.confirmed, s.industries";

    // What the runs are is noted on the table; rows made of others are thrown away, and made anew from the texts.
    private const string Renew = $"""
        do $$
          begin
            if obj_description('{Table}'::regclass) is distinct from 'runs of one to four and across spaces' then
              truncate {Table};
              comment on table {Table} is 'runs of one to four and across spaces';
            end if;
          end $$;
        """;

    /// <summary>Puts a document into the index: document, text, runs, runs of headings, runs of the title, document.</summary>
    public static readonly string Insert = $"insert into {Table} (document, folded, runs, heading_runs, title_runs, {Copied}) select ?, ?, ?, ?, ?, {Of("l")} from (select 1) one left join {Listing} l on l.id = ?";

    /// <summary>Another text: the body, its runs, runs of its headings, document. The title stays.</summary>
    public const string Revise = $"""
        update {Table} s set folded = split_part(s.folded, E'\n', 1) || E'\n' || ?, runs = array(select unnest(s.title_runs) union select unnest(?) order by 1), heading_runs = array(select unnest(s.title_runs) union select unnest(?) order by 1)
        where s.document = ?
        """;

    /// <summary>Has an index keep no list of what is still to be merged, and merges what is in it: those of earlier versions kept one.</summary>
    internal static string MergedAtOnce(string index) => $"alter index crm.{index} set (fastupdate = off); select gin_clean_pending_list('crm.{index}');";

    /// <summary>Runs of a title together with those of texts below it, sorted.</summary>
    public static long[] With(long[] titles, params string[] texts)
    {
        var all = PolicyRuns.OfTexts(texts).Union(titles).ToArray();
        Array.Sort(all);
        return all;
    }

    /// <summary>What a word is looked for in: no word holds the line end that parts title and body.</summary>
    public static string Text(string title, string body) => title + "\n" + body;

    /// <summary>Makes the table and what keeps it; a library that was indexed otherwise is indexed anew.</summary>
    public static async Task Prepare(NpgsqlDataSource database, CancellationToken token)
    {
        await using (var command = database.CreateCommand(Schema + Renew))
        {
            // A long list takes its time once.
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync(token);
        }
        foreach (var document in await Missing(database, token)) await Fill(database, document, token);
    }

    private static async Task<List<Guid>> Missing(NpgsqlDataSource database, CancellationToken token)
    {
        var missing = new List<Guid>();
        await using var command = database.CreateCommand($"select l.id from {Listing} l where not exists (select 1 from {Table} s where s.document = l.id)");
        await using var reader = await command.ExecuteReaderAsync(token);
        while (await reader.ReadAsync(token)) missing.Add(reader.GetGuid(0));
        return missing;
    }

    private static async Task Fill(NpgsqlDataSource database, Guid document, CancellationToken token)
    {
        string title, body;
        await using (var command = database.CreateCommand($"""
            select l.data ->> 'title', t.data ->> 'body' from {Listing} l join crm.mt_doc_policytext t on t.id = replace(l.id::text, '-', '') || '/' || jsonb_array_length(l.data -> 'versions')
            where l.id = $1
            """))
        {
            command.Parameters.AddWithValue(document);
            await using var reader = await command.ExecuteReaderAsync(token);
            if (!await reader.ReadAsync(token)) return;
            (title, body) = (FoldedText.Fold(reader.GetString(0)), reader.GetString(1));
        }
        var titles = PolicyRuns.OfTexts(title).Union(Initials.OfTitle(title)).Order().ToArray();
        await using var insert = database.CreateCommand(
            $"insert into {Table} (document, folded, runs, heading_runs, title_runs, {Copied}) select $1, $2, $3, $4, $5, {Of("l")} from {Listing} l where l.id = $1 on conflict do nothing");
        foreach (var value in new object[] { document, Text(title, FoldedText.Fold(body)), With(titles, FoldedText.Fold(body)), With(titles, PolicySections.Headings(body)), titles }) insert.Parameters.AddWithValue(value);
        await insert.ExecuteNonQueryAsync(token);
    }

    private static string Of(string l) =>
        $"coalesce({l}.published_on, {Undated}), {l}.region, {l}.kind, {l}.year, {l}.valid_from, {l}.valid_to, {l}.repealed_on, coalesce({l}.withdrawn, false), coalesce({l}.concealed, false), coalesce({l}.confirmed, false), coalesce({l}.industries, '{{}}')";
}
