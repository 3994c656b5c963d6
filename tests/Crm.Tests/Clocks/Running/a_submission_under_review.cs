using Crm.Clocks.Rules;
using Crm.Clocks.Running;
using static Crm.Tests.Clocks.Running.Situations;

namespace Crm.Tests.Clocks.Running;

/// <summary>An article came in on a Saturday at ten: a day by the clock on the wall, told of after 16 and after 22 hours, standing still while its author is asked.</summary>
public class a_submission_under_review
{
    private static readonly DateTimeOffset Came = At("2026-11-14 10:00");
    private static readonly ClockPlace Desk = new(ClockSubjectKind.Submission, "330500", "330000/330500/", "bianji", "TG-20261114-0001");

    private static Clock Running => With(null, [.. Move(null, ClockEffect.Start, Came)]);

    [Fact]
    public void is_due_after_a_day_whatever_day_it_is() => Running.Due.ShouldBe(At("2026-11-15 10:00"));

    [Fact]
    public void is_told_of_before_the_end_at_16_and_at_22_hours()
    {
        var clock = With(Running, [.. Looked(Running, "2026-11-14 22:00")]);
        clock.NextAt.ShouldBe(At("2026-11-15 02:00"));
        var first = Looked(clock, "2026-11-15 02:00").ShouldHaveSingleItem().ShouldBeOfType<ClockEscalated>();
        (first.Step, first.At, first.Unit).ShouldBe((1, At("2026-11-15 02:00"), "up 0"));
        clock = With(clock, first);
        (clock.Overdue, clock.NextAt).ShouldBe((false, At("2026-11-15 08:00")));
        var second = Looked(clock, "2026-11-15 08:00").ShouldHaveSingleItem().ShouldBeOfType<ClockEscalated>();
        second.Unit.ShouldBe("up 1");
        With(clock, second).NextAt.ShouldBe(At("2026-11-15 10:00"));
        Looked(With(clock, second), "2026-11-15 10:00").Select(f => f.GetType()).ShouldBe([typeof(ClockOverdue), typeof(ClockEscalated)]);
    }

    [Fact]
    public void stands_still_while_the_author_is_asked_and_goes_on_with_what_was_left()
    {
        var asked = With(Running, [.. Move(Running, ClockEffect.Hold, At("2026-11-14 20:00"))]);
        (asked.State, asked.PausedFor, asked.NextAt).ShouldBe((ClockState.Paused, PauseReason.WaitingForAuthor, null));
        var answered = With(asked, [.. Move(asked, ClockEffect.GoOnWith, At("2026-11-16 09:00"))]);
        answered.Due.ShouldBe(At("2026-11-16 23:00"));
        answered.Times.Escalate.Take(2).Select(e => e.At).ShouldBe([At("2026-11-16 15:00"), At("2026-11-16 21:00")]);
    }

    [Fact]
    public void is_in_time_when_it_is_decided_while_the_author_is_still_asked()
    {
        var asked = With(Running, [.. Move(Running, ClockEffect.Hold, At("2026-11-14 20:00"))]);
        var facts = Move(asked, ClockEffect.Meet, At("2026-11-20 09:00"));
        facts.OfType<ClockMet>().ShouldHaveSingleItem().Late.ShouldBeFalse();
    }

    [Fact]
    public void does_not_stand_still_once_it_is_over()
    {
        var late = With(Running, [.. Looked(Running, "2026-11-15 10:00")]);
        Move(late, ClockEffect.Hold, At("2026-11-15 11:00")).ShouldBeEmpty();
        Move(late, ClockEffect.Meet, At("2026-11-15 11:00")).ShouldHaveSingleItem().ShouldBeOfType<ClockMet>().Late.ShouldBeTrue();
    }

    [Fact]
    public void was_late_even_after_the_decision_was_taken_back()
    {
        var late = With(Running, [.. Move(Running, ClockEffect.Meet, At("2026-11-16 10:00"))]);
        var again = With(late, [.. Move(late, ClockEffect.Start, At("2026-11-16 11:00"))]);
        (again.Overdue, again.WasLate).ShouldBe((false, true));
        With(again, [.. Move(again, ClockEffect.Meet, At("2026-11-16 12:00"))]).WasLate.ShouldBeTrue();
        With(Running, [.. Move(Running, ClockEffect.Meet, At("2026-11-14 11:00"))]).WasLate.ShouldBeFalse();
    }

    [Fact]
    public void is_to_be_published_once_it_was_accepted()
    {
        var day = new DateOnly(2026, 11, 14);
        Of(new Crm.Submissions.SubmissionAccepted(null, day)).ShouldBe([(ClockKind.Submission, ClockEffect.Meet), (ClockKind.Publish, ClockEffect.Start)]);
        Of(new Crm.Submissions.SubmissionPublished(Guid.NewGuid(), "题", Crm.Policies.PolicyKind.ParkNews, null, day)).ShouldBe([(ClockKind.Publish, ClockEffect.Meet)]);
        Of(new Crm.Submissions.SubmissionReopened("看错了", day)).ShouldBe([(ClockKind.Submission, ClockEffect.Start), (ClockKind.Publish, ClockEffect.Stop)]);

        static IEnumerable<(ClockKind, ClockEffect)> Of(Crm.Foundation.IFact fact) => ClockTable.Of(fact);
    }

    [Fact]
    public void asks_for_steps_before_the_end_that_are_shorter_than_the_term()
    {
        var rule = ClockRules.Default.Of(ClockKind.Submission);
        rule.MustBeSound();
        Should.Throw<Crm.Foundation.RuleBroken>(() => (rule with { Escalate = [new(0, null, new(24, Crm.Clocks.Calendar.Measure.Hours)), new(0, null)] }).MustBeSound());
        Should.Throw<Crm.Foundation.RuleBroken>(() => (rule with { Escalate = [new(0, null), new(0, null, new(16, Crm.Clocks.Calendar.Measure.Hours))] }).MustBeSound());
        Should.Throw<Crm.Foundation.RuleBroken>(() => (rule with { Escalate = [.. rule.Early()] }).MustBeSound());
    }

    private static IReadOnlyList<object> Move(Clock? clock, ClockEffect effect, DateTimeOffset at) =>
        [.. ClockDecisions.Decide(clock, ClockKind.Submission, effect, Subject, Desk, null, By(at, "submission"), Planning)];
}
