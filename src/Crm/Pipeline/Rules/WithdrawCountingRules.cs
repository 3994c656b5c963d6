using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Marten;

namespace Crm.Pipeline.Rules;

/// <summary>What a unit has set for the signings from a year on is to hold no more.</summary>
/// <param name="Year">The first year.</param>
/// <param name="OccurredOn">The day on which it was decided.</param>
/// <param name="Version">The version of the unit's rules that was seen.</param>
[Allow(Role.Manager)]
public sealed record WithdrawCountingRules(string Unit, int Year, string Reason, DateOnly OccurredOn, long Version) : ICommand;

/// <summary>What a <see cref="WithdrawCountingRules"/> must hold.</summary>
public sealed class WithdrawCountingRulesValidator : AbstractValidator<WithdrawCountingRules>
{
    public WithdrawCountingRulesValidator()
    {
        RuleFor(c => c.Reason).NotEmpty().WithMessage("请写明原因。").MaximumLength(500).WithMessage("原因不能超过 500 个字。");
        RuleFor(c => c.Version).GreaterThanOrEqualTo(0).WithMessage("版本号不对，请刷新后再试。");
    }
}

/// <summary>Handles <see cref="WithdrawCountingRules"/>.</summary>
public static class WithdrawCountingRulesHandler
{
    public static async Task Handle(WithdrawCountingRules command, Actor actor, IRoster roster, IDocumentSession session, CancellationToken token)
    {
        var unit = actor.MustRule(command.Unit, roster);
        var book = await session.Events.FetchForWriting<RuleBook>(RuleBook.IdOf(unit.Code), token);
        book.AppendMany(Decide(command, book.Aggregate));
    }

    public static IEnumerable<object> Decide(WithdrawCountingRules command, RuleBook? book)
    {
        book.MustBeAt(command.Version);
        if (book?.Now(command.Year) is null) throw new RuleBroken("这一年没有定过口径，或者已经撤回。") { Field = nameof(command.Year) };
        yield return new CountingRulesWithdrawn(command.Year, command.Reason.Trim(), command.OccurredOn);
    }
}
