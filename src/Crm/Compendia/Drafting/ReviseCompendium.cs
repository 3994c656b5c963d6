using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Compendia.Drafting;

/// <summary>Changes what a compendium is called or takes in, for the next build.</summary>
/// <param name="LeftOut">Documents the scope takes in that are not wanted.</param>
[Allow(Role.Editor)]
public sealed record ReviseCompendium(Guid CompendiumId, string Title, CompendiumScope Scope, IReadOnlyList<Guid>? LeftOut = null) : ICompendiumCommand;

/// <summary>What a <see cref="ReviseCompendium"/> must hold.</summary>
public sealed class ReviseCompendiumValidator : AbstractValidator<ReviseCompendium>
{
    public ReviseCompendiumValidator()
    {
        RuleFor(c => c.Title).IsCompendiumTitle();
        RuleFor(c => c.Scope).SetValidator(new CompendiumScopeValidator());
        RuleFor(c => c.LeftOut).IsShort();
    }
}

/// <summary>Handles <see cref="ReviseCompendium"/>.</summary>
public static class ReviseCompendiumHandler
{
    public static Events Handle(ReviseCompendium command, [WriteModel(nameof(command.CompendiumId))] Compendium compendium, TimeProvider clock) => [.. Decide(command, compendium, China.Today(clock))];

    public static IEnumerable<object> Decide(ReviseCompendium command, Compendium compendium, DateOnly today)
    {
        compendium.MustNotBeBuilding();
        var leftOut = command.LeftOut ?? [];
        if (compendium.Title == command.Title.Trim() && compendium.Scope.IsSame(command.Scope) && compendium.LeftOut.SequenceEqual(leftOut)) yield break;
        yield return new CompendiumRedrafted(command.Title.Trim(), command.Scope, leftOut, today);
    }
}
