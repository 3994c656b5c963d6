using Crm.Foundation;
using Crm.Team;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Compendia.Building;

/// <summary>Has the compendium built in the background, from what the library holds at that moment.</summary>
/// <param name="Build">Made by whoever asks, so that asking twice builds once.</param>
[Allow(Role.Editor)]
public sealed record BuildCompendium(Guid CompendiumId, Guid Build) : ICompendiumCommand;

/// <summary>Handles <see cref="BuildCompendium"/>.</summary>
public static class BuildCompendiumHandler
{
    public static (Events, OutgoingMessages) Handle(BuildCompendium command, [WriteModel(nameof(command.CompendiumId))] Compendium compendium, TimeProvider clock) =>
        ([.. Decide(command, compendium, China.Today(clock))], [new RunBuild(command.CompendiumId, command.Build)]);

    public static IEnumerable<object> Decide(BuildCompendium command, Compendium compendium, DateOnly today)
    {
        compendium.MustNotBeBuilding();
        if (compendium.Built == command.Build) throw new RuleBroken("这个编号已经用于另一次生成，请换一个。") { Field = nameof(command.Build), Kind = Refusal.Conflict };
        yield return new CompendiumBuildBegun(command.Build, today);
    }
}
