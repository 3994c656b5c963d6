using System.Diagnostics;
using Crm.Foundation;
using Crm.Foundation.Postgres;
using Crm.Testing;
using Microsoft.AspNetCore.Hosting;
using Npgsql;

namespace Crm.IntegrationTests.Crashing;

/// <summary>
/// The drill of R1 to R4: people write over HTTP while the application is killed with SIGKILL and PostgreSQL is stopped without a checkpoint. Afterwards an outside
/// witness compares. CRM_CRASH_APP_KILLS and CRM_CRASH_DATABASE_KILLS set the number of kills, CRM_CRASH_SEED repeats a run.
/// </summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class killing_the_app_and_the_database(ITestOutputHelper output) : IDisposable
{
    private const int Writers = 4;
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo place = Directory.CreateTempSubdirectory("crm-crash-");
    private string connectionString = "";

    [Fact]
    public async Task loses_nothing_and_doubles_nothing()
    {
        var seed = Number("CRM_CRASH_SEED", Random.Shared.Next());
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var token = await Prepare();
        using var app = new AppProcess(place.FullName);
        await app.Start(Recovery);
        using var witness = new Witness(Path.Combine(place.FullName, "witness.log"));
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, Writers).Select(i => new Writer(app.Address, token, seed + i, witness)).ToList();
        var work = writers.Select(writer => Task.Run(() => writer.Work(stop.Token))).ToList();
        foreach (var kind in Kills(random))
        {
            await Task.Delay(random.Next(300, 1_500));
            if (kind == "app") await KillApp(app, witness, work);
            else await KillDatabase(app, witness, work);
        }
        await Task.Delay(500);
        await stop.CancelAsync();
        await Task.WhenAll(work);
        output.WriteLine($"{witness.Acknowledged.Count} commands acknowledged");
        witness.Acknowledged.Count.ShouldBeGreaterThan(50);

        await using var postgres = await Database();
        await using var database = NpgsqlDataSource.Create(postgres.ConnectionString);
        var check = new Check(database);
        await check.EveryAcknowledgementIsThereOnce(witness.Acknowledged);
        await check.EveryHandOverWasTold(witness.Acknowledged, Path.Combine(place.FullName, "mail"));
        var before = await check.CountEvents();
        foreach (var wish in witness.Acknowledged) ((int?)await writers[0].Post(wish)).ShouldNotBeNull().ShouldBeInRange(200, 299);
        (await check.CountEvents()).ShouldBe(before, "sending the whole log again changed something");
        app.Kill();
        await check.ReadModelsEqualARebuild(postgres.ConnectionString, place.FullName);
        writers.ForEach(writer => writer.Dispose());
    }

    public void Dispose() => place.Delete(recursive: true);

    private static IEnumerable<string> Kills(Random random)
    {
        var kills = Enumerable.Repeat("app", Number("CRM_CRASH_APP_KILLS", 10)).Concat(Enumerable.Repeat("database", Number("CRM_CRASH_DATABASE_KILLS", 3))).ToArray();
        random.Shuffle(kills);
        return kills;
    }

    private static int Number(string variable, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(variable), out var given) ? given : otherwise;

    private async Task KillApp(AppProcess app, Witness witness, IReadOnlyList<Task> work)
    {
        app.Kill();
        var watch = Stopwatch.StartNew();
        await app.Start(Recovery);
        await Progress(witness, work);
        output.WriteLine($"app killed: first acknowledgement after {watch.Elapsed.TotalSeconds:0.0} s");
    }

    private async Task KillDatabase(AppProcess app, Witness witness, IReadOnlyList<Task> work)
    {
        var data = DataDirectory.Open(place.FullName);
        var cluster = await PostgresCluster.Open(new EmbeddedPostgresOptions(data), _ => { }, CancellationToken.None);
        var victim = await StartedAt();
        // Not waited for: the product starts its private database again, perhaps before pg_ctl has seen that it was gone.
        await cluster.Stop("immediate", wait: false);
        var watch = Stopwatch.StartNew();
        var back = await Answers(victim, watch);
        await Progress(witness, work);
        var written = watch.Elapsed;
        await app.WaitUntilReady(Recovery);
        output.WriteLine($"database killed: it answers after {back.TotalSeconds:0.0} s, first acknowledgement {(written - back).TotalSeconds:0.0} s later, all ready {(watch.Elapsed - back).TotalSeconds:0.0} s later");
    }

    private async Task<TimeSpan> Answers(DateTime victim, Stopwatch watch)
    {
        while (true)
        {
            try
            {
                if (await StartedAt() != victim) return watch.Elapsed;
            }
            catch (NpgsqlException) when (watch.Elapsed < Recovery)
            {
            }
            if (watch.Elapsed > Recovery) throw new TimeoutException("The database did not come back");
            await Task.Delay(20);
        }
    }

    private async Task<DateTime> StartedAt()
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var ask = new NpgsqlCommand("select pg_postmaster_start_time()", connection);
        return (DateTime)(await ask.ExecuteScalarAsync())!;
    }

    private static async Task Progress(Witness witness, IReadOnlyList<Task> work)
    {
        var before = witness.Acknowledged.Count;
        var watch = Stopwatch.StartNew();
        while (witness.Acknowledged.Count == before)
        {
            foreach (var failed in work.Where(w => w.IsFaulted)) await failed;
            if (watch.Elapsed > Recovery) throw new TimeoutException("Nobody could write again after the crash");
            await Task.Delay(20);
        }
    }

    private Task<EmbeddedPostgres> Database() => EmbeddedPostgres.Start(new EmbeddedPostgresOptions(DataDirectory.Open(place.FullName)), _ => { });

    private async Task<string> Prepare()
    {
        await using var postgres = await Database();
        connectionString = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Pooling = false, Timeout = 2 }.ConnectionString;
        await using var host = await Alba.AlbaHost.For<Program>(web =>
        {
            web.UseSetting("ConnectionStrings:Crm", postgres.ConnectionString);
            web.UseSetting("CRM_DATA_DIR", place.FullName);
            web.UseSetting("Logging:LogLevel:Default", "Warning");
        });
        await TestPeople.Add(host.Services);
        return await TestPeople.GiveToken(host.Services, "manager@330500");
    }
}
