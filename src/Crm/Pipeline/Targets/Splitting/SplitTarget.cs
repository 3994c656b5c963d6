using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using FluentValidation.Results;
using Marten;

namespace Crm.Pipeline.Targets.Splitting;

/// <summary>Sets the targets of some units directly below one, for one indicator and year, all of them or none.</summary>
/// <param name="Reason">Why; needed where one that exists is changed.</param>
/// <param name="OccurredOn">The day from which they count.</param>
[Allow(Role.Manager)]
public sealed record SplitTarget(string Unit, int Year, Indicator Indicator, IReadOnlyList<TargetPart> Parts, string? Reason, DateOnly OccurredOn) : ICommand;

/// <summary>The target of a unit below.</summary>
/// <param name="Value">Projects, 万元 or per cent, as the indicator has it.</param>
/// <param name="Version">The version of that unit's targets for the year that was seen; 0 where there were none.</param>
public sealed record TargetPart(string Unit, decimal Value, long Version);

/// <summary>What a <see cref="SplitTarget"/> must hold.</summary>
public sealed class SplitTargetValidator : AbstractValidator<SplitTarget>
{
    public SplitTargetValidator()
    {
        RuleFor(c => c.Year).InclusiveBetween(2000, 2099).WithMessage("年份不对，请填 2000 到 2099。");
        RuleFor(c => c.Parts).NotEmpty().WithMessage("请至少填一个单位的目标。");
        RuleFor(c => c).Custom((command, context) =>
        {
            foreach (var part in command.Parts)
                if (command.Indicator.Objection(part.Value) is { } wrong) context.AddFailure(new ValidationFailure($"Parts.{part.Unit}", wrong.Text));
        });
        RuleFor(c => c.Reason).MaximumLength(500).WithMessage("原因不能超过 500 个字。");
    }
}

/// <summary>Handles <see cref="SplitTarget"/>.</summary>
public static class SplitTargetHandler
{
    public static async Task Handle(SplitTarget command, Actor actor, IRoster roster, IDocumentSession session, CancellationToken token)
    {
        var unit = actor.MustSetFor(command.Unit, roster);
        MustBeBelow(command, [.. roster.DirectlyBelow(unit.Code).Select(place => place.Code)]);
        // In one order, so that two splits side by side don't wait for each other.
        foreach (var part in command.Parts.OrderBy(part => part.Unit, StringComparer.Ordinal))
        {
            var book = await session.Events.FetchForWriting<TargetBook>(TargetBook.IdOf(part.Unit, command.Year), token);
            book.AppendMany(Decide(command, part, book.Aggregate));
        }
    }

    public static IEnumerable<object> Decide(SplitTarget command, TargetPart part, TargetBook? book)
    {
        book.MustBeAt(part.Version);
        if (book.Setting(part.Unit, command.Year, command.Indicator, part.Value, command.Reason, command.OccurredOn) is { } set) yield return set;
    }

    private static void MustBeBelow(SplitTarget command, HashSet<string> below)
    {
        if (command.Parts.FirstOrDefault(part => !below.Contains(part.Unit)) is { } stranger) throw new RuleBroken("只能分解到直接下级单位。") { Field = $"Parts.{stranger.Unit}" };
        if (command.Parts.DistinctBy(part => part.Unit).Count() < command.Parts.Count) throw new RuleBroken("同一个单位填了两次。") { Field = nameof(command.Parts), Kind = Refusal.Input };
    }
}
