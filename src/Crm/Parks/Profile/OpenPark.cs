using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Parks.Profile;

/// <summary>One park with everything on offer and its rules. Parks are no secret among the staff: a project may go to any of them.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator)]
public sealed record OpenPark(Guid ParkId) : IQuery<OpenedPark>;

/// <summary>A park and what the person may do with it.</summary>
/// <param name="UnitName">Name of the unit that keeps it.</param>
/// <param name="MayKeep">Whether this person may change it.</param>
public sealed record OpenedPark(ParkProfile Park, string UnitName, bool MayKeep);

/// <summary>Answers <see cref="OpenPark"/>.</summary>
public static class OpenParkHandler
{
    public static async Task<OpenedPark> Handle(OpenPark query, Actor actor, IRoster roster, IQuerySession session, CancellationToken token)
    {
        var park = await session.LoadAsync<ParkProfile>(query.ParkId, token) ?? throw new RuleBroken("没有这个园区。") { Kind = Refusal.Missing };
        var unit = roster.Unit(park.Unit);
        return new OpenedPark(park, unit?.Name ?? park.Unit, ParkReach.Keeps(actor, unit));
    }
}
