using System.Text.Json.Nodes;
using Crm.Foundation;
using Crm.Foundation.Health;
using Crm.Foundation.Postgres;
using Crm.Leads;
using Crm.Leads.Opening;
using Crm.Privacy;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Wolverine.Runtime;

namespace Crm.IntegrationTests.Foundation.Health;

/// <summary>Each fault is injected for real, must turn the product red within 30 s, and green again once it is gone.</summary>
public sealed class the_health_of_the_product(OwnApp own) : IClassFixture<OwnApp>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    private readonly CrmApp app = own.App;

    [Fact]
    public async Task is_good_when_nothing_is_wrong()
    {
        await Becomes(200, "Healthy");
        (await Status("/health/live")).ShouldBe(200);
    }

    [Fact]
    public async Task is_bad_while_read_models_stand_still()
    {
        await Becomes(200, "Healthy");
        await using (var connection = new NpgsqlConnection(app.ConnectionString + ";Pooling=false"))
        {
            await connection.OpenAsync();
            await using var hold = await connection.BeginTransactionAsync();
            await Execute("select * from crm.mt_event_progression for update", connection);
            var opened = await app.Send(new OpenLead(Guid.CreateVersion7(), "停滞测试有限公司", "测试", Source.Hotline, new Contact("王先生", "+8613805720001"),
                new Needs { Region = "330521" }, new DateOnly(2026, 6, 1), Owner: "officer@330521"), "officer@330521");
            opened.Ok.ShouldBeTrue();

            await Becomes(503, "Unhealthy", "projections");
        }
        await Becomes(200, "Healthy");
    }

    [Fact]
    public async Task is_bad_while_nobody_works_on_a_read_model()
    {
        await Becomes(200, "Healthy");
        var agents = app.Host.Services.GetRequiredService<IWolverineRuntime>().Agents;
        var agent = agents.AllRunningAgentUris().First(uri => uri.Scheme == "event-subscriptions");
        await agents.StopLocallyAsync(agent);

        await Becomes(503, "Unhealthy", "projections");

        await agents.StartLocallyAsync(agent);
        await Becomes(200, "Healthy");
    }

    [Fact]
    public async Task is_bad_while_a_message_waits_too_long()
    {
        await Becomes(200, "Healthy");
        await Execute("""
            insert into crm.wolverine_incoming_envelopes (id, status, owner_id, attempts, body, message_type, received_at)
            values (gen_random_uuid(), 'Incoming', 4711, 0, '', 'left-by-another-node', 'local://nowhere/')
            """);

        await Becomes(503, "Unhealthy", "messages");

        await Execute("delete from crm.wolverine_incoming_envelopes where owner_id = 4711");
        await Becomes(200, "Healthy");
    }

    [Fact]
    public async Task tells_of_messages_that_were_given_up_and_stays_in_service()
    {
        await Becomes(200, "Healthy");
        await Execute("insert into crm.wolverine_dead_letters (id, body, message_type) values (gen_random_uuid(), '', 'given-up')");

        await Becomes(200, "Degraded", "messages");

        await Execute("delete from crm.wolverine_dead_letters where message_type = 'given-up'");
        await Becomes(200, "Healthy");
    }

    [Fact]
    public async Task is_bad_while_the_disk_is_fuller_than_it_may_be()
    {
        var options = app.Host.Services.GetRequiredService<HealthOptions>();
        options.FreeDisk = 1.01;

        await Becomes(503, "Unhealthy", "disk");

        options.FreeDisk = 0;
        await Becomes(200, "Healthy");
    }

    [Fact]
    public async Task is_bad_while_the_database_is_down_although_the_process_lives()
    {
        await Becomes(200, "Healthy");
        var cluster = await PostgresCluster.Open(new EmbeddedPostgresOptions(app.Cluster.Data) { Settings = Crm.Testing.TemporaryPostgres.Fast }, _ => { }, CancellationToken.None);
        await cluster.Stop();

        await Becomes(503, "Unhealthy", "database");
        (await Status("/health/live")).ShouldBe(200);

        await cluster.Serve(CancellationToken.None);
        await Becomes(200, "Healthy");
    }

    private async Task Becomes(int code, string status, string? culprit = null)
    {
        var deadline = DateTime.UtcNow + Soon;
        while (true)
        {
            var answer = await app.Host.Scenario(s =>
            {
                s.Get.Url("/health/ready");
                s.IgnoreStatusCode();
            });
            var body = JsonNode.Parse(await answer.ReadAsTextAsync())!;
            var culprits = body["checks"]!.AsArray().Where(c => c!["status"]!.ToString() != "Healthy").Select(c => c!["name"]!.ToString());
            if (answer.Context.Response.StatusCode == code && body["status"]!.ToString() == status && (culprit is null || culprits.Contains(culprit))) return;
            if (DateTime.UtcNow > deadline) throw new TimeoutException($"Still {body} after {Soon}.");
            await Task.Delay(100);
        }
    }

    private async Task<int> Status(string url) => (await app.Host.Scenario(s =>
    {
        s.Get.Url(url);
        s.IgnoreStatusCode();
    })).Context.Response.StatusCode;

    private async Task Execute(string sql, NpgsqlConnection? on = null)
    {
        await using var own = on is null ? new NpgsqlConnection(app.ConnectionString + ";Pooling=false") : null;
        if (own is not null) await own.OpenAsync();
        await using var command = new NpgsqlCommand(sql, on ?? own);
        await command.ExecuteNonQueryAsync();
    }
}
