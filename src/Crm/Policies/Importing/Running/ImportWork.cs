using System.Runtime.CompilerServices;
using Crm.Foundation;
using Crm.Policies.Importing.Extracting;
using Crm.Policies.Importing.Sources;

namespace Crm.Policies.Importing.Running;

/// <summary>The steps of an import, for page, API and command line alike: read, compare, and carry out what was read.</summary>
public sealed class ImportWork(IServiceScopeFactory scopes, QueryDesk queries, Extraction extraction, DataDirectory data)
{
    // What was left behind by a process that ended; a preview that nobody went on with.
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(24);

    private const int MostTimesAgain = 5;

    /// <summary>The folder for files on their way in.</summary>
    public string Folder => data.Place("imports");

    /// <summary>Throws away what an earlier process left behind.</summary>
    public void Sweep()
    {
        foreach (var file in new DirectoryInfo(Folder).EnumerateFiles().Where(file => DateTime.UtcNow - file.LastWriteTimeUtc > Forgotten)) file.Delete();
    }

    internal EntrySpool Spool() => new(Path.Combine(Folder, $"{Guid.NewGuid():N}.spool"));

    /// <summary>Reads a source into a spool and says of each document what would become of it.</summary>
    /// <param name="files">Told after every file how many are done.</param>
    internal async IAsyncEnumerable<ImportedEntry> Preview(IImportSource source, EntrySpool spool, ImportOrder order, Action<int> files, [EnumeratorCancellation] CancellationToken token)
    {
        try
        {
            var read = spool.Keep(new SourceReader(extraction).Read(source, Folder, files, token), token);
            await foreach (var entry in new ImportRun(scopes, queries, order).Go(read, token)) yield return entry;
        }
        finally
        {
            await extraction.Rest();
        }
    }

    /// <summary>Imports what was read, and puts down that it did.</summary>
    /// <param name="done">Told every document.</param>
    /// <param name="begun">Told the import's id.</param>
    /// <exception cref="RuleBroken">Whoever asks may not.</exception>
    internal async Task<ImportReport> Carry(IAsyncEnumerable<ReadEntry> entries, int documents, string name, string hash, ImportOrder order, Action<ImportedEntry> done, CancellationToken token,
        Action<Guid>? begun = null)
    {
        var import = await Begin(documents, name, hash, order, token);
        begun?.Invoke(import);
        var (all, stopped) = (new List<ImportedEntry>(documents), false);
        try
        {
            await foreach (var entry in new ImportRun(scopes, queries, order with { Import = import }).Go(entries, token))
            {
                all.Add(entry);
                done(entry);
            }
        }
        catch (OperationCanceledException)
        {
            stopped = true;
        }
        // It is put down where it stopped, also when it was told to. Where two ran at once under one id, the first has put it down.
        var counts = all.Aggregate(ImportCounts.None, (counts, entry) => counts.With(entry.Result));
        await Send(new EndPolicyImport(import, counts, stopped), order.Caller, CancellationToken.None, mayBeRefused: true);
        return new(all, import);
    }

    /// <summary>Everything in one go, for whoever waits for the report.</summary>
    /// <param name="done">Told every document.</param>
    /// <exception cref="RuleBroken">There is nothing to import, or whoever asks may not.</exception>
    internal async Task<ImportReport> Import(IImportSource source, string name, string hash, ImportOrder order, bool preview, Action<ImportedEntry>? done, CancellationToken token)
    {
        using var spool = Spool();
        var looked = new List<ImportedEntry>();
        await foreach (var entry in Preview(source, spool, order, _ => { }, token)) looked.Add(entry);
        if (looked.Count == 0) throw new RuleBroken("里面没有可以导入的文件。") { Field = "File", Kind = Refusal.Input };
        return preview ? new ImportReport(looked) : await Carry(spool.Read(token), spool.Count, name, hash, order, done ?? (_ => { }), token);
    }

    private async Task<Guid> Begin(int documents, string name, string hash, ImportOrder order, CancellationToken token)
    {
        var open = await queries.Ask(new FindOpenImport(hash, order.Source), order.Caller, token);
        if (!open.Ok) throw new RuleBroken("{0}", open.Sentence!) { Kind = open.Refusal!.Value };
        if (open.Answer is { } known && await Send(new ContinuePolicyImport(known), order.Caller, token, mayBeRefused: true)) return known;
        var import = Guid.CreateVersion7();
        await Send(new BeginPolicyImport(import, order.Source, name, hash, documents), order.Caller, token);
        return import;
    }

    private async Task<bool> Send(ICommand command, Caller caller, CancellationToken token, bool mayBeRefused = false)
    {
        // Where the same file is imported several times at this moment, each conflict means that another one was written down.
        var outcome = await Desk.Send(scopes, command, caller, token);
        for (var again = 0; outcome.Refusal == Refusal.Conflict && again < MostTimesAgain; again++) outcome = await Desk.Send(scopes, command, caller, token);
        if (!outcome.Ok && (!mayBeRefused || outcome.Refusal is not Refusal.Rule)) throw new RuleBroken("{0}", outcome.Sentence!) { Kind = outcome.Refusal!.Value };
        return outcome.Ok;
    }
}
