using Crm.Foundation;

namespace Crm.Policies.Importing.Undoing;

/// <summary>What became of an import that was taken back.</summary>
/// <param name="Undone">Documents that are as they were before it.</param>
/// <param name="Left">Documents that were left as they are, and why.</param>
public sealed record UndoReport(int Undone, IReadOnlyList<LeftDocument> Left);

/// <summary>A document that was left as it is.</summary>
/// <param name="Why">A sentence.</param>
public sealed record LeftDocument(Guid Id, string Title, string Why);

/// <summary>Takes an import back: every document it brought or changed by a command of its own, then the import. Broken off and begun again it goes on.</summary>
public sealed class ImportUndo(IServiceScopeFactory scopes, QueryDesk queries)
{
    private const int Beside = 4;

    /// <summary>Takes it back.</summary>
    /// <param name="progress">Told how many of how many documents were looked at.</param>
    public async Task<Outcome<UndoReport>> Run(Guid import, Caller caller, Action<int, int>? progress = null, CancellationToken token = default)
    {
        var found = await queries.Ask(new FindImportedDocuments(import), caller, token);
        if (!found.Ok) return found.As<UndoReport>();
        var (done, undone, left) = (0, 0, new List<LeftDocument>());
        await Parallel.ForEachAsync(found.Answer!, new ParallelOptions { MaxDegreeOfParallelism = Beside, CancellationToken = token }, async (document, stop) =>
        {
            var outcome = await Desk.Send(scopes, new TakeBackImported(document.Id, import), caller, stop);
            lock (left)
            {
                if (outcome.Ok) undone++;
                else left.Add(new(document.Id, document.Title, outcome.Sentence!));
                progress?.Invoke(++done, found.Answer!.Count);
            }
        });
        var ended = await Desk.Send(scopes, new TakeBackPolicyImport(import, undone, left.Count), caller, token);
        return ended.Ok ? Outcome<UndoReport>.With(new(undone, [.. left.OrderBy(document => document.Title, StringComparer.Ordinal)])) : ended.As<UndoReport>();
    }
}
