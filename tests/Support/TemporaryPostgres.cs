using Crm.Foundation;

namespace Crm.Testing;

/// <summary>A cluster of its own for one test run: a fresh data directory that is deleted at the end, without durability unless asked for. Directories that killed runs left behind are swept at the next start.</summary>
public sealed class TemporaryPostgres : IAsyncDisposable
{
    private const string Prefix = "crm-test-";
    private readonly FileStream claim;

    private TemporaryPostgres(DataDirectory data, EmbeddedPostgres postgres, FileStream claim)
    {
        this.claim = claim;
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
    /// <param name="settings">Server settings; <see cref="Fast"/> where none are given.</param>
    public static async Task<TemporaryPostgres> Start(IReadOnlyDictionary<string, string>? settings = null, CancellationToken token = default)
    {
        await Sweep();
        var (directory, claim) = Claim();
        var data = DataDirectory.Open(directory);
        return new TemporaryPostgres(data, await EmbeddedPostgres.Start(new EmbeddedPostgresOptions(data) { Settings = settings ?? Fast }, _ => { }, token), claim);
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
        if (Directory.Exists(Data.Root)) Directory.Delete(Data.Root, recursive: true);
        await claim.DisposeAsync();
    }

    // The claim stands beside the directory and is held until the directory is gone, so that nobody sweeps what is just being made or removed.
    private static (string Directory, FileStream Claim) Claim()
    {
        while (true)
        {
            var directory = Path.Combine(Path.GetTempPath(), Prefix + Path.GetRandomFileName()[..6]);
            if (TryClaim(directory, FileMode.CreateNew) is { } claim) return (directory, claim);
        }
    }

    private static FileStream? TryClaim(string directory, FileMode mode)
    {
        try
        {
            return new FileStream(directory + ".claim", mode, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static async Task Sweep()
    {
        foreach (var file in Directory.EnumerateFiles(Path.GetTempPath(), Prefix + "*.claim"))
        {
            var left = file[..^".claim".Length];
            if (TryClaim(left, FileMode.Open) is not { } claim) continue;
            if (!File.Exists(Path.Combine(left, "db.password")))
            {
                if (Directory.Exists(left)) Directory.Delete(left, recursive: true);
                await claim.DisposeAsync();
                continue;
            }
            try
            {
                var data = DataDirectory.Open(left);
                await new TemporaryPostgres(data, await EmbeddedPostgres.Start(new EmbeddedPostgresOptions(data), _ => { }), claim).DisposeAsync();
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // Killed while its cluster was being made: nothing runs there, and nothing can be started from it.
                if (Directory.Exists(left)) Directory.Delete(left, recursive: true);
                await claim.DisposeAsync();
            }
        }
    }
}
