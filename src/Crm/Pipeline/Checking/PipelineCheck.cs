using System.Data;
using System.Diagnostics;
using Crm.Foundation;
using Crm.Pipeline.History;
using Npgsql;

namespace Crm.Pipeline.Checking;

/// <summary>A record of a read model that is not what the events make of it.</summary>
/// <param name="Lacking">It should be there and is not; otherwise it is there and should not be.</param>
/// <param name="Record">As JSON.</param>
public sealed record Drift(string Table, bool Lacking, string Record);

/// <summary>What a check found.</summary>
/// <param name="Leads">How many leads were built anew.</param>
/// <param name="Drifts">The first record of each table that differs; none where all is well.</param>
public sealed record CheckedFigures(DateTimeOffset At, long Leads, TimeSpan Took, IReadOnlyList<Drift> Drifts);

/// <summary>
/// Builds the leads' past anew from all events in a schema beside the one in use, and compares record by record; then counts what is in use anew and compares that. Leads of which something was recorded
/// meanwhile, or that the follower has not come to yet, are left out. Nothing in use is touched.
/// </summary>
public sealed class PipelineCheck(NpgsqlDataSource database, PipelineKeeper keeper, TimeProvider clock)
{
    private const string Schema = MartenSetup.Schema;
    private const string Beside = Schema + "_check";

    private const string Spans = $"""
        with busy as materialized (
          select distinct stream_id from {Schema}.mt_events where seq_id > least($1, coalesce((select last_seq_id from {Schema}.mt_event_progression where name = '{PipelineFollower.Mark}'), 0)))
        select lacking, to_jsonb(d)::text from (
          (select true as lacking, * from (select {PipelineTables.SpanColumns} from {Beside}.pipeline_span except select {PipelineTables.SpanColumns} from {Schema}.pipeline_span) as fresh)
          union all
          (select false, * from (select {PipelineTables.SpanColumns} from {Schema}.pipeline_span except select {PipelineTables.SpanColumns} from {Beside}.pipeline_span) as live)) as d
        where not exists (select 1 from busy where busy.stream_id = d.lead) order by lead, from_day, lacking limit 1
        """;

    private const string Counts = $"""
        with live as materialized (select {PipelineTables.TallyKey}, count, amount from {Schema}.pipeline_tally where count <> 0 or amount <> 0),
        fresh as materialized (select {PipelineTables.TallyKey}, count, amount from {Beside}.pipeline_tally)
        select lacking, to_jsonb(d)::text from (
          (select true as lacking, * from (select * from fresh except select * from live) as f) union all (select false, * from (select * from live except select * from fresh) as l)) as d
        order by {PipelineTables.TallyKey}, lacking limit 1
        """;

    /// <summary>What the last check of this process found; null before the first.</summary>
    public CheckedFigures? Last { get; private set; }

    /// <summary>Checks. One check at a time on a database; another waits.</summary>
    public async Task<CheckedFigures> Run(CancellationToken token)
    {
        var watch = Stopwatch.StartNew();
        await using var connection = await database.OpenConnectionAsync(token);
        await Do(connection, $"select pg_advisory_lock(hashtext('{Beside}'))", token);
        try
        {
            await Do(connection, $"drop schema if exists {Beside} cascade; create schema {Beside}; {PipelineTables.Tables(Beside)}", token);
            var seen = await PipelineKeeper.Settled(connection, token);
            var (leads, _) = await keeper.Fold(Beside, null, token);
            var drifts = new List<Drift>();
            // Both sides as of one moment, whatever is written meanwhile.
            await using (var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, token))
            {
                await Find("pipeline_span", Spans, drifts, connection, token, seen);
                await TallyRows.Copy(connection, $"{Beside}.pipeline_tally", await PipelineKeeper.Count(connection, token), token);
                await Find("pipeline_tally", Counts, drifts, connection, token);
                await transaction.CommitAsync(token);
            }
            await Do(connection, $"drop schema {Beside} cascade", token);
            return Last = new CheckedFigures(clock.GetUtcNow(), leads, watch.Elapsed, drifts);
        }
        finally
        {
            await Do(connection, $"select pg_advisory_unlock(hashtext('{Beside}'))", CancellationToken.None);
        }
    }

    private static async Task Find(string table, string sql, List<Drift> drifts, NpgsqlConnection connection, CancellationToken token, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var value in values) command.Parameters.AddWithValue(value);
        await using var reader = await command.ExecuteReaderAsync(token);
        if (await reader.ReadAsync(token)) drifts.Add(new Drift(table, reader.GetBoolean(0), reader.GetString(1)));
    }

    private static async Task Do(NpgsqlConnection connection, string sql, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(token);
    }
}
