using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Marten;

namespace Crm.Clocks.Rules;

/// <summary>Declares a set of a unit void. It stays readable and counts no more; open clocks that ran by it are counted anew.</summary>
[Allow(Role.Administrator, Role.Manager)]
public sealed record RevokeClockRules(string Unit, DateOnly ValidFrom, string Reason, DateOnly OccurredOn) : ICommand;

/// <summary>What a <see cref="RevokeClockRules"/> must hold.</summary>
public sealed class RevokeClockRulesValidator : AbstractValidator<RevokeClockRules>
{
    public RevokeClockRulesValidator()
    {
        RuleFor(c => c.Unit).NotEmpty().WithMessage("没有这个招商单位。");
        RuleFor(c => c.Reason).NotEmpty().WithMessage("请写明原因。").MaximumLength(500).WithMessage("原因不能超过 500 个字。");
    }
}

/// <summary>Handles <see cref="RevokeClockRules"/>.</summary>
public static class RevokeClockRulesHandler
{
    public static async Task Handle(RevokeClockRules command, Actor actor, IRoster roster, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var unit = ClockRulesReach.Demand(actor, command.Unit, roster);
        var book = await session.Events.FetchForWriting<ClockRulesBook>(ClockRulesBook.IdOf(unit.Code), token);
        book.AppendMany(Decide(command, book.Aggregate, China.Today(clock)));
    }

    public static IEnumerable<object> Decide(RevokeClockRules command, ClockRulesBook? book, DateOnly today)
    {
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        if (book?.Sets.Any(s => s.ValidFrom == command.ValidFrom) != true) throw new RuleBroken("没有从这一天起生效的时限规则。") { Kind = Refusal.Missing };
        yield return new ClockRulesRevoked(command.ValidFrom, command.Reason.Trim(), command.OccurredOn);
    }
}
