using Crm.Foundation;
using Crm.Team;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Policies.Repealing;

/// <summary>Takes back that a document was repealed or replaced.</summary>
[Allow(Role.Editor)]
public sealed record UndoPolicyRepeal(Guid DocumentId) : IPolicyCommand;

/// <summary>Handles <see cref="UndoPolicyRepeal"/>.</summary>
public static class UndoPolicyRepealHandler
{
    public static Events Handle(UndoPolicyRepeal command, [WriteModel(nameof(command.DocumentId))] PolicyDocument document, TimeProvider clock) =>
        [.. Decide(document, China.Today(clock))];

    public static IEnumerable<object> Decide(PolicyDocument document, DateOnly today)
    {
        document.MustNotBeWithdrawn();
        if (document.Repeal is null) throw new RuleBroken("这份文件没有登记废止，不用撤销。");
        yield return new PolicyRepealUndone(today);
    }
}
