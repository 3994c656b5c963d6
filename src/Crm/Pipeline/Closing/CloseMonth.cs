using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Marten;

namespace Crm.Pipeline.Closing;

/// <summary>Closes a month for a unit and everything below it: its figures were reported. Months are closed one after the other; the first one closes whatever lies before it.</summary>
/// <param name="Month">"2026-06".</param>
[Allow(Role.Manager)]
public sealed record CloseMonth(string Unit, string Month) : ICommand;

/// <summary>What a <see cref="CloseMonth"/> must hold.</summary>
public sealed class CloseMonthValidator : AbstractValidator<CloseMonth>
{
    public CloseMonthValidator() => RuleFor(c => c.Month).Must(month => Months.Understand(month) is not null).WithMessage("月份要写成 2026-06 这样。");
}

/// <summary>Handles <see cref="CloseMonth"/>.</summary>
public static class CloseMonthHandler
{
    public static async Task Handle(CloseMonth command, Actor actor, IRoster roster, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var unit = actor.MustClose(command.Unit, roster);
        var book = await session.Events.FetchForWriting<ClosingBook>(ClosingBook.IdOf(unit.Code), token);
        book.AppendMany(Decide(command, book.Aggregate, China.Today(clock)));
    }

    public static IEnumerable<object> Decide(CloseMonth command, ClosingBook? book, DateOnly today)
    {
        var month = Months.Read(command.Month);
        if (month >= Months.Of(today)) throw new RuleBroken("这个月还没有过完，不能封账。") { Field = nameof(command.Month) };
        if (book?.Through is { } last && month <= last) throw new RuleBroken("{0}已经封账了。", Months.Show(month)) { Field = nameof(command.Month) };
        if (book?.Through is { } before && month != Months.Next(before)) throw new RuleBroken("要按月份先后封账，下一个是 {0}。", Months.Show(Months.Next(before))) { Field = nameof(command.Month) };
        yield return new MonthClosed(command.Unit, month, today);
    }
}
