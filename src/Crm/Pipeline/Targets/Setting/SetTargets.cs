using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using FluentValidation.Results;
using Marten;

namespace Crm.Pipeline.Targets.Setting;

/// <summary>Sets targets of a unit for a year, one or several at once. Those that are not named stay as they are.</summary>
/// <param name="Reason">Why; needed where one that exists is changed.</param>
/// <param name="OccurredOn">The day from which they count.</param>
/// <param name="Version">The version of the unit's targets for the year that was seen; 0 where there were none.</param>
[Allow(Role.Manager)]
public sealed record SetTargets(string Unit, int Year, IReadOnlyList<TargetValue> Targets, string? Reason, DateOnly OccurredOn, long Version) : ICommand;

/// <summary>A target.</summary>
/// <param name="Value">Projects, 万元 or per cent, as the indicator has it.</param>
public sealed record TargetValue(Indicator Indicator, decimal Value);

/// <summary>What a <see cref="SetTargets"/> must hold.</summary>
public sealed class SetTargetsValidator : AbstractValidator<SetTargets>
{
    public SetTargetsValidator()
    {
        RuleFor(c => c.Year).InclusiveBetween(2000, 2099).WithMessage("年份不对，请填 2000 到 2099。");
        RuleFor(c => c.Targets).NotEmpty().WithMessage("请至少填一项目标。");
        RuleForEach(c => c.Targets).Custom((target, context) =>
        {
            if (target.Indicator.Objection(target.Value) is { } wrong) context.AddFailure(new ValidationFailure($"Targets.{target.Indicator}", wrong.Text));
        });
        RuleFor(c => c.Reason).MaximumLength(500).WithMessage("原因不能超过 500 个字。");
        RuleFor(c => c.Version).GreaterThanOrEqualTo(0).WithMessage("版本号不对，请刷新后再试。");
    }
}

/// <summary>Handles <see cref="SetTargets"/>.</summary>
public static class SetTargetsHandler
{
    public static async Task Handle(SetTargets command, Actor actor, IRoster roster, IDocumentSession session, CancellationToken token)
    {
        var unit = actor.MustSetFor(command.Unit, roster);
        var book = await session.Events.FetchForWriting<TargetBook>(TargetBook.IdOf(unit.Code, command.Year), token);
        book.AppendMany(Decide(command, book.Aggregate));
    }

    public static IEnumerable<object> Decide(SetTargets command, TargetBook? book)
    {
        book.MustBeAt(command.Version);
        if (command.Targets.DistinctBy(target => target.Indicator).Count() < command.Targets.Count)
            throw new RuleBroken("同一项指标填了两次。") { Field = nameof(command.Targets), Kind = Refusal.Input };
        foreach (var target in command.Targets)
            if (book.Setting(command.Unit, command.Year, target.Indicator, target.Value, command.Reason, command.OccurredOn) is { } set) yield return set;
    }
}
