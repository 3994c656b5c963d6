using Crm.Foundation;
using Crm.Leads;
using Crm.Team;
using FluentValidation;
using Marten;

namespace Crm.Pipeline.Closing;

/// <summary>Opens the last month again that a unit has closed. That it was closed stays on record.</summary>
/// <param name="Month">"2026-06".</param>
[Allow(Role.Manager)]
public sealed record ReopenMonth(string Unit, string Month, string Reason) : ICommand;

/// <summary>What a <see cref="ReopenMonth"/> must hold.</summary>
public sealed class ReopenMonthValidator : AbstractValidator<ReopenMonth>
{
    public ReopenMonthValidator() => RuleFor(c => c.Month).Must(month => Months.Understand(month) is not null).WithMessage("月份要写成 2026-06 这样。");
}

/// <summary>Handles <see cref="ReopenMonth"/>.</summary>
public static class ReopenMonthHandler
{
    public static async Task Handle(ReopenMonth command, Actor actor, IRoster roster, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var unit = actor.MustReopen(command.Unit, roster);
        var book = await session.Events.FetchForWriting<ClosingBook>(ClosingBook.IdOf(unit.Code), token);
        book.AppendMany(Decide(command, book.Aggregate, China.Today(clock)));
    }

    public static IEnumerable<object> Decide(ReopenMonth command, ClosingBook? book, DateOnly today)
    {
        var month = Months.Read(command.Month);
        Reasons.MustBeGiven(command.Reason, nameof(command.Reason));
        if (book?.Closings.Any(closing => closing.Month == month && closing.Reopened is null) != true) throw new RuleBroken("这个单位没有给 {0} 封账。", Months.Show(month)) { Field = nameof(command.Month) };
        if (book.Through is { } last && last != month) throw new RuleBroken("后面的月份还封着，要先打开 {0}。", Months.Show(last)) { Field = nameof(command.Month) };
        yield return new MonthReopened(month, command.Reason.Trim(), today);
    }
}
