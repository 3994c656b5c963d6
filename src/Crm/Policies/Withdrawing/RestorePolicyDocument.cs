using Crm.Foundation;
using Crm.Team;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Policies.Withdrawing;

/// <summary>Takes a withdrawal back. What somebody sent in is put back at the submission desk instead.</summary>
/// <param name="ImportId">The import that brings the document again; null where a person restores it.</param>
[Allow(Role.Editor)]
public sealed record RestorePolicyDocument(Guid DocumentId, Guid? ImportId = null) : IPolicyCommand;

/// <summary>Handles <see cref="RestorePolicyDocument"/>.</summary>
public static class RestorePolicyDocumentHandler
{
    public static Events Handle(RestorePolicyDocument command, [WriteModel(nameof(command.DocumentId))] PolicyDocument document, TimeProvider clock) =>
        [.. Decide(command, document, China.Today(clock))];

    public static IEnumerable<object> Decide(RestorePolicyDocument command, PolicyDocument document, DateOnly today)
    {
        document.MustBelongToLibrary();
        if (!document.Withdrawn) throw new RuleBroken("这份文件没有撤回，不用恢复。");
        yield return new PolicyDocumentRestored(today, command.ImportId);
    }
}
