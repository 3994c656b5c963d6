using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Marten;

namespace Crm.Pipeline.Closing.Late;

/// <summary>Sets after how many days what a unit and those below it record counts as late, from a day on.</summary>
/// <param name="Days">Recorded more than so many days after it happened.</param>
/// <param name="From">First day of recording; today or later.</param>
[Allow(Role.Manager)]
public sealed record SetLateRule(string Unit, int Days, DateOnly From) : ICommand;

/// <summary>What a <see cref="SetLateRule"/> must hold.</summary>
public sealed class SetLateRuleValidator : AbstractValidator<SetLateRule>
{
    public SetLateRuleValidator() => RuleFor(c => c.Days).InclusiveBetween(0, 365).WithMessage("天数应在 0 到 365 之间。");
}

/// <summary>Handles <see cref="SetLateRule"/>.</summary>
public static class SetLateRuleHandler
{
    public static async Task Handle(SetLateRule command, Actor actor, IRoster roster, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var unit = actor.MustClose(command.Unit, roster);
        var book = await session.Events.FetchForWriting<ClosingBook>(ClosingBook.IdOf(unit.Code), token);
        book.AppendMany(Decide(command, China.Today(clock)));
    }

    public static IEnumerable<object> Decide(SetLateRule command, DateOnly today)
    {
        // What counted as late when it was recorded stays late.
        if (command.From < today) throw new RuleBroken("规则只能从今天或以后生效。") { Field = nameof(command.From), Kind = Refusal.Input };
        yield return new LateRuleSet(command.Unit, command.Days, command.From, today);
    }
}
