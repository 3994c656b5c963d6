using System.Diagnostics;
using Crm.Foundation;
using Npgsql;
using NpgsqlTypes;

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

    // Most spans of a lead are after a fact what they were before: what goes and comes again is not counted.
    private const string Changed = $"(select sum(sign)::smallint as sign, {PipelineTables.SpanColumns} from {PipelineTables.Change} group by {PipelineTables.SpanColumns} having sum(sign) <> 0)";

    // What sorting all facts and adding up all spans may each take of the server's memory before they use files.
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
        if (await Plant(connection, Schema, token)) await Recount(connection, Schema, token);
        var ids = leads.ToArray();
        await Run(connection, $"with gone as (delete from {Schema}.pipeline_span where lead = any($1) returning *) insert into {PipelineTables.Change} select -1, * from gone", token, ids);
        var spans = new List<LeadSpan>();
        await foreach (var (lead, facts) in past.Read(connection, ids, token)) spans.AddRange(LeadPast.Of(lead, facts));
        await Copy(connection, $"{Schema}.pipeline_span", spans, token);
        await Run(connection, $"insert into {PipelineTables.Change} select 1, * from {Schema}.pipeline_span where lead = any($1)", token, ids);
        await Run(connection, $"""
            insert into {Schema}.pipeline_unit select distinct unit, array[unit] from {PipelineTables.Change} on conflict do nothing;
            insert into {Schema}.pipeline_tally as t ({PipelineTables.TallyKey}, count, amount)
            select {PipelineTables.TallyKey}, count, amount from ({PipelineTables.Changes(Schema, Changed)}) as n
            on conflict ({PipelineTables.TallyKey}) do update set count = t.count + excluded.count, amount = t.amount + excluded.amount;
            delete from {PipelineTables.Change}
            """, token);
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
        await Run(connection, $"drop schema if exists {beside} cascade; create schema {beside}; {PipelineTables.Tables(beside)}", token);
        var seen = await Settled(connection, token);
        var filled = await Fill(beside, token);
        await Run(connection, PipelineTables.Indexes(beside) + $"analyze {beside}.pipeline_span; analyze {beside}.pipeline_tally;", token);
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
        var (leads, spans) = await Fold(schema, token);
        var folding = watch.Elapsed;
        await using var writing = await database.OpenConnectionAsync(token);
        await Run(writing, $"set work_mem = '{Memory}'", token);
        await Plant(writing, schema, token);
        await Recount(writing, schema, token);
        return new RebuiltPast(leads, spans, folding, watch.Elapsed - folding);
    }

    /// <summary>Writes the spans of all leads into the empty table of a schema.</summary>
    internal async Task<(long Leads, long Spans)> Fold(string schema, CancellationToken token)
    {
        await using var reading = await database.OpenConnectionAsync(token);
        await using var writing = await database.OpenConnectionAsync(token);
        await Run(reading, $"set work_mem = '{Memory}'", token);
        var (leads, spans) = (0L, 0L);
        await using var import = await writing.BeginBinaryImportAsync($"copy {schema}.pipeline_span ({PipelineTables.SpanColumns}) from stdin binary", token);
        import.Timeout = TimeSpan.FromHours(2);
        await foreach (var (lead, facts) in past.Read(reading, null, token))
        {
            leads++;
            foreach (var span in LeadPast.Of(lead, facts))
            {
                spans++;
                await Write(import, span, token);
            }
        }
        await import.CompleteAsync(token);
        return (leads, spans);
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

    private static async Task Recount(NpgsqlConnection connection, string schema, CancellationToken token)
    {
        await Run(connection, $"""
            delete from {schema}.pipeline_tally;
            insert into {schema}.pipeline_unit select distinct unit, array[unit] from {schema}.pipeline_span on conflict do nothing;
            insert into {schema}.pipeline_tally ({PipelineTables.TallyKey}, count, amount)
            select {PipelineTables.TallyKey}, count, amount from ({PipelineTables.Changes(schema, $"(select 1::smallint as sign, * from {schema}.pipeline_span)")}) as n
            order by {PipelineTables.TallyKey}
            """, token);
    }

    private static async Task Copy(NpgsqlConnection connection, string table, IEnumerable<LeadSpan> spans, CancellationToken token)
    {
        await using var import = await connection.BeginBinaryImportAsync($"copy {table} ({PipelineTables.SpanColumns}) from stdin binary", token);
        foreach (var span in spans) await Write(import, span, token);
        await import.CompleteAsync(token);
    }

    private static async Task Write(NpgsqlBinaryImporter import, LeadSpan span, CancellationToken token)
    {
        var (state, reached) = (span.State, span.State.Reached);
        await import.StartRowAsync(token);
        await import.WriteAsync(span.Lead, NpgsqlDbType.Uuid, token);
        await import.WriteAsync((short)span.Seen, NpgsqlDbType.Smallint, token);
        await import.WriteAsync(span.From, NpgsqlDbType.Date, token);
        // The largest day stands for infinity.
        await import.WriteAsync(span.To ?? DateOnly.MaxValue, NpgsqlDbType.Date, token);
        await import.WriteAsync((short)state.Stage, NpgsqlDbType.Smallint, token);
        await import.WriteAsync((short)state.Reach, NpgsqlDbType.Smallint, token);
        await Text(state.Reason?.ToString());
        await Text(state.Unit);
        await Text(state.Owner);
        await Text($"{state.Source}");
        await Text(state.Industry);
        await Text(state.Region);
        await import.WriteAsync(state.Intended, NpgsqlDbType.Numeric, token);
        if (state.Agreed is { } agreed) await import.WriteAsync(agreed, NpgsqlDbType.Numeric, token);
        else await import.WriteNullAsync(token);
        await import.WriteAsync(state.Since, NpgsqlDbType.Date, token);
        await import.WriteAsync(state.OpenedOn, NpgsqlDbType.Date, token);
        for (var stage = Leads.Stage.Assessing; stage <= Leads.Stage.AtCapacity; stage++)
        {
            if (reached[stage] is { } day) await import.WriteAsync(day, NpgsqlDbType.Date, token);
            else await import.WriteNullAsync(token);
        }
        await Many(state.Raises.Count > 0 ? state.Raises.Days : null, NpgsqlDbType.Date);
        await Many(state.Raises.Count > 0 ? state.Raises.Increments : null, NpgsqlDbType.Numeric);

        Task Many<T>(T[]? values, NpgsqlDbType type) => values is null ? import.WriteNullAsync(token) : import.WriteAsync(values, NpgsqlDbType.Array | type, token);

        Task Text(string? text) => text is null ? import.WriteNullAsync(token) : import.WriteAsync(text, NpgsqlDbType.Text, token);
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken token, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var value in values) command.Parameters.AddWithValue(value);
        await command.ExecuteNonQueryAsync(token);
    }
}
