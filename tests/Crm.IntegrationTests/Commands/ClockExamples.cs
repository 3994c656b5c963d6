using Crm.Clocks.Calendar;

namespace Crm.IntegrationTests.Commands;

/// <summary>What is done to the calendar. Years that no other test counts in.</summary>
internal static class ClockExamples
{
    private const string Keeper = "manager@330000";

    public static Book Book => new Book()
        .First(Keeper, () => new SetCalendarDay(new(2097, 3, 1), DayKind.Holiday, "举例"))
        .First(Keeper, () => new ImportCalendar(2096, "2096-10-01~2096-10-07,休,国庆节"))
        .First(Keeper, () => new SetOfficeHours(2095, [new(new(8, 30), new(16, 30))]));
}
