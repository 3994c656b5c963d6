using System.Threading.Channels;
using Crm.Foundation;
using Crm.Policies.Library;
using Crm.Policies.Reading;
using Marten;
using Npgsql;

namespace Crm.Policies.Figures.Indexing;

/// <summary>
/// Reads the figures of documents that entered or changed, a few at a time and beside the import. Whatever is due stands in a table, so nothing is lost with the process,
/// and several processes share the work.
/// </summary>
public sealed class FigureIndexing(IDocumentStore store, NpgsqlDataSource database, LiveUpdates live, IHostApplicationLifetime lifetime, ILogger<FigureIndexing> log) : BackgroundService
{
    private const int AtOnce = 20;

    // What another process imported is noticed at the next look.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Channel<bool> wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>How many documents have still to be read, up to a thousand.</summary>
    public static async Task<int> Waiting(NpgsqlDataSource database, CancellationToken token)
    {
        await using var command = database.CreateCommand($"select count(*)::int from (select 1 from {FigureTable.Due} limit 1001) n");
        return (int)(await command.ExecuteScalarAsync(token))!;
    }

    /// <summary>Reads some of the documents that are due; returns how many they were.</summary>
    public async Task<int> ReadSome(CancellationToken token)
    {
        await using var connection = await database.OpenConnectionAsync(token);
        await using var transaction = await connection.BeginTransactionAsync(token);
        var due = await Take(connection, token);
        if (due.Count == 0) return 0;
        await using var session = store.LightweightSession(Marten.Services.SessionOptions.ForTransaction(transaction));
        foreach (var id in due)
        {
            if (await session.LoadAsync<PolicyListing>(id, token) is not { } document) continue;
            var text = await session.LoadAsync<PolicyText>(PolicyText.IdOf(id, document.TextVersion), token);
            if (text is not null && Read(document, text.Body, await session.LoadAsync<FigureReview>(id, token)) is { } figures) FigureTable.Write(session, document, figures);
        }
        await session.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        return due.Count;
    }

    // A text that no rule had thought of must not keep the others waiting.
    private DocumentFigures? Read(PolicyListing document, string body, FigureReview? review)
    {
        try
        {
            return DocumentFigures.Of(document, body, review);
        }
        catch (Exception e)
        {
            log.LogError(e, "The figures of document {Document} could not be read; it is left without", document.Id);
            return null;
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var listening = live.Listen(changed =>
        {
            if (changed.Events.Any(e => e.Data is PolicyDocumentImported or PolicyDocumentRevised or PolicyDocumentClassified or PolicyDocumentCatalogued)) wake.Writer.TryWrite(true);
            return Task.CompletedTask;
        });
        await Started(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                for (var read = 1; read > 0;) read = await ReadSome(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning(e, "Figures of documents could not be read; the next try is in {Pause}", Pause);
            }
            await Woken(stoppingToken);
        }
    }

    // Before that the tables may not be there.
    private async Task Started(CancellationToken token)
    {
        var started = new TaskCompletionSource();
        await using var registered = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(token);
    }

    private async Task Woken(CancellationToken token)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(token);
        patience.CancelAfter(Pause);
        try
        {
            await wake.Reader.ReadAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            // Nobody called: time to look anyway.
        }
    }

    private static async Task<List<Guid>> Take(NpgsqlConnection connection, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(
            $"delete from {FigureTable.Due} where document in (select document from {FigureTable.Due} order by at limit {AtOnce} for update skip locked) returning document", connection);
        await using var reader = await command.ExecuteReaderAsync(token);
        var due = new List<Guid>();
        while (await reader.ReadAsync(token)) due.Add(reader.GetGuid(0));
        return due;
    }
}
