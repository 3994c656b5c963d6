using Crm.Foundation;
using Crm.Team;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Compendia.Building;

/// <summary>Ends a build that waits or runs.</summary>
[Allow(Role.Editor)]
public sealed record CancelBuild(Guid CompendiumId) : ICompendiumCommand;

/// <summary>Handles <see cref="CancelBuild"/>.</summary>
public static class CancelBuildHandler
{
    public static Events Handle(CancelBuild command, [WriteModel(nameof(command.CompendiumId))] Compendium compendium, BuildWatch watch, TimeProvider clock)
    {
        Events events = [.. Decide(compendium, China.Today(clock))];
        // Should the transaction fail after all, the build that was ended too early is begun anew by whoever asks again.
        watch.Cancel(compendium.Building!.Value);
        return events;
    }

    public static IEnumerable<object> Decide(Compendium compendium, DateOnly today)
    {
        if (compendium.Building is not { } build) throw new RuleBroken("现在没有正在生成的汇编。") { Kind = Refusal.Conflict };
        yield return new CompendiumBuildCancelled(build, today);
    }
}
