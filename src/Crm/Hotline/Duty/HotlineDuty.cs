using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Hotline.Duty;

/// <summary>One's own state, and who else of the unit and below is at the hotline. Officers see their own.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Auditor)]
public sealed record HotlineDuty : IQuery<DutyBoard>;

/// <summary>Who is at the hotline.</summary>
/// <param name="Mine">The asking person's own.</param>
/// <param name="Colleagues">Everybody who answers calls, those who are there first.</param>
public sealed record DutyBoard(DutyRow Mine, IReadOnlyList<DutyRow> Colleagues)
{
    /// <summary>Nothing is known yet.</summary>
    public static readonly DutyBoard Empty = new(new DutyRow("", "", "", DutyState.Away, null, null, null, null), []);
}

/// <summary>Somebody at the hotline.</summary>
/// <param name="Unit">Name of their unit.</param>
/// <param name="Extension">The place they sit at.</param>
/// <param name="Seat">The place they sat at last.</param>
/// <param name="Since">Since when; null where they never were there.</param>
/// <param name="Until">When the time after a call is up.</param>
public sealed record DutyRow(string Login, string Name, string Unit, DutyState State, string? Extension, string? Seat, DateTimeOffset? Since, DateTimeOffset? Until);

/// <summary>Answers <see cref="HotlineDuty"/>.</summary>
public static class HotlineDutyHandler
{
    public static async Task<DutyBoard> Handle(HotlineDuty query, Actor actor, IRoster roster, IQuerySession session, CancellationToken token)
    {
        var units = actor.IsJob ? roster.Units.Select(u => u.Code).ToArray() : actor.Units.ToArray();
        var rows = (await session.QueryAsync<DutyListing>("where unit = any(?) or login = ?", token, units, actor.Login)).ToDictionary(row => row.Login);
        var mine = Row(actor.Login, rows, roster);
        if (!actor.IsJob && !actor.Is(Role.HotlineAgent, Role.Manager, Role.Auditor)) return new DutyBoard(mine, []);
        var there = rows.Values.Where(row => row.State != DutyState.Away).Select(row => row.Login);
        var colleagues = roster.People(actor.UnitPath, Role.HotlineAgent).Select(p => p.Login).Concat(there).Distinct().Where(login => login != actor.Login)
            .Select(login => Row(login, rows, roster)).OrderBy(row => row.State == DutyState.Away).ThenBy(row => row.Name, StringComparer.Ordinal);
        return new DutyBoard(mine, [.. colleagues]);
    }

    private static DutyRow Row(string login, Dictionary<string, DutyListing> rows, IRoster roster)
    {
        var (row, person) = (rows.GetValueOrDefault(login), roster.Person(login));
        var unit = person?.Unit ?? row?.Unit ?? "";
        return new DutyRow(login, person?.Name ?? login, roster.Unit(unit)?.Name ?? unit, row?.State ?? DutyState.Away, row?.Extension, row?.Seat, row?.Since, row?.Until);
    }
}
