using Crm.Foundation;
using Crm.Parks.Profile;
using Marten;

namespace Crm.PublicSite.ParkPages;

/// <summary>What the public is told of one park.</summary>
[Allow(Visitors = true)]
public sealed record ShowPark(Guid ParkId) : IQuery<PublicPark>;

/// <summary>Answers <see cref="ShowPark"/>.</summary>
public static class ShowParkHandler
{
    public static async Task<PublicPark> Handle(ShowPark query, IQuerySession session, TimeProvider clock, CancellationToken token) =>
        PublicPark.Of(await session.LoadAsync<ParkProfile>(query.ParkId, token) ?? throw new RuleBroken("没有这个园区。") { Kind = Refusal.Missing }, China.Today(clock));
}
