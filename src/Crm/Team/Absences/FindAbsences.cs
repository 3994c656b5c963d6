using Crm.Foundation;
using Marten;

namespace Crm.Team.Absences;

/// <summary>Who is away now or will be: oneself, and for managers everybody of their unit and below.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor)]
public sealed record FindAbsences : IQuery<IReadOnlyList<AbsenceRow>>;

/// <summary>Days somebody is away.</summary>
public sealed record AbsenceRow(Guid Id, string Login, string Name, DateOnly From, DateOnly To, string? Reason);

/// <summary>Answers <see cref="FindAbsences"/>.</summary>
public static class FindAbsencesHandler
{
    public static async Task<IReadOnlyList<AbsenceRow>> Handle(FindAbsences query, Actor actor, IRoster roster, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var today = China.Today(clock);
        var all = await session.QueryAsync<Absence>("where last >= ?", token, today);
        return [.. all.Where(a => a.Login == actor.Login || roster.Person(a.Login) is { } person && actor.Is(Role.Manager) && actor.Oversees(person.Unit))
            .SelectMany(a => a.Planned.Where(p => p.To >= today).Select(p => new AbsenceRow(p.Id, a.Login, roster.Person(a.Login)?.Name ?? a.Login, p.From, p.To, p.Reason)))
            .OrderBy(r => r.From).ThenBy(r => r.Name, StringComparer.Ordinal)];
    }
}
