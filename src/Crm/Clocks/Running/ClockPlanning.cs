using Crm.Clocks.Calendar;
using Crm.Clocks.Rules;
using Crm.Foundation;

namespace Crm.Clocks.Running;

/// <summary>Counts the moments of a clock from a calendar and the rules of all units. Pure.</summary>
public sealed record ClockPlanning(WorkingCalendar Calendar, ClockRulesShelf Shelf)
{
    /// <summary>The moments and the rule of a clock that begins.</summary>
    /// <param name="promised">The moment somebody was promised, from which the term then counts.</param>
    public (ClockTimes Times, RuleUsed Rule) Begin(ClockKind kind, string unitPath, DateTimeOffset since, DateTimeOffset? promised = null)
    {
        var (unit, set) = Shelf.Find(unitPath, China.DayOf(since));
        var rule = set.Of(kind);
        return (Count(rule, since, promised ?? since, null), new RuleUsed(unit, set.Name, rule.Term));
    }

    /// <summary>The moments of a clock as they would be by the calendar and the rules of now.</summary>
    public (ClockTimes Times, RuleUsed Rule) Again(Clock clock)
    {
        var (unit, set) = Shelf.Find(clock.UnitPath, China.DayOf(clock.Times.Since));
        var rule = set.Of(clock.Kind);
        return (Count(rule, clock.Times.Since, clock.Times.From, clock.Times.Left), new RuleUsed(unit, set.Name, rule.Term));
    }

    /// <summary>The moments of a paused clock that goes on: what was left when it stood still counts from now.</summary>
    public ClockTimes Resume(Clock clock, DateTimeOffset at)
    {
        var (stood, due) = (clock.PausedAt ?? at, clock.Times.Due);
        if (stood >= due) return clock.Times;
        var left = clock.Rule.Term.IsWorking ? Calendar.WorkingBetween(stood, due) : due - stood;
        var (_, set) = Shelf.Find(clock.UnitPath, China.DayOf(clock.Times.Since));
        return Count(set.Of(clock.Kind) with { Term = clock.Rule.Term }, clock.Times.Since, at, (long)left.TotalSeconds);
    }

    private ClockTimes Count(ClockRule rule, DateTimeOffset since, DateTimeOffset from, long? left)
    {
        var due = left is { } seconds ? Later(rule.Term, from, TimeSpan.FromSeconds(seconds)) : Calendar.Add(from, rule.Term);
        var length = rule.Term.IsWorking ? Calendar.WorkingBetween(from, due) : due - from;
        return new ClockTimes(
            since, from, left, due,
            [.. rule.WarnAt.Select(share => Later(rule.Term, from, TimeSpan.FromSeconds((long)(length.TotalSeconds * share / 100))))],
            [.. rule.Escalate.Select(step => new EscalationAt(step.Into is { } into ? due - (Calendar.Add(from, rule.Term) - Calendar.Add(from, into)) : step.After is { } after ? Calendar.Add(due, after) : due, step.Up))]);
    }

    private DateTimeOffset Later(Term term, DateTimeOffset from, TimeSpan length) => term.IsWorking ? Calendar.AddWorking(from, length) : from + length;
}
