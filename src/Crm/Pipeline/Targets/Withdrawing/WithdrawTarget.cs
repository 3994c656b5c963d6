using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Marten;

namespace Crm.Pipeline.Targets.Withdrawing;

/// <summary>A unit is to have no target of this kind for the year any more.</summary>
/// <param name="OccurredOn">The day from which it has none.</param>
/// <param name="Version">The version of the unit's targets for the year that was seen.</param>
[Allow(Role.Manager)]
public sealed record WithdrawTarget(string Unit, int Year, Indicator Indicator, string Reason, DateOnly OccurredOn, long Version) : ICommand;

/// <summary>What a <see cref="WithdrawTarget"/> must hold.</summary>
public sealed class WithdrawTargetValidator : AbstractValidator<WithdrawTarget>
{
    public WithdrawTargetValidator()
    {
        RuleFor(c => c.Reason).NotEmpty().WithMessage("请写明原因。").MaximumLength(500).WithMessage("原因不能超过 500 个字。");
        RuleFor(c => c.Version).GreaterThanOrEqualTo(0).WithMessage("版本号不对，请刷新后再试。");
    }
}

/// <summary>Handles <see cref="WithdrawTarget"/>.</summary>
public static class WithdrawTargetHandler
{
    public static async Task Handle(WithdrawTarget command, Actor actor, IRoster roster, IDocumentSession session, CancellationToken token)
    {
        var unit = actor.MustSetFor(command.Unit, roster);
        var book = await session.Events.FetchForWriting<TargetBook>(TargetBook.IdOf(unit.Code, command.Year), token);
        book.AppendMany(Decide(command, book.Aggregate));
    }

    public static IEnumerable<object> Decide(WithdrawTarget command, TargetBook? book)
    {
        book.MustBeAt(command.Version);
        if (book?.Now(command.Indicator) is null) throw new RuleBroken("这项指标现在没有目标。") { Field = nameof(command.Indicator) };
        yield return new TargetWithdrawn(command.Indicator, command.Reason.Trim(), command.OccurredOn);
    }
}
