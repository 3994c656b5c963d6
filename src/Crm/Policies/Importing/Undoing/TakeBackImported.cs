using Crm.Foundation;
using Crm.Policies.Reading;
using Crm.Team;
using JasperFx.Events;
using Marten;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Policies.Importing.Undoing;

/// <summary>
/// Puts a document back to where it was before an import: what the import brought is withdrawn, a text it changed returns as a new version, a date it filled in is
/// taken out. Refused where somebody has quoted or changed the document since; where there is nothing to undo, nothing happens.
/// </summary>
[Allow(Role.Editor)]
public sealed record TakeBackImported(Guid DocumentId, Guid ImportId) : IPolicyCommand;

/// <summary>Handles <see cref="TakeBackImported"/>.</summary>
public static class TakeBackImportedHandler
{
    public static async Task<Events> Handle(TakeBackImported command, [WriteModel(nameof(command.DocumentId))] PolicyDocument document, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var facts = (await session.Events.FetchStreamAsync(command.DocumentId, token: token)).Select(e => e.Data).ToList();
        var quoted = await session.QueryAsync<int>($"select coalesce(max(version), 0) from {PolicyCitations.Table} where document = ?", token, command.DocumentId);
        var before = ImportedFacts.Of(command.ImportId, facts).FormerVersion is { } version ? await session.LoadAsync<PolicyText>(PolicyText.IdOf(command.DocumentId, version), token) : null;
        return [.. Decide(command, document, facts, quoted[0], before, China.Today(clock))];
    }

    /// <param name="facts">Everything that happened to the document, oldest first.</param>
    /// <param name="quoted">The latest version that somebody relies on; 0 for none.</param>
    /// <param name="former">The text before the import, where it changed it.</param>
    public static IEnumerable<object> Decide(TakeBackImported command, PolicyDocument document, IReadOnlyList<object> facts, int quoted, PolicyText? former, DateOnly today)
    {
        var imported = ImportedFacts.Of(command.ImportId, facts);
        if (imported.Facts.Count == 0) yield break;
        if (imported.ChangedSince) throw new RuleBroken("导入之后有人改过，没有撤回。");
        if (imported.Brought)
        {
            if (quoted > 0) throw new RuleBroken("已被引用，没有撤回。");
            yield return new PolicyDocumentWithdrawn("撤回导入", today, command.ImportId);
        }
        else if (former is not null)
        {
            if (quoted > former.TextVersion) throw new RuleBroken("这一版已被引用，没有撤回。");
            yield return new PolicyDocumentRevised(document.TextVersion + 1, former.Body, DocumentIdentity.Fingerprint(former.Body), former.PublishedOn, "撤回导入", today, null, command.ImportId);
        }
        else
        {
            yield return new PolicyDocumentClassified(document.Card.Kind, document.Card.Region, null, today, null, command.ImportId);
        }
    }
}

/// <summary>What an import did to a document and is not undone yet.</summary>
/// <param name="Facts">Its facts, oldest first; none where it did nothing or all of it was undone.</param>
/// <param name="ChangedSince">Whether anything else happened to the document after the first of them.</param>
internal sealed record ImportedFacts(IReadOnlyList<object> Facts, bool ChangedSince)
{
    /// <summary>Whether the import brought the document, or brought it again.</summary>
    public bool Brought => Facts.Any(fact => fact is PolicyDocumentImported or PolicyDocumentRestored);

    /// <summary>The version before the first that it added; null where it added none.</summary>
    public int? FormerVersion => Facts.OfType<PolicyDocumentRevised>().FirstOrDefault() is { } revised ? revised.TextVersion - 1 : null;

    /// <summary>Finds them.</summary>
    public static ImportedFacts Of(Guid import, IReadOnlyList<object> facts)
    {
        var from = 1 + Enumerable.Range(0, facts.Count).LastOrDefault(i => Undone(facts[i]) == import, -1);
        var own = Enumerable.Range(from, facts.Count - from).Where(i => Import(facts[i]) == import).ToList();
        return new([.. own.Select(i => facts[i])], own.Count > 0 && facts.Count - own[0] > own.Count);
    }

    private static Guid? Import(object fact) => fact switch
    {
        PolicyDocumentImported e => e.Import,
        PolicyDocumentRevised e => e.Import,
        PolicyDocumentClassified e => e.Import,
        PolicyDocumentRestored e => e.Import,
        _ => null,
    };

    private static Guid? Undone(object fact) => fact switch
    {
        PolicyDocumentWithdrawn e => e.Undoes,
        PolicyDocumentRevised e => e.Undoes,
        PolicyDocumentClassified e => e.Undoes,
        _ => null,
    };
}
