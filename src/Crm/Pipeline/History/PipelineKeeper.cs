using System.Diagnostics;
using System.Runtime.CompilerServices;
using Crm.Foundation;
using Npgsql;

namespace Crm.Pipeline.History;

/// <summary>What open pages are told once the counts have followed.</summary>
public sealed record PipelineRenewed;

/// <summary>What was built anew.</summary>
/// <param name="Folding">How long reading the facts and writing the spans took.</param>
/// <param name="Counting">How long counting took.</param>
public sealed record RebuiltPast(long Leads, long Spans, TimeSpan Folding, TimeSpan Counting);

/// <summary>Writes the leads' past: of some leads after something happened to them, or of all into tables of their own.</summary>
public sealed class PipelineKeeper(NpgsqlDataSource database, PastFacts past, LiveUpdates live)
{
    private const string Schema = MartenSetup.Schema;

    // What sorting all facts, and sorting a new index, may take of the server's memory before they use files.
    private const string Memory = "256MB";

    // So many facts before the place up to which all was built are followed once more: a fact may have its place in the store a moment before it can be seen to come.
    private const int Again = 1_000;

    // The tree as it is: a unit that was closed still has its past. A unit nobody knows any more counts for itself.
    private const string Tree = $"""
        with recursive unit (code, parent) as materialized (select data ->> 'code', data ->> 'parentCode' from {Schema}.mt_doc_organisationunit),
        up (unit, above) as (
          select code, array[code] from unit where parent is null
          union all select u.code, up.above || u.code from unit as u join up on up.unit = u.parent)
        select unit, above from up
        """;

    /// <summary>Writes the past of these leads anew, and what that changes in the counts. Done twice it changes nothing the second time.</summary>
    public async Task Renew(IReadOnlyCollection<Guid> leads, CancellationToken token)
    {
        await using var connection = await database.OpenConnectionAsync(token);
        await using var transaction = await connection.BeginTransactionAsync(token);
        await Run(connection, "select pg_advisory_xact_lock(hashtext('pipeline'))", token);
        var moved = await Plant(connection, Schema, token);
        var ids = leads.ToArray();
        var counts = new SpanCounts();
        var gone = new List<LeadSpan>();
        await foreach (var span in Spans(connection, $"delete from {Schema}.pipeline_span where lead = any($1) returning {PipelineTables.SpanColumns}", token, ids)) gone.Add(span);
        foreach (var lead in gone.GroupBy(span => span.Lead)) counts.Add(lead, -1);
        var spans = new List<LeadSpan>();
        await foreach (var (lead, facts) in past.Read(connection, ids, token))
        {
            var known = LeadPast.Of(lead, facts);
            counts.Add(known, 1);
            spans.AddRange(known);
        }
        await SpanRows.Copy(connection, Schema, spans.ToAsyncEnumerable(), token);
        if (moved) await Recount(connection, token);
        else await TallyRows.Add(connection, Schema, [.. counts.Changes(await Above(connection, Schema, counts, token))], token);
        await transaction.CommitAsync(token);
        live.Announce(new Changed(leads.ToHashSet(), [], [new PipelineRenewed()]));
    }

    /// <summary>
    /// Builds everything anew beside what is in use and puts it in its place; what happens meanwhile is followed up. Where no process follows the events, the follower goes on behind what was built when it
    /// starts, so that years of facts need not be read page by page.
    /// </summary>
    public async Task<RebuiltPast> Rebuild(CancellationToken token)
    {
        const string beside = Schema + "_beside";
        await using var connection = await database.OpenConnectionAsync(token);
        // One at a time on a database; another waits.
        await Run(connection, $"select pg_advisory_lock(hashtext('{beside}'))", token);
        try
        {
            return await Rebuild(connection, beside, token);
        }
        finally
        {
            await Run(connection, $"select pg_advisory_unlock(hashtext('{beside}'))", CancellationToken.None);
        }
    }

    private async Task<RebuiltPast> Rebuild(NpgsqlConnection connection, string beside, CancellationToken token)
    {
        await Run(connection, $"drop schema if exists {beside} cascade; create schema {beside}; {PipelineTables.Tables(beside)}", token);
        var seen = await Settled(connection, token);
        var filled = await Fill(beside, token);
        await Run(connection, $"set maintenance_work_mem = '{Memory}'; " + PipelineTables.Indexes(beside) + PipelineTables.Defined(beside) + $"analyze {beside}.pipeline_tally;", token);
        // Today's spans are read from their index alone once it is known that everybody sees them.
        await Run(connection, $"vacuum (analyze) {beside}.pipeline_span", token);
        await using (var transaction = await connection.BeginTransactionAsync(token))
        {
            await Run(connection, "select pg_advisory_xact_lock(hashtext('pipeline'))", token);
            foreach (var table in PipelineTables.All) await Run(connection, $"drop table {Schema}.{table}; alter table {beside}.{table} set schema {Schema};", token);
            await Run(connection, $"""
                insert into {Schema}.mt_event_progression as p (name, last_seq_id) select '{PipelineFollower.Mark}', $1 where pg_try_advisory_xact_lock({OnlyFollower.Key})
                on conflict (name) do update set last_seq_id = greatest(p.last_seq_id, excluded.last_seq_id)
                """, token, Math.Max(0, seen - Again));
            await transaction.CommitAsync(token);
        }
        await Run(connection, $"drop schema {beside}", token);
        var since = await past.Since(connection, seen, token);
        if (since.Count > 0) await Renew(since, token);
        return filled;
    }

    /// <summary>Whether the counts in use follow another definition than this product's.</summary>
    public async Task<bool> IsOutdated(CancellationToken token)
    {
        await using var connection = await database.OpenConnectionAsync(token);
        await using var command = new NpgsqlCommand($"select obj_description('{Schema}.pipeline_tally'::regclass) is distinct from 'definition {PipelineTables.Definition}'", connection);
        return (bool)(await command.ExecuteScalarAsync(token))!;
    }

    // The last fact of the store, once everybody who was writing when it was seen has finished: nothing turns up before it any more.
    internal static async Task<long> Settled(NpgsqlConnection connection, CancellationToken token)
    {
        await using var command = new NpgsqlCommand($"select coalesce(max(seq_id), 0), pg_snapshot_xmax(pg_current_snapshot())::text::bigint from {Schema}.mt_events", connection);
        await using var reader = await command.ExecuteReaderAsync(token);
        await reader.ReadAsync(token);
        var (last, next) = (reader.GetInt64(0), reader.GetInt64(1));
        await reader.CloseAsync();
        await using var finished = new NpgsqlCommand("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint >= $1", connection);
        finished.Parameters.AddWithValue(next);
        while (!(bool)(await finished.ExecuteScalarAsync(token))!) await Task.Delay(50, token);
        return last;
    }

    // Writes the past of all leads into the empty tables of a schema, and counts it.
    private async Task<RebuiltPast> Fill(string schema, CancellationToken token)
    {
        var watch = Stopwatch.StartNew();
        var counts = new SpanCounts();
        var (leads, spans) = await Fold(schema, counts, token);
        var folding = watch.Elapsed;
        await using var writing = await database.OpenConnectionAsync(token);
        await Plant(writing, schema, token);
        await TallyRows.Copy(writing, $"{schema}.pipeline_tally", counts.Changes(await Above(writing, schema, counts, token)), token);
        return new RebuiltPast(leads, spans, folding, watch.Elapsed - folding);
    }

    /// <summary>Writes the spans of all leads into the empty table of a schema.</summary>
    /// <param name="counts">Adds them up, where they are to be counted.</param>
    internal async Task<(long Leads, long Spans)> Fold(string schema, SpanCounts? counts, CancellationToken token)
    {
        await using var reading = await database.OpenConnectionAsync(token);
        await using var writing = await database.OpenConnectionAsync(token);
        await Run(reading, $"set work_mem = '{Memory}'", token);
        var leads = 0L;
        var spans = await SpanRows.Copy(writing, schema, All(), token);
        return (leads, spans);

        async IAsyncEnumerable<LeadSpan> All()
        {
            await foreach (var (lead, facts) in past.Read(reading, null, token))
            {
                leads++;
                var known = LeadPast.Of(lead, facts);
                counts?.Add(known, 1);
                foreach (var span in known) yield return span;
            }
        }
    }

    /// <summary>What the spans in use come to, as one moment of the connection's transaction shows them.</summary>
    internal static async Task<IEnumerable<TallyChange>> Count(NpgsqlConnection connection, CancellationToken token)
    {
        var counts = new SpanCounts();
        var lead = new List<LeadSpan>();
        await foreach (var span in Spans(connection, $"select {PipelineTables.SpanColumns} from {Schema}.pipeline_span", token))
        {
            // They lie lead by lead as a rule; where they don't, the sums are the same.
            if (lead.Count > 0 && lead[0].Lead != span.Lead) Add();
            lead.Add(span);
        }
        Add();
        return counts.Changes(await Above(connection, Schema, counts, token));

        void Add()
        {
            counts.Add(lead, 1);
            lead.Clear();
        }
    }

    // Which units stand above which, as it is now; whether a unit that was counted already has moved.
    private static async Task<bool> Plant(NpgsqlConnection connection, string schema, CancellationToken token)
    {
        await using var command = new NpgsqlCommand($"""
            with tree as ({Tree}),
            changed as (update {schema}.pipeline_unit as u set above = t.above from tree as t where t.unit = u.unit and t.above <> u.above returning 1),
            new as (insert into {schema}.pipeline_unit select t.unit, t.above from tree as t where not exists (select 1 from {schema}.pipeline_unit as u where u.unit = t.unit) on conflict do nothing returning 1)
            select exists (select 1 from changed)
            """, connection);
        return (bool)(await command.ExecuteScalarAsync(token))!;
    }

    // The units above each unit that is counted. One that nobody knows any more counts for itself.
    private static async Task<IReadOnlyDictionary<string, string[]>> Above(NpgsqlConnection connection, string schema, SpanCounts counts, CancellationToken token)
    {
        await using var command = new NpgsqlCommand($"""
            with new as (insert into {schema}.pipeline_unit select unit, array[unit] from unnest($1) as n (unit) on conflict do nothing returning *)
            select unit, above from new union all select unit, above from {schema}.pipeline_unit where unit = any($1)
            """, connection);
        command.Parameters.AddWithValue(counts.Units.ToArray());
        await using var reader = await command.ExecuteReaderAsync(token);
        var above = new Dictionary<string, string[]>();
        while (await reader.ReadAsync(token)) above.Add(reader.GetString(0), reader.GetFieldValue<string[]>(1));
        return above;
    }

    private static async Task Recount(NpgsqlConnection connection, CancellationToken token)
    {
        await Run(connection, $"delete from {Schema}.pipeline_tally", token);
        await TallyRows.Copy(connection, $"{Schema}.pipeline_tally", await Count(connection, token), token);
    }

    private static async IAsyncEnumerable<LeadSpan> Spans(NpgsqlConnection connection, string sql, [EnumeratorCancellation] CancellationToken token, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var value in values) command.Parameters.AddWithValue(value);
        await using var reader = await command.ExecuteReaderAsync(token);
        while (await reader.ReadAsync(token)) yield return SpanRows.Read(reader);
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken token, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var value in values) command.Parameters.AddWithValue(value);
        await command.ExecuteNonQueryAsync(token);
    }
}
