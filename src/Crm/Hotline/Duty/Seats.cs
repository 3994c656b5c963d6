using Crm.Team;
using Marten;

namespace Crm.Hotline.Duty;

/// <summary>Who sits where. The same number may be a place of two telephone systems, so a place counts within a unit, those above it and those below.</summary>
public sealed class Seats(IRoster roster)
{
    /// <summary>Login of whoever sits at a place of a unit's telephone system, the last to sit down where two claim it; null where nobody does.</summary>
    public async Task<string?> At(string? extension, string unit, IQuerySession session, CancellationToken token) => (await Sitting(extension, unit, session, token)).FirstOrDefault()?.Login;

    /// <summary>Name of a colleague who sits there.</summary>
    public async Task<string?> Neighbour(string? extension, Actor actor, IQuerySession session, CancellationToken token) =>
        (await Sitting(extension, actor.Unit, session, token)).FirstOrDefault(row => row.Login != actor.Login) is { } row ? roster.Person(row.Login)?.Name ?? row.Login : null;

    private async Task<IEnumerable<DutyListing>> Sitting(string? extension, string unit, IQuerySession session, CancellationToken token)
    {
        if (extension is null) return [];
        var rows = await session.QueryAsync<DutyListing>("where extension = ? and state <> 'Away' order by since desc", token, extension);
        return rows.Where(row => roster.Person(row.Login) is { Disabled: false } && (roster.Below(unit).Contains(row.Unit) || roster.Below(row.Unit).Contains(unit)));
    }
}
