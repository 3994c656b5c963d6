using Crm.Clocks.Calendar;
using CsCheck;

namespace Crm.Tests.Clocks.Calendar;

/// <summary>What holds for every moment of four years and every length, whatever the calendar says.</summary>
public class adding_up_time
{
    private static readonly WorkingCalendar Calendar = Published.Calendar;
    private static readonly DateTimeOffset First = Published.At("2024-01-01 00:00");

    private static readonly Gen<DateTimeOffset> Moments = Gen.Int[0, 4 * 365 * 24 * 60].Select(minutes => First.AddMinutes(minutes));
    private static readonly Gen<Term> WorkingTerms = Gen.Select(Gen.Int[1, 60], Gen.Bool, (amount, hours) => new Term(amount, hours ? Measure.WorkingHours : Measure.WorkingDays));

    [Fact]
    public void ends_within_working_time() => Gen.Select(Moments, WorkingTerms).Sample((from, term) => Calendar.IsWorking(Calendar.Add(from, term)));

    [Fact]
    public void never_ends_before_it_begins() => Gen.Select(Moments, WorkingTerms).Sample((from, term) => Calendar.Add(from, term) > from);

    [Fact]
    public void that_begins_later_never_ends_earlier() => Gen.Select(Moments, Gen.Int[0, 20_000], WorkingTerms)
        .Sample((from, later, term) => Calendar.Add(from, term) <= Calendar.Add(from.AddMinutes(later), term));

    [Fact]
    public void of_more_never_ends_earlier() => Gen.Select(Moments, WorkingTerms, Gen.Int[1, 20])
        .Sample((from, term, more) => Calendar.Add(from, term) <= Calendar.Add(from, term with { Amount = term.Amount + more }));

    [Fact]
    public void takes_exactly_the_working_time_that_was_added() => Gen.Select(Moments, Gen.Int[1, 5_000])
        .Sample((from, minutes) => Calendar.WorkingBetween(from, Calendar.AddWorking(from, TimeSpan.FromMinutes(minutes))) == TimeSpan.FromMinutes(minutes));

    [Fact]
    public void of_a_working_day_takes_a_days_hours() => Gen.Select(Moments, Gen.Int[1, 30])
        .Sample((from, days) => Calendar.WorkingBetween(from, Calendar.AddWorkingDays(from, days)) == days * OfficeHours.Usual.Length);

    [Fact]
    public void in_two_parts_is_the_same_as_in_one() => Gen.Select(Moments, Gen.Int[1, 3_000], Gen.Int[1, 3_000])
        .Sample((from, a, b) => Calendar.AddWorking(Calendar.AddWorking(from, TimeSpan.FromMinutes(a)), TimeSpan.FromMinutes(b)) == Calendar.AddWorking(from, TimeSpan.FromMinutes(a + b)));

    [Fact]
    public void interrupted_for_no_time_ends_when_it_would_have() => Gen.Select(Moments, WorkingTerms, Gen.Double[0, 0.99])
        .Sample((from, term, part) =>
        {
            var due = Calendar.Add(from, term);
            var stop = from + (due - from) * part;
            return Calendar.AddWorking(stop, Calendar.WorkingBetween(stop, due)) == due;
        });

    [Fact]
    public void of_nothing_is_the_moment_itself() => Moments.Sample(from => Calendar.AddWorking(from, TimeSpan.Zero) == from && Calendar.AddWorkingDays(from, 0) == from);

    [Fact]
    public void by_the_clock_on_the_wall_knows_no_holidays() => Gen.Select(Moments, Gen.Int[1, 1_000])
        .Sample((from, amount) => Calendar.Add(from, new Term(amount, Measure.Hours)) - from == TimeSpan.FromHours(amount));

    [Fact]
    public void follows_the_hours_of_each_year()
    {
        var summer = new OfficeHours([new(new(8, 0), new(11, 0)), new(new(14, 0), new(18, 0))]);
        var calendar = new WorkingCalendar([CalendarYear.Blank(2027) with { Hours = summer }]);
        calendar.AddWorking(Published.At("2026-12-31 17:00"), TimeSpan.FromHours(1)).ShouldBe(Published.At("2027-01-01 08:30"));
        // 13:00 is within no session of the new year's: the time is up at the closing before it.
        calendar.AddWorkingDays(Published.At("2026-12-31 13:30"), 1).ShouldBe(Published.At("2027-01-01 11:00"));
    }

    [Fact]
    public void ends_with_a_sentence_where_a_calendar_has_no_working_days()
    {
        var idle = new WorkingCalendar(Enumerable.Range(2026, 3).Select(year => CalendarYear.Blank(year) with
        {
            Days = Enumerable.Range(0, 366).Select(i => new DateOnly(year, 1, 1).AddDays(i)).Where(d => d.Year == year).ToDictionary(d => d, _ => new SpecialDay(DayKind.Holiday, null)),
        }));
        Should.Throw<Crm.Foundation.RuleBroken>(() => idle.Add(Published.At("2026-01-01 09:00"), new Term(1, Measure.WorkingHours))).Text.ShouldContain("没有工作日");
    }
}
