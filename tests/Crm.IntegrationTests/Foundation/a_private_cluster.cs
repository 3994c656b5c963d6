using System.Diagnostics;
using Crm.Foundation;
using Crm.Foundation.Postgres;
using Npgsql;

namespace Crm.IntegrationTests.Foundation;

/// <summary>Every test has a data directory of its own and the durable default settings.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class a_private_cluster : IAsyncLifetime
{
    private readonly string directory = Directory.CreateTempSubdirectory("crm-cluster-").FullName;
    private readonly List<string> said = [];
    private readonly List<string> places = [];

    private EmbeddedPostgresOptions Options => new(DataDirectory.Open(directory));

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        // A test that failed half-way may have left its server running.
        if (File.Exists(Path.Combine(directory, "db.password"))) await (await Start()).DisposeAsync();
        foreach (var place in places.Distinct().Where(Directory.Exists)) Directory.Delete(place, recursive: true);
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task starts_durable_in_utf8_and_closed_to_others()
    {
        await using var postgres = await Start();

        postgres.FoundRunning.ShouldBeFalse();
        (await Ask(postgres, "show fsync")).ShouldBe("on");
        (await Ask(postgres, "show synchronous_commit")).ShouldBe("on");
        (await Ask(postgres, "show server_encoding")).ShouldBe("UTF8");
        (await Ask(postgres, "show listen_addresses")).ShouldBe("");
        (await Ask(postgres, "select rolsuper::text from pg_roles where rolname = current_user")).ShouldBe("false");
        (await Ask(postgres, "create schema mine; create table mine.t (id int); select 'made'")).ShouldBe("made");
        var noPassword = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Password = "guess" }.ConnectionString;
        (await Should.ThrowAsync<PostgresException>(() => Ask(noPassword, "select 1"))).SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
        File.GetUnixFileMode(Path.Combine(directory, "db.password")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (File.GetUnixFileMode(directory) & (UnixFileMode.OtherRead | UnixFileMode.OtherExecute | UnixFileMode.GroupRead)).ShouldBe(UnixFileMode.None);
        File.GetUnixFileMode(postgres.Place!).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task runs_as_an_unprivileged_account_when_root_starts_it()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        await using var postgres = await Start();

        var owner = await PostgresAccount.Self.Run("stat", ["-c", "%U", $"/proc/{Postmaster(postgres)}"], TestContext.Current.CancellationToken);

        owner.Output.Trim().ShouldBe("postgres");
    }

    [Fact]
    public async Task is_found_running_by_a_second_start_and_stopped_by_whoever_leaves_last()
    {
        var first = await Start();
        var pid = Postmaster(first);
        var second = await Start();

        second.FoundRunning.ShouldBeTrue();
        second.ConnectionString.ShouldBe(first.ConnectionString);
        said.ShouldContain(s => s.Contains("已经在运行"));
        await first.DisposeAsync();
        (await Ask(second, "select 'alive'")).ShouldBe("alive");
        await second.DisposeAsync();
        await Gone(pid);
        File.Exists(Path.Combine(second.Place!, "cluster", "postmaster.pid")).ShouldBeFalse();
    }

    [Fact]
    public async Task keeps_what_was_committed_when_its_server_is_killed()
    {
        var killed = await Start();
        await Ask(killed, "create table kept (id int); insert into kept select generate_series(1, 1000); select 'committed'");
        using (var server = Process.GetProcessById(Postmaster(killed)))
        {
            server.Kill();
            await server.WaitForExitAsync();
        }

        await using var next = await Start();

        next.FoundRunning.ShouldBeFalse();
        (await Ask(next, "select count(*)::text from kept")).ShouldBe("1000");
        await killed.DisposeAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("深深深深深深深深深深深深深深深深深深深深深深深深深深深深深深")]
    public async Task is_started_again_where_it_was_when_its_server_died_under_the_product(string deep)
    {
        using var other = new TemporaryFolder(deep.Length == 0 ? "plain" : deep);
        await using var postgres = await EmbeddedPostgres.Start(new EmbeddedPostgresOptions(DataDirectory.Open(other.Path)), said.Add);
        await Ask(postgres, "create table kept (id int); insert into kept select generate_series(1, 1000); select 'committed'");
        (await postgres.Revive(TestContext.Current.CancellationToken)).ShouldBeFalse();
        using (var server = Process.GetProcessById(Postmaster(postgres)))
        {
            server.Kill();
            await server.WaitForExitAsync();
        }

        (await postgres.Revive(TestContext.Current.CancellationToken)).ShouldBeTrue();

        (await Ask(postgres, "select count(*)::text from kept")).ShouldBe("1000");
    }

    [Fact]
    public async Task left_behind_by_a_killed_app_is_taken_over_and_stopped()
    {
        // What a killed app leaves: a running server, and locks that the system has freed.
        var orphan = await PostgresCluster.Open(Options, said.Add, TestContext.Current.CancellationToken);
        await orphan.Serve(TestContext.Current.CancellationToken);
        var pid = orphan.FindServer()!.Pid;

        var next = await Start();

        next.FoundRunning.ShouldBeTrue();
        (await Ask(next, "select 'alive'")).ShouldBe("alive");
        await next.DisposeAsync();
        await Gone(pid);
    }

    [Fact]
    public async Task starts_although_a_stale_pid_file_names_somebody_elses_process()
    {
        var before = await Start();
        await before.DisposeAsync();
        var account = await PostgresAccount.For(Path.Combine(before.Place!, "cluster"), TestContext.Current.CancellationToken);
        var stranger = account.Run("sleep", ["30"], TestContext.Current.CancellationToken);
        using var process = await Eventually(() => Process.GetProcessesByName("sleep").MaxBy(p => p.StartTime));
        File.WriteAllLines(Path.Combine(before.Place!, "cluster", "postmaster.pid"), [$"{process.Id}", "/nowhere", "0", "5432", before.Place!, "", "", "ready"]);
        await account.Own(Path.Combine(before.Place!, "cluster", "postmaster.pid"), TestContext.Current.CancellationToken);

        await using var next = await Start();

        next.FoundRunning.ShouldBeFalse();
        process.Kill();
        await stranger;
    }

    [Fact]
    public async Task goes_to_another_place_and_says_so_where_its_account_cannot_enter()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        var closed = Directory.CreateDirectory(Path.Combine(directory, "closed"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
        var options = new EmbeddedPostgresOptions(DataDirectory.Open(Path.Combine(closed, "data")));

        string place;
        await using (var postgres = await EmbeddedPostgres.Start(options, said.Add, TestContext.Current.CancellationToken))
        {
            place = postgres.Place!;
            places.Add(place);
            place.ShouldStartWith("/var/lib/crm-postgres/");
            said.ShouldContain(s => s.Contains(place) && s.Contains(options.Data.Root));
            await Ask(postgres, "create table kept (id int); select 'made'");
        }
        await using var again = await EmbeddedPostgres.Start(options, said.Add, TestContext.Current.CancellationToken);
        again.Place.ShouldBe(place);
        (await Ask(again, "select count(*)::text from kept")).ShouldBe("0");
    }

    [Fact]
    public async Task listens_on_127_0_0_1_where_the_path_is_too_long_for_a_socket()
    {
        using var deep = new TemporaryFolder(new string('深', 30));
        await using var postgres = await EmbeddedPostgres.Start(new EmbeddedPostgresOptions(DataDirectory.Open(deep.Path)), said.Add);

        (await Ask(postgres, "show listen_addresses")).ShouldBe("127.0.0.1");
        (await Ask(postgres, "select host(inet_server_addr())")).ShouldBe("127.0.0.1");
    }

    [Fact]
    public async Task refuses_a_database_whose_ctype_is_not_utf8()
    {
        await using var postgres = await Start();
        var superuser = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Username = "postgres", Database = "postgres" }.ConnectionString;
        await Ask(superuser, "create database plain owner crm template template0 lc_ctype 'C'");
        var plain = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Database = "plain" }.ConnectionString;

        var refusal = await Should.ThrowAsync<OperatorError>(() => EmbeddedPostgres.Start(Options with { ConnectionString = plain }, said.Add));

        refusal.Message.ShouldContain("plain");
        refusal.Message.ShouldContain("UTF-8");
    }

    [Fact]
    public async Task makes_databases_of_its_own_for_tests()
    {
        await using var postgres = await Start();
        var template = await postgres.CreateDatabase("one", token: TestContext.Current.CancellationToken);
        await Ask(new NpgsqlConnectionStringBuilder(template) { Pooling = false }.ConnectionString, "create table seeded (id int); select 'made'");

        var copy = await postgres.CreateDatabase("two", "one", TestContext.Current.CancellationToken);

        (await Ask(copy, "select count(*)::text from seeded")).ShouldBe("0");
    }

    [Fact]
    public async Task is_not_needed_where_the_machine_has_a_database()
    {
        await using var theirs = await Start();
        using var other = new TemporaryFolder();

        await using var configured = await EmbeddedPostgres.Start(new EmbeddedPostgresOptions(DataDirectory.Open(other.Path)) { ConnectionString = theirs.ConnectionString }, said.Add);

        configured.ConnectionString.ShouldBe(theirs.ConnectionString);
        Directory.EnumerateFileSystemEntries(other.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task names_the_ways_out_where_there_is_no_postgresql()
    {
        using var empty = new TemporaryFolder();

        var refusal = await Should.ThrowAsync<OperatorError>(() => EmbeddedPostgres.Start(Options with { Binaries = empty.Path }, said.Add));

        refusal.Message.ShouldContain("apt-get install postgresql");
        refusal.Message.ShouldContain("CRM_POSTGRES_BIN");
        refusal.Message.ShouldContain("ConnectionStrings__Crm");
    }

    private async Task<EmbeddedPostgres> Start()
    {
        var postgres = await EmbeddedPostgres.Start(Options, said.Add, TestContext.Current.CancellationToken);
        places.Add(postgres.Place!);
        return postgres;
    }

    private static int Postmaster(EmbeddedPostgres postgres) => int.Parse(File.ReadLines(Path.Combine(postgres.Place!, "cluster", "postmaster.pid")).First());

    /// <summary>A server removes its pid file a moment before its process ends.</summary>
    private static Task Gone(int pid) => Eventually(() => Process.GetProcesses().Any(p => p.Id == pid && p.ProcessName == "postgres") ? null : "gone");

    private static Task<string> Ask(EmbeddedPostgres postgres, string sql) => Ask(postgres.ConnectionString, sql);

    private static async Task<string> Ask(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var connection = await source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        do
        {
            if (await reader.ReadAsync()) return reader.GetString(0);
        }
        while (await reader.NextResultAsync());
        return "";
    }

    private static async Task<T> Eventually<T>(Func<T?> find) where T : class
    {
        for (var i = 0; i < 400; i++)
        {
            if (find() is { } found) return found;
            await Task.Delay(50);
        }
        throw new TimeoutException("It did not appear within 20 s.");
    }

    private sealed class TemporaryFolder(string name = "empty") : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory($"crm-{name}-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
