using Alba;
using Crm.Foundation;
using Crm.Leads;
using Crm.Pipeline.History;
using Crm.Pipeline.Showing;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Crm.IntegrationTests.Pipeline;

/// <summary>An installation with more facts than a follower would want to read one page after the other.</summary>
public class rebuilding_the_figures(CrmApp app)
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Fact]
    public async Task lets_the_follower_go_on_behind_what_was_built()
    {
        Guid[] leads = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];
        await using var host = await app.StartEmpty(followsEvents: false);
        await TestPeople.Add(host.Services);
        await Open(host, leads[0], 1_500);
        var database = host.Services.GetRequiredService<NpgsqlDataSource>();
        var last = await Number(database, "select max(seq_id) from crm.mt_events");

        await host.Services.GetRequiredService<PipelineKeeper>().Rebuild(TestContext.Current.CancellationToken);

        (await Opened(host)).ShouldBe(1);
        (await Mark(database)).ShouldBeInRange(1, last, "a little before the last fact, which is followed once more");
        await Open(host, leads[1], 1);
        (await Opened(host)).ShouldBe(1, "nobody follows yet");
        await using var following = await app.StartFollowing(host);
        await Until.Found(async () => await Opened(following) == 2 ? "both" : null, "both leads in the figures");
        await Open(following, leads[2], 1);
        await Until.Found(async () => await Opened(following) == 3 ? "all" : null, "all leads in the figures");

        var reached = await Mark(database);
        await following.Services.GetRequiredService<PipelineKeeper>().Rebuild(TestContext.Current.CancellationToken);
        (await Mark(database)).ShouldBeGreaterThanOrEqualTo(reached, "whoever follows keeps its own place");
    }

    [Fact]
    public async Task waits_for_facts_that_have_their_place_and_cannot_be_seen_yet()
    {
        Guid[] leads = [Guid.CreateVersion7(), Guid.CreateVersion7()];
        await using var host = await app.StartEmpty(followsEvents: false);
        await TestPeople.Add(host.Services);
        await Open(host, leads[0], 0);
        var (database, token) = (host.Services.GetRequiredService<NpgsqlDataSource>(), TestContext.Current.CancellationToken);
        await using var writer = await database.OpenConnectionAsync(token);
        await using var writing = await writer.BeginTransactionAsync(token);
        await Run(writer, "insert into crm.mt_streams (id, type, version, is_archived) select $1, type, version, is_archived from crm.mt_streams where id = $2", leads[1], leads[0]);
        await Run(writer, """
            insert into crm.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, is_archived)
            select nextval('crm.mt_events_sequence'), gen_random_uuid(), $1, version, data, type, timestamp, tenant_id, mt_dotnet_type, is_archived from crm.mt_events where stream_id = $2
            """, leads[1], leads[0]);
        await Open(host, Guid.CreateVersion7(), 0);

        var rebuilding = host.Services.GetRequiredService<PipelineKeeper>().Rebuild(token);
        await Until.Found(async () => await Number(database, "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query like '%pg_snapshot_xmin%'") > 0 ? "waiting" : null, "the rebuild waiting");
        await writing.CommitAsync(token);
        await rebuilding;

        (await Opened(host)).ShouldBe(3);
    }

    [Fact]
    public async Task waits_for_another_rebuild_and_notices_that_the_definition_has_changed()
    {
        await using var host = await app.StartEmpty(followsEvents: false);
        await TestPeople.Add(host.Services);
        await Open(host, Guid.CreateVersion7(), 3);
        var (keeper, database, token) = (host.Services.GetRequiredService<PipelineKeeper>(), host.Services.GetRequiredService<NpgsqlDataSource>(), TestContext.Current.CancellationToken);
        (await keeper.IsOutdated(token)).ShouldBeFalse("what was not counted yet is counted by this definition");

        await Task.WhenAll(keeper.Rebuild(token), keeper.Rebuild(token), keeper.Rebuild(token));

        (await Opened(host)).ShouldBe(1);
        (await keeper.IsOutdated(token)).ShouldBeFalse();
        await using (var connection = await database.OpenConnectionAsync(token)) await Run(connection, "comment on table crm.pipeline_tally is 'definition 1'");
        (await keeper.IsOutdated(token)).ShouldBeTrue();
        await keeper.Rebuild(token);
        (await keeper.IsOutdated(token)).ShouldBeFalse("all is counted by this definition again");
    }

    [Fact]
    public async Task adds_ten_days_and_quarters_to_counts_that_were_made_without_them()
    {
        await using var host = await app.StartEmpty(followsEvents: false);
        await TestPeople.Add(host.Services);
        foreach (var day in new[] { "2025-12-31", "2026-01-01", "2026-01-10", "2026-01-11", "2026-01-20", "2026-01-21", "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-01" }) await Open(host, Guid.CreateVersion7(), 0, DateOnly.Parse(day));
        var (keeper, database, token) = (host.Services.GetRequiredService<PipelineKeeper>(), host.Services.GetRequiredService<NpgsqlDataSource>(), TestContext.Current.CancellationToken);
        await keeper.Rebuild(token);
        var whole = await Counts(database);
        await using (var connection = await database.OpenConnectionAsync(token)) await Run(connection, "delete from crm.pipeline_tally where level in (3, 4); comment on table crm.pipeline_tally is 'definition 2'");
        (await Counts(database)).ShouldNotBe(whole);

        await PipelineTables.Prepare(database, token);

        (await Counts(database)).ShouldBe(whole);
        (await keeper.IsOutdated(token)).ShouldBeFalse("it is the third definition now");
    }

    private static async Task Open(IAlbaHost host, Guid lead, int talks, DateOnly? on = null)
    {
        await using var session = host.Services.GetRequiredService<IDocumentStore>().LightweightSession();
        var talk = new FollowUpLogged(Guid.CreateVersion7(), FollowUpKind.Phone, "谈", null, null, Day);
        session.Events.StartStream<Lead>(lead, [new LeadOpened($"XS{lead:N}", "企业", "项目", Source.Expo, "330521", "330000/330500/330521/", new Needs { Investment = 500 }, null, null, on ?? Day), .. Enumerable.Repeat(talk, talks)]);
        await session.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<int> Opened(IAlbaHost host)
    {
        var outcome = await host.Services.GetRequiredService<QueryDesk>().Ask(new ShowPipeline("330000"), new Caller("auditor@330000", "api"));
        return outcome.Answer!.Funnel[0].Here.Count;
    }

    private static Task<long> Mark(NpgsqlDataSource database) => Number(database, $"select last_seq_id from crm.mt_event_progression where name = '{PipelineFollower.Mark}'");

    private static async Task<string> Counts(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("select string_agg(row, E'\\n' order by row collate \"C\") from (select concat_ws(' ', unit, kind, level, day, seen, month, stage, reach, count, trim_scale(amount)) as row from crm.pipeline_tally where count <> 0 or amount <> 0) as rows");
        return (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private static async Task<long> Number(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private static async Task Run(NpgsqlConnection connection, string sql, params Guid[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.AddWithValue(value);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
