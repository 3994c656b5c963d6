using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Marten;

namespace Crm.Pipeline.Rules;

/// <summary>Sets the rules by which a unit and those below it are assessed from a year on. Those that were set for the same year before are replaced.</summary>
/// <param name="Year">The first year.</param>
/// <param name="Name">What they are called.</param>
/// <param name="Reason">The paper they come from, or why they are others than before.</param>
/// <param name="OccurredOn">The day on which they were decided.</param>
/// <param name="Version">The version of the unit's rules that was seen; 0 where there were none.</param>
[Allow(Role.Manager)]
public sealed record SetCountingRules(string Unit, int Year, string Name, CountingRules Rules, string Reason, DateOnly OccurredOn, long Version) : ICommand;

/// <summary>What a <see cref="SetCountingRules"/> must hold.</summary>
public sealed class SetCountingRulesValidator : AbstractValidator<SetCountingRules>
{
    // A trillion yuan, in 万元.
    private const decimal MostMoney = 100_000_000;
    private const int MostThresholds = 6;

    public SetCountingRulesValidator()
    {
        RuleFor(c => c.Year).InclusiveBetween(2000, 2099).WithMessage("年份不对，请填 2000 到 2099。");
        RuleFor(c => c.Name).NotEmpty().WithMessage("请写口径的名称。").MaximumLength(60).WithMessage("名称不能超过 60 个字。");
        RuleFor(c => c.Rules.Least).Must(amount => amount == 0 || IsAmount(amount)).WithMessage("起算金额是 0 到一万亿元之间的整数，单位万元。");
        RuleFor(c => c.Rules.Thresholds).Must(AreThresholds).WithMessage("规模档次是 1 到 6 个从小到大的金额，整数，单位万元。");
        RuleFor(c => c.Rules.StartMonths).InclusiveBetween(1, 120).WithMessage("开工时限是 1 到 120 个月。");
        RuleFor(c => c.Rules.Excused).Must(reasons => reasons.All(reason => Enum.IsDefined(reason)) && reasons.Distinct().Count() == reasons.Count).WithMessage("剔除的终止原因不对，或者选了两次。");
        RuleFor(c => c.Reason).NotEmpty().WithMessage("请写依据（文号）或原因。").MaximumLength(500).WithMessage("原因不能超过 500 个字。");
        RuleFor(c => c.Version).GreaterThanOrEqualTo(0).WithMessage("版本号不对，请刷新后再试。");
    }

    private static bool IsAmount(decimal amount) => amount is > 0 and <= MostMoney && amount == decimal.Truncate(amount);

    private static bool AreThresholds(IReadOnlyList<decimal> amounts) =>
        amounts.Count is >= 1 and <= MostThresholds && amounts.All(IsAmount) && amounts.Zip(amounts.Skip(1)).All(pair => pair.First < pair.Second);
}

/// <summary>Handles <see cref="SetCountingRules"/>.</summary>
public static class SetCountingRulesHandler
{
    public static async Task Handle(SetCountingRules command, Actor actor, IRoster roster, IDocumentSession session, CancellationToken token)
    {
        var unit = actor.MustRule(command.Unit, roster);
        var book = await session.Events.FetchForWriting<RuleBook>(RuleBook.IdOf(unit.Code), token);
        book.AppendMany(Decide(command, book.Aggregate));
    }

    public static IEnumerable<object> Decide(SetCountingRules command, RuleBook? book)
    {
        book.MustBeAt(command.Version);
        var (name, reason) = (command.Name.Trim(), command.Reason.Trim());
        // What it says already is not said again.
        if (book?.Now(command.Year) is { } before && before.Name == name && before.Reason == reason && before.Rules!.Same(command.Rules)) yield break;
        yield return new CountingRulesSet(command.Unit, command.Year, name, command.Rules with { Excused = [.. command.Rules.Excused.Order()] }, reason, command.OccurredOn);
    }
}
