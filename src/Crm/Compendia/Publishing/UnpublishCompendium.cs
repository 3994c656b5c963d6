using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Compendia.Publishing;

/// <summary>Takes a compendium off the public site; links that were mailed open nothing until it is published again.</summary>
[Allow(Role.Editor)]
public sealed record UnpublishCompendium(Guid CompendiumId, string Reason) : ICompendiumCommand;

/// <summary>What an <see cref="UnpublishCompendium"/> must hold.</summary>
public sealed class UnpublishCompendiumValidator : AbstractValidator<UnpublishCompendium>
{
    public UnpublishCompendiumValidator() => RuleFor(c => c.Reason).NotEmpty().WithMessage("请写明下架的原因。").MaximumLength(200).WithMessage("原因不能超过 200 个字。");
}

/// <summary>Handles <see cref="UnpublishCompendium"/>.</summary>
public static class UnpublishCompendiumHandler
{
    public static Events Handle(UnpublishCompendium command, [WriteModel(nameof(command.CompendiumId))] Compendium compendium, TimeProvider clock) => [.. Decide(command, compendium, China.Today(clock))];

    public static IEnumerable<object> Decide(UnpublishCompendium command, Compendium compendium, DateOnly today)
    {
        if (compendium.Published is null) throw new RuleBroken("这份汇编没有发布，不用下架。");
        yield return new CompendiumUnpublished(command.Reason.Trim(), today);
    }
}
