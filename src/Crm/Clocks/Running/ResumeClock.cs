using Crm.Clocks.Calendar;
using Crm.Clocks.Rules;
using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Clocks.Running;

/// <summary>A paused clock goes on: what was left when it stood still counts from now.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager)]
public sealed record ResumeClock(Guid ClockId) : ICommand;

/// <summary>Handles <see cref="ResumeClock"/>.</summary>
public static class ResumeClockHandler
{
    public static async Task Handle(ResumeClock command, Actor actor, IDocumentSession session, TimeProvider time, CancellationToken token)
    {
        var stream = await session.Events.FetchForWriting<Clock>(command.ClockId, token);
        var planning = new ClockPlanning(await WorkingCalendar.Read(session, token), await ClockRulesShelf.Read(session, token));
        stream.AppendMany(Decide(ClockReach.Demand(stream.Aggregate, actor), planning, time.GetUtcNow()));
    }

    public static IEnumerable<object> Decide(Clock clock, ClockPlanning planning, DateTimeOffset now)
    {
        if (clock.State != ClockState.Paused) throw new RuleBroken("这个时限没有暂停。");
        yield return new ClockResumed(clock.Times, planning.Resume(clock, now), now, China.DayOf(now));
    }
}
