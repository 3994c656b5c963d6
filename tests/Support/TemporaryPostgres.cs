using Crm.Foundation;

namespace Crm.Testing;

/// <summary>A cluster of its own for one test run: a fresh data directory that is deleted at the end, without durability. Directories that killed runs left behind are swept at the next start.</summary>
public sealed class TemporaryPostgres : IAsyncDisposable
{
    private const string Prefix = "crm-test-";

    private TemporaryPostgres(DataDirectory data, EmbeddedPostgres postgres)
    {
        Data = data;
        Postgres = postgres;
    }

    /// <summary>The data directory of the run.</summary>
    public DataDirectory Data { get; }

    /// <summary>The running cluster; <c>CreateDatabase</c> makes as many empty databases as a test wants.</summary>
    public EmbeddedPostgres Postgres { get; }

    /// <summary>The database that comes with the cluster.</summary>
    public string ConnectionString => Postgres.ConnectionString;

    /// <summary>Starts a cluster.</summary>
    public static async Task<TemporaryPostgres> Start(CancellationToken token = default)
    {
        await Sweep();
        var data = DataDirectory.Open(Directory.CreateTempSubdirectory(Prefix).FullName);
        return new TemporaryPostgres(data, await EmbeddedPostgres.Start(new EmbeddedPostgresOptions(data) { Settings = Fast }, _ => { }, token));
    }

    /// <summary>Settings that trade durability for speed; never for a test about crashes.</summary>
    public static IReadOnlyDictionary<string, string> Fast { get; } = new Dictionary<string, string>
    {
        ["fsync"] = "off",
        ["synchronous_commit"] = "off",
        ["full_page_writes"] = "off",
        ["max_connections"] = "300",
    };

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        var place = Postgres.Place!;
        await Postgres.DisposeAsync();
        Directory.Delete(place, recursive: true);
        Directory.Delete(Data.Root, recursive: true);
    }

    private static async Task Sweep()
    {
        foreach (var left in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*").Where(d => File.Exists(Path.Combine(d, "db.users"))))
        {
            try
            {
                using (new FileStream(Path.Combine(left, "db.users"), FileMode.Open, FileAccess.ReadWrite, FileShare.None)) { }
                var data = DataDirectory.Open(left);
                await new TemporaryPostgres(data, await EmbeddedPostgres.Start(new EmbeddedPostgresOptions(data), _ => { })).DisposeAsync();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or OperatorError)
            {
                // In use by another run, or another account's: not ours to sweep.
            }
        }
    }
}
