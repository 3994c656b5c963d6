using System.Data;
using System.Diagnostics;
using System.Text.Json;
using Marten;
using Npgsql;

namespace Crm.Foundation.Checking;

/// <summary>
/// Makes each record of each read model anew from the events of its stream, in memory, and compares it with the one in use. Streams are gone through some hundred at a time, each time as of one moment, in
/// which records and events belong together: what is recorded meanwhile is seen with its record or not at all. Streams that were archived are left out. Nothing is written.
/// </summary>
public sealed class ReadModelCheck(IDocumentStore store, NpgsqlDataSource database, TimeProvider clock)
{
    private const string Schema = MartenSetup.Schema;

    // Of one page; a stream with more events than that is a page of its own.
    private const int MostStreams = 500, MostEvents = 20_000;

    /// <summary>What the last check of this process found; null before the first.</summary>
    public CheckedRecords? Last { get; private set; }

    /// <summary>Checks everything that can be made anew record by record.</summary>
    public async Task<CheckedRecords> Run(CancellationToken token)
    {
        var watch = Stopwatch.StartNew();
        var projections = ((DocumentStore)store).Options.Projections.All;
        var models = projections.Select(projection => CheckedModel.Of(projection, store)).OfType<CheckedModel>().ToList();
        var left = projections.Select(projection => projection.Name).Except(models.Select(model => model.Name)).Order(StringComparer.Ordinal).ToList();
        var found = new Found();
        await using var connection = await database.OpenConnectionAsync(token);
        for (Guid? last = Guid.Empty; last is { } after;) last = await Compare(after, models, connection, found, token);
        foreach (var model in models) await FindBeside(model, connection, found, token);
        return Last = new CheckedRecords(clock.GetUtcNow(), found.Records, models.Count, watch.Elapsed, [.. found.Drifts.Values], left);
    }

    // Answers the last stream that was looked at, null behind the last of all.
    private async Task<Guid?> Compare(Guid after, List<CheckedModel> models, NpgsqlConnection connection, Found found, CancellationToken token)
    {
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, token);
        var streams = await Streams(after, connection, token);
        if (streams.Length == 0) return null;
        await using var session = store.QuerySession(Marten.Services.SessionOptions.ForTransaction(transaction));
        var events = (await session.Events.QueryAllRawEvents().Where(e => e.StreamId.IsOneOf(streams)).OrderBy(e => e.StreamId).ThenBy(e => e.Version).ToListAsync(token)).ToLookup(e => e.StreamId);
        var records = await Records(streams, models, connection, token);
        foreach (var model in models)
            foreach (var stream in streams)
            {
                var facts = events[stream].Where(model.Takes).ToList();
                var live = records[model].GetValueOrDefault(stream);
                if (facts.Count == 0 && live is null) continue;
                found.Records++;
                var fresh = facts.Count == 0 ? null : await model.Build(stream, facts, session, token);
                if (await Difference(model, stream, fresh, live, session, token) is { } drift) found.Note(drift);
            }
        await transaction.CommitAsync(token);
        return streams[^1];
    }

    private static async Task<RecordDrift?> Difference(CheckedModel model, Guid id, StoredRecord? fresh, StoredRecord? live, IQuerySession session, CancellationToken token)
    {
        if (fresh is null) return live is null ? null : new RecordDrift(model.Name, id, RecordFault.Beside, "", 1);
        if (live is null) return new RecordDrift(model.Name, id, RecordFault.Lacking, "", 1);
        var path = await InData(model, id, fresh, live, session, token) ?? (JsonDifference.Between(fresh.Columns, live.Columns) is { } column ? $"{column} (column)" : null);
        return path is null ? null : new RecordDrift(model.Name, id, RecordFault.Different, path, 1);
    }

    private static async Task<string?> InData(CheckedModel model, Guid id, StoredRecord fresh, StoredRecord live, IQuerySession session, CancellationToken token)
    {
        if (JsonDifference.Between(fresh.Data, live.Data) is not { } path) return null;
        try
        {
            return JsonDifference.Between(fresh.Data, await model.Read(id, session, token));
        }
        catch (JsonException)
        {
            // It can't even be read; where it differs is known from above.
            return path;
        }
    }

    private static async Task<Guid[]> Streams(Guid after, NpgsqlConnection connection, CancellationToken token)
    {
        await using var command = new NpgsqlCommand($"select id, version::bigint from {Schema}.mt_streams where id > $1 and not is_archived order by id limit {MostStreams}", connection) { Parameters = { new() { Value = after } } };
        await using var reader = await command.ExecuteReaderAsync(token);
        var streams = new List<Guid>();
        for (var events = 0L; events < MostEvents && await reader.ReadAsync(token); events += reader.GetInt64(1)) streams.Add(reader.GetGuid(0));
        return [.. streams];
    }

    // Of every read model, whatever the streams hold: a record without a fact should not be there.
    private static async Task<Dictionary<CheckedModel, Dictionary<Guid, StoredRecord>>> Records(Guid[] streams, List<CheckedModel> models, NpgsqlConnection connection, CancellationToken token)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var model in models) batch.BatchCommands.Add(new NpgsqlBatchCommand($"select d.id, d.data::text, ({model.Columns})::text from {model.Table} d where d.id = any($1)") { Parameters = { new() { Value = streams } } });
        await using var reader = await batch.ExecuteReaderAsync(token);
        var records = new Dictionary<CheckedModel, Dictionary<Guid, StoredRecord>>();
        foreach (var model in models)
        {
            var some = records[model] = [];
            while (await reader.ReadAsync(token)) some[reader.GetGuid(0)] = new StoredRecord(reader.GetString(1), reader.GetString(2));
            await reader.NextResultAsync(token);
        }
        return records;
    }

    // Records of streams that don't exist at all.
    private static async Task FindBeside(CheckedModel model, NpgsqlConnection connection, Found found, CancellationToken token)
    {
        await using var command = new NpgsqlCommand($"select d.id, count(*) over () from {model.Table} d where not exists (select 1 from {Schema}.mt_streams s where s.id = d.id) order by d.id limit 1", connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(token);
        if (!await reader.ReadAsync(token)) return;
        found.Records += reader.GetInt64(1);
        found.Note(new RecordDrift(model.Name, reader.GetGuid(0), RecordFault.Beside, "", reader.GetInt64(1)));
    }

    private sealed class Found
    {
        public long Records { get; set; }

        public SortedDictionary<string, RecordDrift> Drifts { get; } = new(StringComparer.Ordinal);

        public void Note(RecordDrift drift) => Drifts[drift.Model] = Drifts.TryGetValue(drift.Model, out var first) ? first with { Count = first.Count + drift.Count } : drift;
    }
}
