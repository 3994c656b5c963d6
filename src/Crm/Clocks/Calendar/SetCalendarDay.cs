using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Marten;

namespace Crm.Clocks.Calendar;

/// <summary>Says of a day that it is off or worked, or takes back what was said of it. Open clocks are counted anew.</summary>
/// <param name="Kind">Null takes back what was said.</param>
[Allow(Role.Administrator, Role.Manager)]
public sealed record SetCalendarDay(DateOnly Day, DayKind? Kind, string? Note = null) : ICommand;

/// <summary>What a <see cref="SetCalendarDay"/> must hold.</summary>
public sealed class SetCalendarDayValidator : AbstractValidator<SetCalendarDay>
{
    public SetCalendarDayValidator()
    {
        RuleFor(c => c.Day).Must(day => day.Year is >= 2000 and < 2100).WithMessage("日期不对，请检查年份。");
        RuleFor(c => c.Kind).IsInEnum().WithMessage("没有这种日子，请选放假或上班。");
        RuleFor(c => c.Note).MaximumLength(40).WithMessage("说明不能超过 40 个字。");
    }
}

/// <summary>Handles <see cref="SetCalendarDay"/>.</summary>
public static class SetCalendarDayHandler
{
    public static async Task Handle(SetCalendarDay command, Actor actor, IRoster roster, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        CalendarReach.Demand(actor, roster);
        var year = await session.Events.FetchForWriting<CalendarYear>(CalendarYear.IdOf(command.Day.Year), token);
        year.AppendMany(Decide(command, year.Aggregate ?? CalendarYear.Blank(command.Day.Year), China.Today(clock)));
    }

    public static IEnumerable<object> Decide(SetCalendarDay command, CalendarYear year, DateOnly today)
    {
        var known = year.Days.GetValueOrDefault(command.Day);
        var note = command.Note.Filled();
        if (command.Kind is { } kind && known != new SpecialDay(kind, note)) yield return new CalendarDaySet(command.Day, kind, note, today);
        if (command.Kind is null && known is not null) yield return new CalendarDayCleared(command.Day, today);
    }
}
