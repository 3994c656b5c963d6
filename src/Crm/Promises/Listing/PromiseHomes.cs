using Crm.Leads;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;
using Npgsql;

namespace Crm.Promises.Listing;

/// <summary>
/// Which lead each promise stands on now: promises go along when their lead is merged into another, and come back when the two are taken apart. Written in the merge's own
/// transaction, in a table of its own, since one merge moves many promises.
/// </summary>
public sealed partial class PromiseHomes : EventProjection
{
    /// <summary>promise, kept (the lead it stands on now), path (all leads it stood on, the first first).</summary>
    public const string Table = "crm.promise_home";

    private const string Schema = $"""
        create table if not exists {Table} (promise uuid primary key, kept uuid not null, path uuid[] not null);
        create index if not exists promise_home_kept on {Table} (kept);
        create index if not exists promise_home_path on {Table} using gin (path);
        """;

    public PromiseHomes() => Options.DeleteDataInTableOnTeardown(Table);

    /// <summary>Makes the table where it is missing.</summary>
    public static async Task Prepare(NpgsqlDataSource database, CancellationToken token)
    {
        await using var command = database.CreateCommand(Schema);
        await command.ExecuteNonQueryAsync(token);
    }

    /// <summary>The lead a promise stands on now.</summary>
    public static async Task<Guid?> Of(IQuerySession session, Guid promise, CancellationToken token) =>
        (await session.QueryAsync<Guid>($"select kept from {Table} where promise = ?", token, promise)) is [var kept, ..] ? kept : null;

    /// <summary>The leads some promises stand on now.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Guid>> Of(IQuerySession session, IEnumerable<Guid> promises, CancellationToken token) =>
        (await session.AdvancedSql.QueryAsync<Home>($"select jsonb_build_object('promise', promise, 'kept', kept) from {Table} where promise = any(?)", token, [promises.ToArray()]))
            .ToDictionary(home => home.Promise, home => home.Kept);

    /// <summary>The promises that stand on a lead now, the first made first.</summary>
    public static Task<IReadOnlyList<Guid>> On(IQuerySession session, Guid lead, CancellationToken token) =>
        session.QueryAsync<Guid>($"select promise from {Table} where kept = ? order by promise", token, lead);

    public void Project(IEvent<PromiseMade> e, IDocumentOperations operations) =>
        operations.QueueSqlCommand($"insert into {Table} values (?, ?, array[?]::uuid[])", e.StreamId, e.Data.Lead, e.Data.Lead);

    public void Project(IEvent<LeadMergedInto> e, IDocumentOperations operations) =>
        operations.QueueSqlCommand($"update {Table} set path = path || ?::uuid, kept = ? where kept = ?", e.Data.Lead, e.Data.Lead, e.StreamId);

    public void Project(IEvent<LeadUnmergedFrom> e, IDocumentOperations operations) =>
        operations.QueueSqlCommand($"update {Table} set path = path[1:array_position(path, ?)], kept = ? where path @> array[?]::uuid[] and kept <> ?", e.StreamId, e.StreamId, e.StreamId, e.StreamId);

    private sealed record Home(Guid Promise, Guid Kept);
}
