using Crm.Clocks.Calendar;
using Crm.Clocks.Rules;
using Crm.Clocks.Running;
using Crm.Foundation;
using Crm.Tests.Clocks.Calendar;
using static Crm.Tests.Clocks.Running.Situations;

namespace Crm.Tests.Clocks.Running;

public class a_clock
{
    private static readonly DateOnly Day = new(2026, 11, 10);

    [Fact]
    public void counts_its_moments_when_it_begins()
    {
        var started = Facts(null, ClockEffect.Start, Began).ShouldHaveSingleItem().ShouldBeOfType<ClockStarted>();
        (started.Times.Since, started.Times.Due).ShouldBe((Began, Due));
        started.Times.WarnAt.ShouldBe([At("2026-11-10 15:00"), At("2026-11-10 17:06")]);
        started.Times.Escalate.ShouldBe([new EscalationAt(Due, 0), new EscalationAt(At("2026-11-12 10:00"), 1)]);
        started.Rule.ShouldBe(new RuleUsed("", ClockRules.Default.Name, new Term(1, Measure.WorkingDays)));
        Ticking.NextAt.ShouldBe(At("2026-11-10 15:00"));
    }

    [Fact]
    public void that_runs_is_not_started_again() => Facts(Ticking, ClockEffect.Start, Began.AddHours(1)).ShouldBeEmpty();

    [Fact]
    public void that_was_met_begins_a_new_round()
    {
        var met = After(Ticking, ClockEffect.Meet, Began.AddHours(1));
        var again = After(met, ClockEffect.Start, At("2026-11-20 10:00"));
        (again.State, again.Due, again.EndedAt).ShouldBe((ClockState.Running, At("2026-11-23 10:00"), null));
    }

    [Fact]
    public void is_met_in_time_or_late()
    {
        Facts(Ticking, ClockEffect.Meet, Due).ShouldBe([new ClockMet(By(Due), false, new(2026, 11, 11))]);
        Facts(Ticking, ClockEffect.Meet, Due.AddSeconds(1)).ShouldBe([new ClockMet(By(Due.AddSeconds(1)), true, new(2026, 11, 11))]);
        Facts(After(Ticking, ClockEffect.Meet, Due), ClockEffect.Meet, Due).ShouldBeEmpty();
        Facts(null, ClockEffect.Meet, Due).ShouldBeEmpty();
    }

    [Fact]
    public void that_was_stopped_can_run_again()
    {
        var stopped = After(Ticking, ClockEffect.Stop, Began);
        (stopped.State, stopped.NextAt).ShouldBe((ClockState.Stopped, null));
        Facts(stopped, ClockEffect.Reopen, Due).ShouldHaveSingleItem().ShouldBeOfType<ClockReopened>();
        Facts(Ticking, ClockEffect.Reopen, Due).ShouldBeEmpty();
    }

    [Fact]
    public void renewed_ends_one_round_and_begins_the_next() =>
        Facts(Ticking, ClockEffect.Renew, Due).Select(f => f.GetType()).ShouldBe([typeof(ClockMet), typeof(ClockStarted)]);

    [Fact]
    public void keeps_its_time_when_somebody_else_is_to_keep_it()
    {
        var handed = With(Ticking, [.. Facts(Ticking, ClockEffect.PassOn, Began.AddHours(1), Place with { Unit = "330523", UnitPath = "330000/330500/330523/", Person = "officer" })]);
        (handed.Unit, handed.Person, handed.Due).ShouldBe(("330523", "officer", Due));
        Facts(Ticking, ClockEffect.PassOn, Began, Place).ShouldBeEmpty();
    }

    [Fact]
    public void for_a_promised_moment_counts_from_there_and_moves_with_it()
    {
        var promised = With(null, [.. Facts(null, ClockEffect.Promise, Began, promised: At("2026-11-12 09:30"))]);
        promised.Due.ShouldBe(At("2026-11-13 09:30"));
        var moved = Facts(promised, ClockEffect.Promise, Began, promised: At("2026-11-16 09:30")).ShouldHaveSingleItem().ShouldBeOfType<ClockRecomputed>();
        (moved.Before.Due, moved.After.Due, moved.Why).ShouldBe((At("2026-11-13 09:30"), At("2026-11-17 09:30"), RecomputeReason.PromiseMoved));
    }

    [Fact]
    public void is_warned_of_once_for_each_share()
    {
        Looked(Ticking, "2026-11-10 14:59").ShouldBeEmpty();
        var warned = Looked(Ticking, "2026-11-10 15:00").ShouldHaveSingleItem().ShouldBeOfType<ClockWarned>();
        (warned.Step, warned.To.ShouldHaveSingleItem()).ShouldBe((1, "manager@330521"));
        Looked(With(Ticking, warned), "2026-11-10 16:00").ShouldBeEmpty();
        With(Ticking, warned).NextAt.ShouldBe(At("2026-11-10 17:06"));
        Looked(Ticking, "2026-11-11 09:00").ShouldHaveSingleItem().ShouldBeOfType<ClockWarned>().Step.ShouldBe(2, "of two missed warnings only the last is given");
    }

    [Fact]
    public void warns_whoever_is_to_keep_it() =>
        Looked(Ticking with { Person = "officer" }, "2026-11-10 15:00").ShouldHaveSingleItem().ShouldBeOfType<ClockWarned>().To.ShouldBe(["officer"]);

    [Fact]
    public void not_kept_goes_up_step_by_step()
    {
        var facts = Looked(Ticking, "2026-11-11 10:00");
        facts.Select(f => f.GetType()).ShouldBe([typeof(ClockOverdue), typeof(ClockEscalated)]);
        var first = With(Ticking, [.. facts]);
        (first.Overdue, first.Escalated, first.NextAt).ShouldBe((true, 1, At("2026-11-12 10:00")));
        Looked(first, "2026-11-12 09:59").ShouldBeEmpty();
        var second = Looked(first, "2026-11-12 10:00").ShouldHaveSingleItem().ShouldBeOfType<ClockEscalated>();
        (second.Step, second.Unit).ShouldBe((2, "up 1"));
        With(first, second).NextAt.ShouldBeNull("nobody is left to tell");
    }

    [Fact]
    public void found_long_after_its_end_makes_up_for_every_step() =>
        Looked(Ticking, "2026-12-01 10:00").Select(f => f.GetType()).ShouldBe([typeof(ClockOverdue), typeof(ClockEscalated), typeof(ClockEscalated)]);

    [Fact]
    public void that_ended_or_stands_still_is_left_alone()
    {
        Looked(After(Ticking, ClockEffect.Meet, Began), "2026-12-01 10:00").ShouldBeEmpty();
        Looked(Paused, "2026-12-01 10:00").ShouldBeEmpty();
    }

    [Fact]
    public void goes_on_with_what_was_left()
    {
        // Paused at 11:00 with six working hours left; from Friday 16:00 on they end on Monday at 15:00.
        var resumed = ResumeClockHandler.Decide(Paused, Planning, At("2026-11-13 16:00")).ShouldHaveSingleItem().ShouldBeOfType<ClockResumed>();
        (resumed.Before.Due, resumed.After.Due).ShouldBe((Due, At("2026-11-16 15:00")));
        With(Paused, resumed).NextAt.ShouldNotBeNull();
    }

    [Fact]
    public void paused_for_no_time_is_due_when_it_was() =>
        ResumeClockHandler.Decide(Paused, Planning, At("2026-11-10 11:00")).ShouldHaveSingleItem().ShouldBeOfType<ClockResumed>().After.Due.ShouldBe(Due);

    [Fact]
    public void is_not_paused_twice_nor_once_it_is_over()
    {
        var pause = new PauseClock(Ticking.Id, PauseReason.WaitingForOthers);
        Should.Throw<RuleBroken>(() => PauseClockHandler.Decide(pause, Paused, Began).ToList());
        Should.Throw<RuleBroken>(() => PauseClockHandler.Decide(pause, Ticking, Due).ToList());
        Should.Throw<RuleBroken>(() => PauseClockHandler.Decide(pause, After(Ticking, ClockEffect.Meet, Began), Began).ToList());
        Should.Throw<RuleBroken>(() => ResumeClockHandler.Decide(Ticking, Planning, Began).ToList());
        PauseClockHandler.Decide(pause, Ticking, Began).ShouldBe([new ClockPaused(PauseReason.WaitingForOthers, null, Began, Day)]);
    }

    [Fact]
    public void moves_with_the_calendar_and_keeps_what_was_counted_before()
    {
        var typhoon = new ClockPlanning(new WorkingCalendar([Published.Year(2026, "2026-11-11,休,台风")]), Planning.Shelf);
        var moved = ClockDecisions.Decide(Ticking, typhoon, RecomputeReason.CalendarChanged, Began).ShouldHaveSingleItem().ShouldBeOfType<ClockRecomputed>();
        (moved.Before.Due, moved.After.Due).ShouldBe((Due, At("2026-11-12 10:00")));
        ClockDecisions.Decide(With(Ticking, moved), typhoon, RecomputeReason.CalendarChanged, Began).ShouldBeEmpty("counting twice changes nothing");
        ClockDecisions.Decide(After(Ticking, ClockEffect.Stop, Began), typhoon, RecomputeReason.CalendarChanged, Began).ShouldBeEmpty();
    }

    [Fact]
    public void that_lies_ahead_again_is_not_overdue_any_more()
    {
        var overdue = With(Ticking, [.. Looked(Ticking, "2026-11-11 10:00")]);
        var typhoon = new ClockPlanning(new WorkingCalendar([Published.Year(2026, "2026-11-11,休,台风")]), Planning.Shelf);
        var moved = With(overdue, [.. ClockDecisions.Decide(overdue, typhoon, RecomputeReason.CalendarChanged, At("2026-11-11 11:00"))]);
        (moved.Overdue, moved.Escalated, moved.NextAt).ShouldBe((false, 0, At("2026-11-12 10:00")));
    }

    [Fact]
    public void stopped_by_a_merge_goes_on_with_what_was_left()
    {
        var stopped = With(Ticking, new ClockStopped(By(At("2026-11-10 16:00"), "lead_merged_into"), new(2026, 11, 10)));
        var on = With(stopped, [.. Facts(stopped, ClockEffect.GoOn, At("2026-11-16 10:00"))]);
        (on.State, on.Due, on.EndedAt).ShouldBe((ClockState.Running, At("2026-11-16 14:00"), null));
        Facts(on, ClockEffect.GoOn, At("2026-11-17 10:00")).ShouldBeEmpty();
        var ended = With(Ticking, new ClockStopped(By(At("2026-11-10 16:00"), "lead_terminated"), new(2026, 11, 10)));
        Facts(ended, ClockEffect.GoOn, At("2026-11-16 10:00")).ShouldBeEmpty("it was no merge that stopped it");
    }

    [Fact]
    public void that_stood_still_when_a_merge_stopped_it_stands_still_again()
    {
        var stopped = With(Paused, new ClockStopped(By(At("2026-11-10 16:00"), "lead_merged_into"), new(2026, 11, 10)));
        var again = With(stopped, [.. Facts(stopped, ClockEffect.GoOn, At("2026-11-16 10:00"))]);
        (again.State, again.PausedFor).ShouldBe((ClockState.Paused, PauseReason.WaitingForInvestor));
    }

    [Fact]
    public void that_was_overdue_when_a_merge_stopped_it_is_told_of_no_second_time()
    {
        var overdue = With(Ticking, [.. Looked(Ticking, "2026-11-11 10:00")]);
        var stopped = With(overdue, new ClockStopped(By(At("2026-11-11 11:00"), "lead_merged_into"), new(2026, 11, 11)));
        var on = With(stopped, [.. Facts(stopped, ClockEffect.GoOn, At("2026-11-11 12:00"))]);
        (on.Overdue, on.Escalated, on.Due).ShouldBe((true, 1, Due));
    }

    [Fact]
    public void begun_by_a_merge_ends_with_it()
    {
        Facts(Ticking, ClockEffect.TakeBack, Due).ShouldBeEmpty();
        var begun = With(null, new ClockStarted(Crm.Clocks.Rules.ClockKind.Answer, Place.About, Subject, Place.Unit, Place.UnitPath, null, Ticking.Times, Ticking.Rule, By(Began, "lead_merged"), new(2026, 11, 10)));
        Facts(begun, ClockEffect.TakeBack, Due).ShouldHaveSingleItem().ShouldBeOfType<ClockStopped>();
    }
}
