using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Pipeline.Meeting.Planning;

/// <summary>When the pack for a unit's meeting is sent and to whom, and who else could be.</summary>
/// <param name="Unit">The asker's own unit where it is left out.</param>
[Allow(Role.Manager, Role.Auditor)]
public sealed record ShowPackPlan(string? Unit = null) : IQuery<PackPlanSheet>;

/// <summary>The answer to a <see cref="ShowPackPlan"/>.</summary>
/// <param name="Weekday">Null where nothing is sent.</param>
/// <param name="Readers">Logins of those it is sent to.</param>
/// <param name="Possible">Everybody it can be sent to.</param>
public sealed record PackPlanSheet(string Unit, DayOfWeek? Weekday, int Hour, IReadOnlyList<string> Readers, IReadOnlyList<PackReader> Possible, DateOnly? LastSent);

/// <summary>Somebody who sees the unit's figures.</summary>
public sealed record PackReader(string Login, string Name, bool HasMail);

/// <summary>Answers <see cref="ShowPackPlan"/>.</summary>
public static class ShowPackPlanHandler
{
    private const int UsualHour = 8;

    public static async Task<PackPlanSheet> Handle(ShowPackPlan query, Actor actor, IRoster roster, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var (code, _) = PipelineReach.Of(query.Unit, null, null, actor, roster, clock);
        var plan = await session.LoadAsync<PackPlan>(PackPlan.IdOf(code), token);
        var possible = PackReaders.Of(roster.Unit(code)!, roster);
        var sends = plan is { Readers.Count: > 0 };
        return new PackPlanSheet(code, sends ? plan!.Weekday : null, plan?.Hour ?? UsualHour, plan?.Readers ?? [], [.. possible.Select(person => new PackReader(person.Login, person.Name, person.Email.Filled() is not null))], plan?.LastSent);
    }
}
