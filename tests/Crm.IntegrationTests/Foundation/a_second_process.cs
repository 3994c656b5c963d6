using Crm.Foundation;

namespace Crm.IntegrationTests.Foundation;

public class a_second_process(CrmApp app)
{
    [Fact]
    public async Task does_not_follow_the_events_of_a_database_where_one_does()
    {
        var refusal = await Should.ThrowAsync<OperatorError>(() => OnlyFollower.Take(app.ConnectionString, TimeSpan.Zero));
        refusal.Message.ShouldContain("Clocks__Run=false");
    }

    [Fact]
    public async Task takes_over_once_the_first_is_gone()
    {
        var free = await app.Cluster.Postgres.CreateDatabase($"free_{Guid.NewGuid():N}");
        var first = await OnlyFollower.Take(free, TimeSpan.Zero);
        await Should.ThrowAsync<OperatorError>(() => OnlyFollower.Take(free, TimeSpan.Zero));
        await first.DisposeAsync();
        await (await OnlyFollower.Take(free, TimeSpan.FromSeconds(10))).DisposeAsync();
    }
}
