using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Wolverine.Marten;

namespace Crm.Compendia.Drafting;

/// <summary>Begins a compendium: what it is called and which documents it takes in.</summary>
/// <param name="CompendiumId">Made by whoever asks, so that asking twice begins one.</param>
/// <param name="LeftOut">Documents the scope takes in that are not wanted.</param>
[Allow(Role.Editor)]
public sealed record DraftCompendium(Guid CompendiumId, string Title, CompendiumScope Scope, IReadOnlyList<Guid>? LeftOut = null) : ICommand;

/// <summary>What a <see cref="DraftCompendium"/> must hold.</summary>
public sealed class DraftCompendiumValidator : AbstractValidator<DraftCompendium>
{
    public DraftCompendiumValidator()
    {
        RuleFor(c => c.Title).IsCompendiumTitle();
        RuleFor(c => c.Scope).SetValidator(new CompendiumScopeValidator());
        RuleFor(c => c.LeftOut).IsShort();
    }
}

/// <summary>Handles <see cref="DraftCompendium"/>.</summary>
public static class DraftCompendiumHandler
{
    public static IStartStream Handle(DraftCompendium command, TimeProvider clock) => MartenOps.StartStream<Compendium>(command.CompendiumId, [.. Decide(command, China.Today(clock))]);

    public static IEnumerable<object> Decide(DraftCompendium command, DateOnly today)
    {
        yield return new CompendiumDrafted(command.Title.Trim(), command.Scope, command.LeftOut ?? [], today);
    }
}

/// <summary>Rules that several commands put on what comes in.</summary>
internal static class CompendiumInput
{
    private const int MostLeftOut = 1000;

    public static void IsCompendiumTitle<T>(this IRuleBuilderInitial<T, string> rule) =>
        rule.NotEmpty().WithMessage("请给汇编起个名字。").MaximumLength(60).WithMessage("汇编名称不能超过 60 个字。");

    public static void IsShort<T>(this IRuleBuilderInitial<T, IReadOnlyList<Guid>?> rule) =>
        rule.Must(list => list is null || list.Count <= MostLeftOut).WithMessage("去掉的文件太多了，请缩小范围。");
}
