using JasperFx.Events;

namespace Crm.Foundation;

/// <summary>When an event was recorded, as read models keep it.</summary>
public static class Recorded
{
    /// <summary>
    /// The event's timestamp in whole microseconds, which is what the store keeps: a read model written with the event and one rebuilt from the store are then equal.
    /// </summary>
    public static DateTimeOffset RecordedAt(this IEvent e) => new(e.Timestamp.UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}
