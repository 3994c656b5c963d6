using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Marten;

namespace Crm.Leads.Pooling;

/// <summary>Sets from when on and by which rules the pool of a unit, and of the units below, works.</summary>
/// <param name="From">First day; today or later.</param>
/// <param name="Rules">Null where nothing is to hold any more.</param>
[Allow(Role.Manager)]
public sealed record SetPoolRules(string Unit, DateOnly From, PoolRules? Rules, DateOnly OccurredOn) : ICommand;

/// <summary>What a <see cref="SetPoolRules"/> must hold.</summary>
public sealed class SetPoolRulesValidator : AbstractValidator<SetPoolRules>
{
    public SetPoolRulesValidator() => When(c => c.Rules is not null, () =>
    {
        RuleFor(c => c.Rules!.MostOwned).Must(n => n is null or (>= 1 and <= 10_000)).WithMessage("手上最多的条数应在 1 到 10,000 之间，不限就留空。");
        RuleFor(c => c.Rules!.ClaimsPerDay).Must(n => n is null or (>= 1 and <= 1_000)).WithMessage("每天认领的条数应在 1 到 1,000 之间，不限就留空。");
        RuleFor(c => c.Rules!.CoolDownDays).InclusiveBetween(0, 365).WithMessage("冷却期应在 0 到 365 天之间。");
        RuleFor(c => c.Rules!.GraceDays).InclusiveBetween(0, 365).WithMessage("宽限期应在 0 到 365 天之间。");
        RuleFor(c => c.Rules!.RemindAfter).Must(days => days.Count <= 10 && days.All(d => d is >= 1 and <= 365)).WithMessage("提醒最多 10 次，每次在 1 到 365 天之间。");
        RuleFor(c => c.Rules!.ReturnAfter).Must((c, end) => end is null || end is >= 1 and <= 730 && c.Rules!.RemindAfter.All(d => d < end))
            .WithMessage("退回公海要在最后一次提醒之后，最长 730 天；不退回就留空。");
    });
}

/// <summary>Handles <see cref="SetPoolRules"/>.</summary>
public static class SetPoolRulesHandler
{
    public static async Task Handle(SetPoolRules command, Actor actor, IRoster roster, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var today = China.Today(clock);
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        var unit = PoolReach.Demand(command.Unit, actor, roster);
        var book = await session.Events.FetchForWriting<PoolBook>(PoolBook.IdOf(unit.Code), token);
        foreach (var fact in Decide(command, unit, today)) book.AppendOne(fact);
    }

    public static IEnumerable<object> Decide(SetPoolRules command, UnitPlace unit, DateOnly today)
    {
        if (command.From < today) throw new RuleBroken("规则只能从今天或以后生效。") { Field = nameof(command.From), Kind = Refusal.Input };
        yield return new PoolRulesSet(unit.Code, unit.Path, command.From, command.Rules is { } rules ? rules with { RemindAfter = [.. rules.RemindAfter.Distinct().Order()] } : null, command.OccurredOn);
    }
}

/// <summary>Who sets and tries rules of a pool: managers, for their unit and below.</summary>
internal static class PoolReach
{
    /// <exception cref="RuleBroken">There is no such unit, or it is another's.</exception>
    public static UnitPlace Demand(string unit, Actor actor, IRoster roster) => actor.MustOversee(unit, roster, "只能为本单位和下级单位设置公海规则。");
}
