using Crm.Foundation;
using Crm.Team;
using JasperFx.Events;
using Marten;

namespace Crm.Clocks.Calendar;

/// <summary>A year's special days, its hours and who changed what.</summary>
/// <param name="Year">This year where it is left out.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator)]
public sealed record ReadCalendar(int? Year = null) : IQuery<CalendarSheet>;

/// <summary>The answer to <see cref="ReadCalendar"/>.</summary>
/// <param name="Days">In order.</param>
/// <param name="IsPublished">Whether the year's holidays are known.</param>
/// <param name="Missing">The coming year, where it should be known by now and is not: from November on.</param>
/// <param name="MayEdit">Whether this person keeps the calendar.</param>
/// <param name="History">The latest first.</param>
public sealed record CalendarSheet(
    int Year, IReadOnlyList<CalendarDay> Days, IReadOnlyList<OfficeSession> Hours, bool IsPublished, int? Missing, bool MayEdit, IReadOnlyList<CalendarChange> History);

/// <summary>A special day.</summary>
public sealed record CalendarDay(DateOnly Day, DayKind Kind, string? Note);

/// <summary>A change of the calendar, in words.</summary>
public sealed record CalendarChange(long Version, string Who, DateTimeOffset RecordedAt, string What);

/// <summary>Answers <see cref="ReadCalendar"/>.</summary>
public static class ReadCalendarHandler
{
    public static async Task<CalendarSheet> Handle(ReadCalendar query, Actor actor, IRoster roster, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var today = China.Today(clock);
        var number = query.Year ?? today.Year;
        if (number is < 2000 or > 2099) throw new RuleBroken("年份不对，请填 2000 到 2099。") { Field = nameof(query.Year), Kind = Refusal.Input };
        var year = await session.LoadAsync<CalendarYear>(CalendarYear.IdOf(number), token) ?? CalendarYear.Blank(number);
        var history = await session.Events.FetchStreamAsync(year.Id, token: token);
        return new CalendarSheet(
            number, [.. year.Days.OrderBy(d => d.Key).Select(d => new CalendarDay(d.Key, d.Value.Kind, d.Value.Note))], (year.Hours ?? OfficeHours.Usual).Sessions,
            year.IsPublished, await MissingYear.Of(session, today, token), CalendarReach.Keeps(actor, roster),
            [.. history.Reverse().Select(e => new CalendarChange(e.Version, NameOf(e.UserName, roster), e.RecordedAt(), Say(e.Data)))]);
    }

    private static string Say(object fact) => fact switch
    {
        CalendarDaySet e => $"{Day(e.Day)} {DayKindWords.Of(e.Kind)} {e.Note}".TrimEnd(),
        CalendarDayCleared e => Texts.Of("{0} 按星期几算", Day(e.Day)),
        OfficeHoursSet e => Texts.Of("上班时间改为 {0}", string.Join("、", e.Sessions.Select(s => $"{s.From:HH:mm}–{s.To:HH:mm}"))),
        _ => throw new NotSupportedException($"{fact.GetType().Name} has no words"),
    };

    private static string Day(DateOnly day) => Foundation.Formats.Days.Full(day);

    private static string NameOf(string? login, IRoster roster) => login is null or [':', ..] ? Texts.Of("系统") : roster.Person(login)?.Name ?? login;
}

/// <summary>The coming year's calendar, which must be entered once it is published in November.</summary>
public static class MissingYear
{
    private const int PublishedIn = 11;

    /// <summary>The next year from November on, or this one, where nothing is known of its holidays; null where all is well.</summary>
    public static async Task<int?> Of(IQuerySession session, DateOnly today, CancellationToken token)
    {
        var next = today.Month >= PublishedIn ? new[] { today.Year, today.Year + 1 } : [today.Year];
        var known = (await session.LoadManyAsync<CalendarYear>(token, [.. next.Select(CalendarYear.IdOf)])).Where(y => y.IsPublished).Select(y => y.Year).ToHashSet();
        return next.Where(year => !known.Contains(year)).Select(year => (int?)year).FirstOrDefault();
    }
}
