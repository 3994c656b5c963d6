using Crm.Clocks.Rules;
using Crm.Foundation;
using Marten;

namespace Crm.Clocks.Running;

/// <summary>The clock of a record that is due first, as a chip shows it. What other modules may know of clocks.</summary>
/// <param name="Clock">Its stream, to pause it or to read its history.</param>
/// <param name="Due">In UTC.</param>
/// <param name="Near">Past its first warning or due within a day.</param>
public sealed record DueMark(Guid Clock, ClockKind Kind, DateTimeOffset Due, bool Near, bool Paused)
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(1);

    /// <summary>Condition of a list whose rows are records: one of the record's clocks is overdue. Takes the moment it is.</summary>
    public const string IsOverdue = "exists (select 1 from crm.mt_doc_clock as c where c.subject = d.id and c.state = 'Running' and c.due <= ?)";

    /// <summary>Condition of a list whose rows are records: one of the record's clocks is near its end. Takes the moment it is twice, and the moment a day later.</summary>
    public const string IsNearEnd = "exists (select 1 from crm.mt_doc_clock as c where c.subject = d.id and c.state = 'Running' and c.due > ? and (c.warn_from <= ? or c.due <= ?))";

    /// <summary>Order of a list whose rows are records: what is due first on top.</summary>
    public const string Order = "(select min(c.due) from crm.mt_doc_clock as c where c.subject = d.id and c.state = 'Running')";

    /// <summary>The values <see cref="IsNearEnd"/> takes.</summary>
    public static object[] NearValues(DateTimeOffset now) => [now, now, now + Soon];

    /// <summary>The marks of some records that have an open clock.</summary>
    public static async Task<IReadOnlyDictionary<Guid, DueMark>> Of(IQuerySession session, IReadOnlyList<Guid> subjects, DateTimeOffset now, CancellationToken token)
    {
        if (subjects.Count == 0) return new Dictionary<Guid, DueMark>();
        var clocks = await session.QueryAsync<Clock>("where subject = any(?) and state in ('Running', 'Paused')", token, [subjects.ToArray()]);
        return clocks.GroupBy(c => c.Subject).ToDictionary(g => g.Key, g => Of(g.OrderBy(c => c.State).ThenBy(c => c.Due).First(), now));
    }

    internal static bool IsNear(ClockState state, ClockTimes times, DateTimeOffset now) =>
        state == ClockState.Running && now < times.Due && (times.Due - now <= Soon || (times.WarnAt.Count > 0 && times.WarnAt[0] <= now));

    private static DueMark Of(Clock clock, DateTimeOffset now) => new(clock.Id, clock.Kind, clock.Due, IsNear(clock.State, clock.Times, now), clock.State == ClockState.Paused);
}
