using System.Collections.Concurrent;

namespace Crm.Policies.Importing.Running;

/// <summary>What an editor decides about single documents while looking at a preview. It is kept with the import, so that nothing is lost with the page.</summary>
public sealed class ImportDecisions
{
    private readonly ConcurrentDictionary<int, bool> turned = new();

    /// <summary>Whether there is anything to decide about a document.</summary>
    public static bool CanChoose(ImportedEntry entry) => entry.Result is ImportResult.New or ImportResult.Revised or ImportResult.Dated or ImportResult.Similar;

    /// <summary>Whether it is to be imported.</summary>
    public bool Takes(ImportedEntry entry) => turned.TryGetValue(entry.Number, out var take) ? take : entry.Result is ImportResult.New or ImportResult.Revised or ImportResult.Dated;

    /// <summary>Decides.</summary>
    public void Choose(ImportedEntry entry, bool take) => turned[entry.Number] = take;

    /// <summary>What was decided. Nobody needs to say again what is proposed anyway.</summary>
    public ImportChoices Made => new(turned.Where(t => !t.Value).Select(t => t.Key).ToHashSet(), turned.Where(t => t.Value).Select(t => t.Key).ToHashSet());
}
