using Crm.Clocks.Rules;
using Crm.Foundation;

namespace Crm.Clocks.Running;

/// <summary>What happens to a clock when a fact of its record arrives, when its moment comes, and when it is counted anew. Pure.</summary>
public static class ClockDecisions
{
    // The permanent names of the facts by which two leads become one.
    private const string Merged = "lead_merged";
    private const string MergedInto = "lead_merged_into";

    /// <summary>A fact of the record moved the clock.</summary>
    /// <param name="clock">Null where there was none yet.</param>
    public static IEnumerable<object> Decide(Clock? clock, ClockKind kind, ClockEffect effect, Guid subject, ClockPlace place, DateTimeOffset? promised, ClockCause by, ClockPlanning planning)
    {
        var day = China.DayOf(by.At);
        var open = clock is { IsOpen: true };
        switch (effect)
        {
            case ClockEffect.Start when !open && !place.Settled:
            case ClockEffect.Promise when !open:
                yield return Started();
                break;
            case ClockEffect.Renew:
                if (open) yield return new ClockMet(by, by.At > clock!.Times.Due, day);
                yield return Started();
                break;
            case ClockEffect.Promise:
                var (times, rule) = planning.Begin(kind, place.UnitPath, clock!.Times.Since, promised);
                if (!times.Same(clock.Times)) yield return new ClockRecomputed(clock.Times, times, RecomputeReason.PromiseMoved, rule, by, by.At, day);
                if (clock.Person != place.Person) yield return new ClockHandedOver(place.Unit, place.UnitPath, place.Person, by, day);
                break;
            case ClockEffect.PassOn when open && (clock!.Unit, clock.Person) != (place.Unit, place.Person):
                yield return new ClockHandedOver(place.Unit, place.UnitPath, place.Person, by, day);
                break;
            case ClockEffect.Hold when clock is { State: ClockState.Running, Overdue: false } && by.At < clock.Times.Due:
                yield return new ClockPaused(PauseReason.WaitingForAuthor, null, by.At, day);
                break;
            case ClockEffect.GoOnWith when clock is { State: ClockState.Paused, PausedFor: PauseReason.WaitingForAuthor }:
                yield return new ClockResumed(clock.Times, planning.Resume(clock, by.At), by.At, day);
                break;
            case ClockEffect.Meet when clock is { State: ClockState.Paused, PausedFor: PauseReason.WaitingForAuthor }:
                // What was decided without the answer that was waited for is as late as it was when the waiting began.
                var on = planning.Resume(clock, by.At);
                yield return new ClockResumed(clock.Times, on, by.At, day);
                yield return new ClockMet(by, by.At > on.Due, day);
                break;
            case ClockEffect.Meet when open:
                yield return new ClockMet(by, by.At > clock!.Times.Due, day);
                break;
            case ClockEffect.Stop when open:
                yield return new ClockStopped(by, day);
                break;
            case ClockEffect.Reopen when clock is { State: ClockState.Stopped }:
                var (again, set) = planning.Begin(kind, place.UnitPath, by.At);
                yield return new ClockReopened(again, set, by, day);
                break;
            case ClockEffect.GoOn when clock is { State: ClockState.Stopped, StoppedBy: MergedInto }:
                yield return new ClockResumed(clock.Times, planning.Resume(clock with { PausedAt = clock.PausedAt ?? clock.EndedAt }, by.At), by.At, day);
                if (clock.PausedFor is { } reason) yield return new ClockPaused(reason, null, by.At, day);
                break;
            case ClockEffect.TakeBack when open && clock!.StartedBy == Merged:
                yield return new ClockStopped(by, day);
                break;
        }

        ClockStarted Started()
        {
            var (begun, used) = planning.Begin(kind, place.UnitPath, by.At, promised);
            return new ClockStarted(kind, place.About, subject, place.Unit, place.UnitPath, place.Person, begun, used, by, day);
        }
    }

    /// <summary>A moment of the clock may have come; what it is now decides whether that still matters.</summary>
    /// <param name="whom">Who is told for a number of units up.</param>
    public static IEnumerable<object> Decide(Clock clock, DateTimeOffset now, Func<int, Told> whom)
    {
        if (clock.State != ClockState.Running) yield break;
        var (times, day) = (clock.Times, China.DayOf(now));
        if (now < times.Due)
        {
            var passed = times.WarnAt.Count(w => w <= now);
            if (passed > clock.Warned) yield return new ClockWarned(passed, times.WarnAt[passed - 1], clock.Person is { } person ? [person] : whom(0).Logins, day);
        }
        else if (!clock.Overdue) yield return new ClockOverdue(times.Due, day);
        // Some rules tell of it before the end as well.
        for (var step = clock.Escalated; step < times.Escalate.Count && times.Escalate[step].At <= now; step++)
        {
            var told = whom(times.Escalate[step].Up);
            yield return new ClockEscalated(step + 1, times.Escalate[step].At, told.Unit, told.Logins, day);
        }
    }

    /// <summary>Calendar or rules changed: the clock's moments are counted anew where they come to something else.</summary>
    public static IEnumerable<object> Decide(Clock clock, ClockPlanning planning, RecomputeReason why, DateTimeOffset now)
    {
        if (!clock.IsOpen) yield break;
        var (times, rule) = planning.Again(clock);
        if (!times.Same(clock.Times) || rule != clock.Rule) yield return new ClockRecomputed(clock.Times, times, why, rule, null, now, China.DayOf(now));
    }
}

/// <summary>Who is told.</summary>
/// <param name="Unit">Code of their unit.</param>
public sealed record Told(string Unit, IReadOnlyList<string> Logins);
