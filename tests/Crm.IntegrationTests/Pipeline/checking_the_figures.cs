using Crm.Pipeline.Checking;
using Crm.Pipeline.History;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Crm.IntegrationTests.Pipeline;

/// <summary>The figures of the thousand made projects against all events, as every night.</summary>
[Collection(nameof(MadeHistory))]
public class checking_the_figures(MadeHistory history)
{
    private PipelineCheck Check => history.Host.Services.GetRequiredService<PipelineCheck>();

    [Fact]
    public async Task finds_nothing_where_they_are_what_the_events_make_of_them()
    {
        var found = await Check.Run(TestContext.Current.CancellationToken);
        found.Drifts.ShouldBeEmpty();
        found.Leads.ShouldBeGreaterThan(900);
        Check.Last.ShouldBe(found);
    }

    [Fact]
    public async Task names_the_first_record_that_differs_in_spans_and_in_counts()
    {
        var database = history.Host.Services.GetRequiredService<NpgsqlDataSource>();
        await Run(database, "update crm.pipeline_span set agreed = 77 where (lead, from_day, seen) = (select lead, from_day, seen from crm.pipeline_span order by lead limit 1)");
        await Run(database, "update crm.pipeline_tally set count = count + 1 where (unit, kind, level, day, seen, month, stage, reach) = (select unit, kind, level, day, seen, month, stage, reach from crm.pipeline_tally where count > 1 order by unit limit 1)");
        try
        {
            var found = await Check.Run(TestContext.Current.CancellationToken);
            found.Drifts.Select(drift => drift.Table).ShouldBe(["pipeline_span", "pipeline_tally"]);
            found.Drifts[0].Record.ShouldContain("\"lead\"");
            (await history.Host.Scenario(http =>
            {
                http.Get.Url("/health/ready");
                http.IgnoreStatusCode();
            })).ReadAsText().ShouldContain("pipeline_span");
        }
        finally
        {
            await history.Host.Services.GetRequiredService<PipelineKeeper>().Rebuild(TestContext.Current.CancellationToken);
        }
        (await Check.Run(TestContext.Current.CancellationToken)).Drifts.ShouldBeEmpty("built anew");
    }

    private static async Task Run(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        (await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
    }
}
