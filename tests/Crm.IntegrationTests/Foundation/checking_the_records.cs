using System.Globalization;
using Alba;
using Crm.Foundation;
using Crm.Foundation.Checking;
using Crm.Leads;
using Crm.Leads.Opening;
using Crm.Leads.Revising;
using Crm.Pipeline.Checking;
using Crm.Pipeline.History;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Crm.IntegrationTests.Foundation;

/// <summary>An installation of its own, in which records can be spoilt.</summary>
public sealed class SpoiltOffice(CrmApp app) : IAsyncLifetime
{
    /// <summary>The application.</summary>
    public IAlbaHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await app.StartEmpty();
        await TestPeople.Add(Host.Services);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

/// <summary>The records of all read models against the events of their streams, as every night.</summary>
public sealed class checking_the_records(SpoiltOffice office) : IClassFixture<SpoiltOffice>
{
    private static readonly DateOnly Day = new(2026, 6, 1);

    private readonly IAlbaHost host = office.Host;

    private ReadModelCheck Check => host.Services.GetRequiredService<ReadModelCheck>();

    [Fact]
    public async Task finds_nothing_where_they_are_what_the_events_make_of_them()
    {
        await Open();
        var found = await Check.Run(TestContext.Current.CancellationToken);
        found.Drifts.ShouldBeEmpty();
        found.Records.ShouldBeGreaterThan(20);
        found.Models.ShouldBeGreaterThan(40);
        Check.Last.ShouldBe(found);
    }

    [Fact]
    public async Task names_each_read_model_that_differs_with_its_first_record_and_the_property_but_nothing_of_what_stands_there()
    {
        var leads = new[] { await Open(), await Open(), await Open() }.Order().ToArray();
        var stranger = Guid.CreateVersion7();
        (await Run("""update crm.mt_doc_leadlisting set data = data || '{"company":"秘密"}' where id = any($1)""", leads[1..])).ShouldBe(2);
        (await Run("delete from crm.mt_doc_leadindex where id = any($1)", leads[0])).ShouldBe(1);
        (await Run("insert into crm.mt_doc_sharedlead (id, data, mt_dotnet_type) select unnest($1), '{}', ''", leads[0], stranger)).ShouldBe(2);

        var found = await Check.Run(TestContext.Current.CancellationToken);

        found.Drifts.ShouldBe(
        [
            new RecordDrift("LeadIndex", leads[0], RecordFault.Lacking, "", 1),
            new RecordDrift("LeadListing", leads[1], RecordFault.Different, "company", 2),
            new RecordDrift("SharedLead", leads[0], RecordFault.Beside, "", 2),
        ]);
        found.Drifts.ShouldAllBe(drift => !drift.Sentence.Contains("秘密"));
        (await host.Scenario(http =>
        {
            http.Get.Url("/health/ready");
            http.IgnoreStatusCode();
        })).ReadAsText().ShouldContain("LeadListing");

        using (var daemon = await host.Services.GetRequiredService<IDocumentStore>().BuildProjectionDaemonAsync())
            foreach (var drift in found.Drifts) await daemon.RebuildProjectionAsync(drift.Model, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        (await Check.Run(TestContext.Current.CancellationToken)).Drifts.ShouldBeEmpty("rebuilt");
    }

    [Fact]
    public async Task sees_that_a_list_would_filter_by_something_else_than_it_shows()
    {
        var lead = await Open();
        (await Run("update crm.mt_doc_leadlisting set unit = '330523' where id = any($1)", lead)).ShouldBe(1);
        (await Check.Run(TestContext.Current.CancellationToken)).Drifts.ShouldBe([new RecordDrift("LeadListing", lead, RecordFault.Different, "unit (column)", 1)]);
        (await Run("update crm.mt_doc_leadlisting set unit = '330521' where id = any($1)", lead)).ShouldBe(1);
    }

    [Fact]
    public async Task takes_what_a_record_written_by_an_older_release_does_not_hold_for_its_default()
    {
        var lead = await Open();
        (await Run("update crm.mt_doc_leadlisting set data = data - 'sharedWith' - 'reminded' - 'signedOn' where id = any($1)", lead)).ShouldBe(1);
        (await Check.Run(TestContext.Current.CancellationToken)).Drifts.ShouldBeEmpty();
    }

    [Fact]
    public async Task is_not_misled_by_what_is_recorded_meanwhile()
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var writing = Task.Run(async () =>
        {
            var written = 0;
            for (; !enough.IsCancellationRequested; written++) await Open();
            return written;
        }, TestContext.Current.CancellationToken);
        var before = (await Check.Run(TestContext.Current.CancellationToken)).Records;
        CheckedRecords found;
        do
        {
            found = await Check.Run(TestContext.Current.CancellationToken);
            found.Drifts.ShouldBeEmpty();
        }
        while (found.Records < before + 30);
        await enough.CancelAsync();
        (await writing).ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task says_which_read_models_it_can_not_make_anew()
    {
        var found = await Check.Run(TestContext.Current.CancellationToken);
        found.Unchecked.Select(name => name.Split('.')[^1]).Order(StringComparer.Ordinal).ShouldBe(["CitationProjection", "FiguresDue", "PolicyCitations", "PolicyImportChanges", "PolicyPack", "PolicySections", "PolicySketches", "PolicyTextProjection", "PromiseHomes", "ReportTable"]);
    }

    [Fact]
    public async Task is_made_once_a_night_and_heard_of_in_the_log()
    {
        var lead = await Open();
        (await Run("delete from crm.mt_doc_leadindex where id = any($1)", lead)).ShouldBe(1);
        var (services, store, database, clock, log) = (host.Services, host.Services.GetRequiredService<IDocumentStore>(), host.Services.GetRequiredService<NpgsqlDataSource>(), new Hand(), new Heard());
        using var night = new NightlyCheck(new PipelineCheck(database, services.GetRequiredService<PipelineKeeper>(), clock), new ReadModelCheck(store, database, clock), clock, log);

        await Look("2026-12-01 01:50");
        log.Lines.ShouldBeEmpty();
        await Look("2026-12-01 02:10");
        log.Lines.Single(line => line.StartsWith("Error", StringComparison.Ordinal)).ShouldContain($"1 records of LeadIndex are not what their events make of them, first {lead} (Lacking )");
        log.Lines.Clear();
        await Look("2026-12-01 02:20");
        log.Lines.ShouldBeEmpty("once a night");
        using (var daemon = await store.BuildProjectionDaemonAsync()) await daemon.RebuildProjectionAsync("LeadIndex", TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        await Look("2026-12-02 04:50");
        log.Lines.ShouldAllBe(line => line.StartsWith("Information", StringComparison.Ordinal));
        log.Lines.Count.ShouldBe(2);

        Task Look(string inChina)
        {
            clock.Now = DateTimeOffset.Parse($"{inChina} +08:00", CultureInfo.InvariantCulture);
            return night.Look(TestContext.Current.CancellationToken);
        }
    }

    private async Task<Guid> Open()
    {
        var id = Guid.CreateVersion7();
        (await Send(new OpenLead(id, "云帆", "某某项目", Source.WebForm, null, new Needs { Investment = 3_000 }, Day, Owner: "officer@330521"))).Sentence.ShouldBeNull();
        (await Send(new ReviseNeeds(id, new Needs { Investment = 4_000 }, Day, 2))).Sentence.ShouldBeNull();
        return id;
    }

    private Task<Outcome> Send(ICommand command) => Desk.Send(host.Services.GetRequiredService<IServiceScopeFactory>(), command, new Caller("officer@330521", "api"));

    private async Task<int> Run(string sql, params Guid[] ids)
    {
        await using var command = host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        command.Parameters.AddWithValue(ids);
        return await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Hand : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class Heard : ILogger<NightlyCheck>
    {
        public List<string> Lines { get; } = [];

        public void Log<TState>(LogLevel level, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add($"{level}: {formatter(state, exception)}");

        public bool IsEnabled(LogLevel level) => true;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
    }
}
