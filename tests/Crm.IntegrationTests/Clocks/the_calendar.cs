using Crm.Clocks.Calendar;
using Crm.Foundation;

namespace Crm.IntegrationTests.Clocks;

/// <summary>The calendar as people keep it; each test has years of its own.</summary>
public class the_calendar(CrmApp app)
{
    private const string Keeper = "administrator@330000";

    [Fact]
    public async Task is_there_from_the_first_start_on()
    {
        foreach (var year in new[] { 2024, 2025, 2026 })
        {
            var sheet = (await app.Ask(new ReadCalendar(year), "officer@330521")).Answer.ShouldNotBeNull();
            sheet.IsPublished.ShouldBeTrue();
            sheet.Days.ShouldContain(d => d.Day == new DateOnly(year, 10, 1) && d.Kind == DayKind.Holiday && d.Note!.StartsWith("国庆节"));
            sheet.MayEdit.ShouldBeFalse();
        }
        var due = (await app.Ask(new CountTerm(1, Measure.WorkingDays, DateTimeOffset.Parse("2026-09-30T09:00:00Z")), "officer@330521")).Answer!.Due;
        due.ShouldBe(DateTimeOffset.Parse("2026-10-08T09:00:00Z"), "the national holiday lies between");
    }

    [Fact]
    public async Task says_who_changed_what_and_takes_it_back()
    {
        var day = new DateOnly(2094, 7, 21);
        (await app.Send(new SetCalendarDay(day, DayKind.Holiday, "台风"), Keeper)).Ok.ShouldBeTrue();
        (await app.Ask(new ReadCalendar(2094), Keeper)).Answer!.Days.ShouldBe([new CalendarDay(day, DayKind.Holiday, "台风")]);
        (await app.Send(new SetCalendarDay(day, null), Keeper)).Ok.ShouldBeTrue();

        var sheet = (await app.Ask(new ReadCalendar(2094), Keeper)).Answer!;
        sheet.Days.ShouldBeEmpty();
        sheet.History.Select(h => (h.Who, h.What)).ShouldBe([(Keeper, "2094年7月21日 按星期几算"), (Keeper, "2094年7月21日 放假 台风")]);
    }

    [Fact]
    public async Task is_changed_by_the_topmost_unit_only()
    {
        var outcome = await app.Send(new SetCalendarDay(new(2093, 7, 21), DayKind.Holiday), "manager@330521");
        outcome.Refusal.ShouldBe(Refusal.Forbidden);
        (await app.Ask(new ReadCalendar(2093), Keeper)).Answer!.History.ShouldBeEmpty();
    }

    [Fact]
    public async Task is_imported_as_a_whole()
    {
        (await app.Send(new ImportCalendar(2092, "2092-05-01~2092-05-03,休,劳动节\n2092-05-10,班"), Keeper)).Ok.ShouldBeTrue();
        (await app.Send(new ImportCalendar(2092, "2092-05-01~2092-05-02,休,劳动节"), Keeper)).Ok.ShouldBeTrue();
        (await app.Ask(new ReadCalendar(2092), Keeper)).Answer!.Days.Select(d => d.Day).ShouldBe([new(2092, 5, 1), new(2092, 5, 2)]);
        (await app.Send(new ImportCalendar(2092, "2092-05-01 休"), Keeper)).Fields.Keys.ShouldContain("Text");
    }
}
