using Crm.Foundation.Postgres;
using Npgsql;

namespace Crm.Foundation;

/// <summary>Which database to use.</summary>
/// <param name="Data">Where a private cluster lives.</param>
public sealed record EmbeddedPostgresOptions(DataDirectory Data)
{
    /// <summary>A database the administrator runs; then nothing is started here.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The folder of PostgreSQL's programs, where they are in none of the usual places.</summary>
    public string? Binaries { get; init; }

    /// <summary>Whether binaries may be downloaded when the machine has none.</summary>
    public bool Download { get; init; } = true;

    /// <summary>Server settings on top of the product's own; temporary clusters of tests turn durability off with them.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>What the configuration asks for: <c>ConnectionStrings:Crm</c>, <c>CRM_DATA_DIR</c>, <c>CRM_POSTGRES_BIN</c>, <c>CRM_POSTGRES_DOWNLOAD</c>.</summary>
    public static EmbeddedPostgresOptions From(IConfiguration configuration, DataDirectory data) => new(data)
    {
        ConnectionString = configuration.GetConnectionString("Crm") is { Length: > 0 } given ? given : null,
        Binaries = configuration["CRM_POSTGRES_BIN"] is { Length: > 0 } bin ? bin : null,
        Download = configuration.GetValue("CRM_POSTGRES_DOWNLOAD", defaultValue: true),
    };
}

/// <summary>
/// The database of this installation: the one the configuration names, or a private PostgreSQL cluster under the data directory. Several processes may share one
/// cluster (the app and the command line beside it); whoever leaves last stops it. After a crash of either side the next start takes over or recovers.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private readonly PostgresCluster? cluster;
    private readonly Action<string> say;
    private FileStream? usage;

    private EmbeddedPostgres(string connectionString, PostgresCluster? cluster, FileStream? usage, Action<string> say)
    {
        ConnectionString = connectionString;
        this.cluster = cluster;
        this.usage = usage;
        this.say = say;
    }

    /// <summary>No database at all, for the few things that can be done without one.</summary>
    public static EmbeddedPostgres None { get; } = new("Host=127.0.0.1;Port=1;Database=none", null, null, _ => { });

    /// <summary>How to reach the database, as an account that owns it and is no superuser.</summary>
    public string ConnectionString { get; }

    /// <summary>The cluster was already running when this process came: another process uses it, or one that was killed left it behind.</summary>
    public bool FoundRunning { get; private init; }

    /// <summary>Where the private cluster lives; null for a database of the administrator's.</summary>
    public string? Place => cluster?.Place.Path;

    /// <summary>The folder of PostgreSQL's programs that run the private cluster.</summary>
    public string? Binaries => cluster?.Binaries.Folder;

    /// <summary>Makes the database ready to use.</summary>
    /// <param name="options">Which database.</param>
    /// <param name="say">Takes a sentence for the person at the console.</param>
    /// <param name="token">Gives up waiting.</param>
    /// <exception cref="OperatorError">There is no usable database; the message names the ways out.</exception>
    public static async Task<EmbeddedPostgres> Start(EmbeddedPostgresOptions options, Action<string> say, CancellationToken token = default)
    {
        if (options.ConnectionString is { } given)
        {
            await PostgresCtype.MustBeUtf8(given, token);
            return new EmbeddedPostgres(given, null, null, say);
        }

        using var turn = await PostgresLocks.Turn(options.Data, say, token);
        var cluster = await PostgresCluster.Open(options, say, token);
        var found = cluster.FindServer() is not null;
        await cluster.Serve(token);
        var connectionString = await cluster.PrepareDatabase(token);
        await PostgresCtype.MustBeUtf8(connectionString, token);
        say(found ? Texts.Of("PostgreSQL {0} 已经在运行，直接使用：{1}", cluster.Binaries.Major, cluster.Place.Path)
            : Texts.Of("PostgreSQL {0} 已启动：{1}", cluster.Binaries.Major, cluster.Place.Path));
        return new EmbeddedPostgres(connectionString, cluster, PostgresLocks.Use(options.Data), say) { FoundRunning = found };
    }

    /// <summary>Makes an empty database of its own in the private cluster, or a copy of another one, and says how to reach it.</summary>
    public async Task<string> CreateDatabase(string name, string? template = null, CancellationToken token = default)
    {
        await (cluster ?? throw new InvalidOperationException("Only a private cluster makes databases.")).CreateDatabase(name, template, token);
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ConnectionString;
    }

    /// <summary>Starts the private cluster's server again where it has died; says whether it had.</summary>
    /// <exception cref="OperatorError">It can't be started.</exception>
    public async Task<bool> Revive(CancellationToken token)
    {
        if (cluster is null || usage is null || cluster.FindServer() is not null) return false;
        using var turn = await PostgresLocks.Turn(cluster.Data, say, token);
        if (cluster.FindServer() is not null) return false;
        await cluster.Serve(token);
        return true;
    }

    /// <summary>Leaves the database; stops a private cluster that nobody else uses.</summary>
    public async ValueTask DisposeAsync()
    {
        if (cluster is null || usage is null) return;
        using var turn = await PostgresLocks.Turn(cluster.Data, say, CancellationToken.None);
        await usage.DisposeAsync();
        usage = null;
        if (PostgresLocks.InUse(cluster.Data))
        {
            say(Texts.Of("另有进程在使用 PostgreSQL，由它最后停止。"));
            return;
        }
        await cluster.Stop();
        say(Texts.Of("PostgreSQL 已停止。"));
    }
}
