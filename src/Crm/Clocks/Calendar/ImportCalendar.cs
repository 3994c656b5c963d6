using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Marten;

namespace Crm.Clocks.Calendar;

/// <summary>Takes a year's days from a text, as published: afterwards the year has exactly these special days. Open clocks are counted anew.</summary>
/// <param name="Text">See <see cref="CalendarText"/>.</param>
[Allow(Role.Administrator, Role.Manager)]
public sealed record ImportCalendar(int Year, [property: LongText] string Text) : ICommand;

/// <summary>What an <see cref="ImportCalendar"/> must hold.</summary>
public sealed class ImportCalendarValidator : AbstractValidator<ImportCalendar>
{
    public ImportCalendarValidator()
    {
        RuleFor(c => c.Year).InclusiveBetween(2000, 2099).WithMessage("年份不对，请填 2000 到 2099。");
        RuleFor(c => c.Text).NotEmpty().WithMessage("请粘贴放假安排，每行一天。").MaximumLength(40_000).WithMessage("内容太长，一年的安排用不了这么多。");
    }
}

/// <summary>Handles <see cref="ImportCalendar"/>.</summary>
public static class ImportCalendarHandler
{
    public static async Task Handle(ImportCalendar command, Actor actor, IRoster roster, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        CalendarReach.Demand(actor, roster);
        var year = await session.Events.FetchForWriting<CalendarYear>(CalendarYear.IdOf(command.Year), token);
        year.AppendMany(Decide(command, year.Aggregate ?? CalendarYear.Blank(command.Year), China.Today(clock)));
    }

    public static IEnumerable<object> Decide(ImportCalendar command, CalendarYear year, DateOnly today)
    {
        var days = CalendarText.Read(command.Text, command.Year);
        foreach (var (day, special) in days)
            if (year.Days.GetValueOrDefault(day) != special) yield return new CalendarDaySet(day, special.Kind, special.Note, today);
        foreach (var day in year.Days.Keys.Where(day => !days.ContainsKey(day)).Order()) yield return new CalendarDayCleared(day, today);
    }
}
