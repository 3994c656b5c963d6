using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Parks.Listing;

/// <summary>What a park is called, for whoever asks about it on the public site.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator, Visitors = true)]
public sealed record NameOfPark(Guid ParkId) : IQuery<NamedPark>;

/// <summary>A park by its name.</summary>
public sealed record NamedPark(Guid Id, string Name);

/// <summary>Answers <see cref="NameOfPark"/>.</summary>
public static class NameOfParkHandler
{
    public static async Task<NamedPark> Handle(NameOfPark query, IQuerySession session, CancellationToken token) =>
        await session.LoadAsync<ParkListing>(query.ParkId, token) is { } park ? new NamedPark(park.Id, park.Name) : throw new RuleBroken("没有这个园区。") { Kind = Refusal.Missing };
}
