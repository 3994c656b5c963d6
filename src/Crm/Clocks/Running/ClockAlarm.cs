using Crm.Foundation;
using Wolverine.Attributes;

namespace Crm.Clocks.Running;

/// <summary>
/// A clock's moment has come, by a durable timer. Only moments that are near get one: clocks of minutes need it. The rest is found by the sweep, which looks twice
/// a minute, so that ten thousand leads don't fill the timers' table.
/// </summary>
[MessageIdentity("clock-alarm")]
public sealed record ClockAlarm(Guid ClockId)
{
    private static readonly TimeSpan Near = TimeSpan.FromHours(1);

    /// <summary>The timer of a clock's next moment; null where the sweep will do.</summary>
    public static ClockAlarm? For(Clock clock, DateTimeOffset now) => clock.NextAt is { } next && next > now && next - now <= Near ? new ClockAlarm(clock.Id) : null;
}

/// <summary>Handles <see cref="ClockAlarm"/>.</summary>
public static class ClockAlarmHandler
{
    public static Task Handle(ClockAlarm alarm, ClockSweep sweep, CancellationToken token) => sweep.Look([alarm.ClockId], token);
}
