using Crm.Foundation;

namespace Crm.Testing;

/// <summary>A cluster of its own for one test run: a fresh data directory that is deleted at the end, without durability. Directories that killed runs left behind are swept at the next start.</summary>
public sealed class TemporaryPostgres : IAsyncDisposable
{
    private const string Prefix = "crm-test-";
    private readonly string directory;

    private TemporaryPostgres(string directory, EmbeddedPostgres postgres)
    {
        this.directory = directory;
        Postgres = postgres;
    }

    /// <summary>The running cluster; <c>CreateDatabase</c> makes as many empty databases as a test wants.</summary>
    public EmbeddedPostgres Postgres { get; }

    /// <summary>The database that comes with the cluster.</summary>
    public string ConnectionString => Postgres.ConnectionString;

    /// <summary>Starts a cluster.</summary>
    public static async Task<TemporaryPostgres> Start(CancellationToken token = default)
    {
        await Sweep();
        var directory = Directory.CreateTempSubdirectory(Prefix).FullName;
        var options = new EmbeddedPostgresOptions(DataDirectory.Open(directory)) { Settings = Fast };
        return new TemporaryPostgres(directory, await EmbeddedPostgres.Start(options, Console.WriteLine, token));
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
        Directory.Delete(directory, recursive: true);
    }

    private static async Task Sweep()
    {
        foreach (var left in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*").Where(d => File.Exists(Path.Combine(d, "db.users"))))
        {
            try
            {
                using (new FileStream(Path.Combine(left, "db.users"), FileMode.Open, FileAccess.ReadWrite, FileShare.None)) { }
                await using var abandoned = await EmbeddedPostgres.Start(new EmbeddedPostgresOptions(DataDirectory.Open(left)), _ => { });
                await new TemporaryPostgres(left, abandoned).DisposeAsync();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or CannotStart)
            {
                // In use by another run, or another account's: not ours to sweep.
            }
        }
    }
}
