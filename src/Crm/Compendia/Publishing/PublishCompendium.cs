using Crm.Foundation;
using Crm.Team;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Compendia.Publishing;

/// <summary>Visitors can ask for the last build on the public site.</summary>
[Allow(Role.Editor)]
public sealed record PublishCompendium(Guid CompendiumId) : ICompendiumCommand;

/// <summary>Handles <see cref="PublishCompendium"/>.</summary>
public static class PublishCompendiumHandler
{
    public static Events Handle(PublishCompendium command, [WriteModel(nameof(command.CompendiumId))] Compendium compendium, TimeProvider clock) => [.. Decide(compendium, China.Today(clock))];

    public static IEnumerable<object> Decide(Compendium compendium, DateOnly today)
    {
        if (compendium.Built is not { } build) throw new RuleBroken("还没有生成过，请先生成再发布。");
        if (compendium.Published == build) throw new RuleBroken("最近一次生成的汇编已经发布了。");
        yield return new CompendiumPublished(build, today);
    }
}
