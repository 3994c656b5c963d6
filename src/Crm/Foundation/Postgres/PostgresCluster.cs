using Npgsql;

namespace Crm.Foundation.Postgres;

/// <summary>One private cluster: made once, started, prepared, stopped.</summary>
internal sealed class PostgresCluster
{
    private const string Superuser = "postgres";
    private const string Owner = "crm";
    private static readonly TimeSpan Recovery = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Leftovers = TimeSpan.FromSeconds(30);

    private readonly PostgresAccount account;
    private readonly EmbeddedPostgresOptions options;
    private readonly Action<string> say;
    private readonly string password;

    private PostgresCluster(EmbeddedPostgresOptions options, PostgresPlace place, PostgresBinaries binaries, PostgresAccount account, string password, Action<string> say)
    {
        this.options = options;
        this.account = account;
        this.password = password;
        this.say = say;
        Place = place;
        Binaries = binaries;
    }

    public DataDirectory Data => options.Data;
    public PostgresPlace Place { get; }
    public PostgresBinaries Binaries { get; }

    /// <summary>Finds the cluster of a data directory, or makes it.</summary>
    public static async Task<PostgresCluster> Open(EmbeddedPostgresOptions options, Action<string> say, CancellationToken token)
    {
        var place = PostgresPlace.Of(options.Data);
        var isNew = !Directory.Exists(place.Cluster);
        if (!isNew && !File.Exists(options.Data.At("db.password")))
            throw new OperatorError(Texts.Of("数据库目录 {0} 还在，但它的口令文件 {1} 不见了。请从备份取回这个文件。", place.Path, options.Data.At("db.password")));
        var account = await PostgresAccount.For(isNew ? null : place.Cluster, token);
        var binaries = await PostgresBinaries.Find(options, place.Major, say, token);
        place = await place.MoveIn(options.Data, account, say, token);
        var cluster = new PostgresCluster(options, place, binaries, account, options.Data.Secret("db.password"), say);
        if (isNew) await cluster.Make(token);
        return cluster;
    }

    /// <summary>The server that runs on this cluster now.</summary>
    public PostgresServer? FindServer() => PostgresServer.Of(Place.Cluster);

    /// <summary>Returns when the server accepts connections, however it was left: stopped, killed, recovering or still running.</summary>
    public async Task Serve(CancellationToken token)
    {
        var began = DateTime.UtcNow;
        for (var announced = false; ; await Task.Delay(200, token))
        {
            if (FindServer() is not { } server) await StartServer(began, token);
            else if (await Accepts(server, token)) return;
            else if (!announced && DateTime.UtcNow - began > TimeSpan.FromSeconds(3))
            {
                announced = true;
                say(Texts.Of("PostgreSQL 正在恢复，请稍候……"));
            }
            if (DateTime.UtcNow - began > Recovery) throw new OperatorError(Texts.Of("PostgreSQL 一直没有就绪。最后的记录：{0}", Tail()));
        }
    }

    /// <summary>Makes the product's role and database where they are missing, and says how to reach them.</summary>
    public async Task<string> PrepareDatabase(CancellationToken token)
    {
        await using var source = NpgsqlDataSource.Create(Reach(FindServer()!, Superuser));
        if (!await Exists(source, $"select 1 from pg_roles where rolname = '{Owner}'", token))
            await Execute(source, $"create role {Owner} login password '{password}'", token);
        if (!await Exists(source, $"select 1 from pg_database where datname = '{Owner}'", token))
            await Execute(source, $"create database {Owner} owner {Owner}", token);
        return new NpgsqlConnectionStringBuilder(Reach(FindServer()!, Owner))
        {
            Pooling = true,
            Timeout = 15,
            ApplicationName = "crm",
            // The same few dozen statements come again and again: they are parsed once per connection, and planned once where PostgreSQL finds that this is no worse.
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
        }.ConnectionString;
    }

    /// <summary>Makes another database for the product's role.</summary>
    public async Task CreateDatabase(string name, string? template, CancellationToken token)
    {
        await using var source = NpgsqlDataSource.Create(Reach(FindServer()!, Superuser));
        var copied = template is null ? "" : $" template {Quoted(template)}";
        await Execute(source, $"create database {Quoted(name)} owner {Owner}{copied}", token);
    }

    /// <summary>Stops the server.</summary>
    /// <param name="mode">pg_ctl's: fast ends every connection and writes everything to disk; immediate does neither, as a crash would.</param>
    /// <param name="wait">Whether to wait until it is gone.</param>
    public async Task Stop(string mode = "fast", bool wait = true)
    {
        if (FindServer() is null) return;
        var stopped = await account.Run(Binaries.Program("pg_ctl"), ["stop", "-D", Place.Cluster, "-m", mode, wait ? "-w" : "-W", "-t", "120", "-s"], CancellationToken.None);
        if (stopped.Failed) say(Texts.Of("PostgreSQL 没有正常停止：{0} 下次启动会自动恢复。", stopped.Error.Trim()));
    }

    private async Task StartServer(DateTime began, CancellationToken token)
    {
        PostgresServer.ForgetDead(Place.Cluster);
        PostgresSettings.Write(Place, options.Settings);
        File.Delete(Place.StartLog);
        var code = await account.RunDetached(Binaries.Program("pg_ctl"), ["start", "-D", Place.Cluster, "-l", Place.StartLog, "-w", "-t", "30", "-s"], token);
        if (code == 0 || FindServer() is not null) return;
        // The processes of a killed server take a moment to notice that it is gone.
        if (Tail().Contains("shared memory", StringComparison.Ordinal) && DateTime.UtcNow - began < Leftovers) return;
        throw new OperatorError(Texts.Of("PostgreSQL 启动失败（{0}）。最后的记录：{1}", Place.Path, Tail()));
    }

    private async Task<bool> Accepts(PostgresServer server, CancellationToken token)
    {
        if (server.Host.Length == 0) return false;
        try
        {
            await using var connection = new NpgsqlConnection(Reach(server, Superuser));
            await connection.OpenAsync(token);
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidPassword)
        {
            throw new OperatorError(Texts.Of("{0} 里的口令与数据库 {1} 不符。请从备份取回与这个数据库同时的口令文件。", Data.At("db.password"), Place.Path), e);
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private async Task Make(CancellationToken token)
    {
        say(Texts.Of("正在建立私有数据库：{0}", Place.Path));
        var draft = Place.Cluster + ".new";
        var passwordFile = Path.Combine(Place.Path, "password.new");
        try
        {
            await WriteFor(passwordFile, password, token);
            var failure = "";
            foreach (var locale in Locales())
            {
                if (Directory.Exists(draft)) Directory.Delete(draft, recursive: true);
                var made = await account.Run(Binaries.Program("initdb"),
                    ["-D", draft, $"--username={Superuser}", $"--pwfile={passwordFile}", "--auth=scram-sha-256", "--encoding=UTF8", "--data-checksums", .. locale], token);
                if (!made.Failed)
                {
                    PostgresSettings.Include(draft);
                    Directory.Move(draft, Place.Cluster);
                    return;
                }
                failure = made.Error.Trim();
            }
            throw new OperatorError(Texts.Of("建立数据库失败：{0}", failure));
        }
        finally
        {
            File.Delete(passwordFile);
        }
    }

    /// <summary>C.UTF-8 first: it sorts by code point, knows letters, and no system update changes it under an index.</summary>
    private static string[][] Locales() => OperatingSystem.IsWindows() ? [["--locale=en_US.UTF-8"], []]
        : [["--locale=C.UTF-8"], ["--locale=C.utf8"], ["--locale=en_US.UTF-8"], ["--locale=zh_CN.UTF-8"]];

    private async Task WriteFor(string path, string text, CancellationToken token)
    {
        File.Delete(path);
        var file = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var writer = new StreamWriter(path, file)) await writer.WriteAsync(text);
        await account.Own(path, token);
    }

    private string Reach(PostgresServer server, string user) => new NpgsqlConnectionStringBuilder
    {
        Host = server.Host,
        Port = server.Port,
        Username = user,
        Password = password,
        Database = user,
        Pooling = false,
        Timeout = 5,
    }.ConnectionString;

    private string Tail()
    {
        var log = Directory.Exists(Path.Combine(Place.Cluster, "log")) ? new DirectoryInfo(Path.Combine(Place.Cluster, "log")).EnumerateFiles().MaxBy(f => f.LastWriteTimeUtc)?.FullName : null;
        return string.Join('\n', new[] { Place.StartLog, log }.OfType<string>().Where(File.Exists).SelectMany(f => File.ReadLines(f).TakeLast(10)));
    }

    private static async Task<bool> Exists(NpgsqlDataSource source, string sql, CancellationToken token)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(token) is not null;
    }

    private static async Task Execute(NpgsqlDataSource source, string sql, CancellationToken token)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(token);
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"")}\"";
}
