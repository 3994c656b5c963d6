using Crm.Clocks.Rules;
using Marten;

namespace Crm.Clocks.Running;

/// <summary>Whether a clock was kept. What other modules may know of clocks that are over.</summary>
/// <param name="Due">In UTC.</param>
/// <param name="KeptAt">When it was; null while it has not been.</param>
/// <param name="Late">It was kept too late, or has passed.</param>
public sealed record KeptMark(DateTimeOffset Due, DateTimeOffset? KeptAt, bool Late)
{
    /// <summary>The marks of one kind of clock of some records; a record without one is left out.</summary>
    public static async Task<IReadOnlyDictionary<Guid, KeptMark>> Of(IQuerySession session, ClockKind kind, IEnumerable<Guid> subjects, DateTimeOffset now, CancellationToken token) =>
        (await session.LoadManyAsync<Clock>(token, [.. subjects.Select(subject => Clock.IdOf(kind, subject))])).ToDictionary(c => c.Subject, c => Of(c, now));

    private static KeptMark Of(Clock clock, DateTimeOffset now)
    {
        var kept = clock.State == ClockState.Met ? clock.EndedAt : null;
        return new KeptMark(clock.Due, kept, clock.Overdue || (clock.State == ClockState.Running && now > clock.Due));
    }
}
