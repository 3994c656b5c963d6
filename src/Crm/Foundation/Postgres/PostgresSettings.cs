using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Crm.Foundation.Postgres;

/// <summary>The server settings of a private cluster, for a small office machine that also runs the product. An administrator's own go into <c>local.conf</c> beside them and win.</summary>
internal static class PostgresSettings
{
    private const string FileName = "crm.conf";

    /// <summary>Lets a new cluster read the product's settings, then the administrator's.</summary>
    public static void Include(string cluster) => File.AppendAllText(Path.Combine(cluster, "postgresql.conf"), $"\ninclude_if_exists = '{FileName}'\ninclude_if_exists = 'local.conf'\n");

    /// <summary>Writes the settings for the next start.</summary>
    public static void Write(PostgresPlace place, IReadOnlyDictionary<string, string> more)
    {
        var settings = new Dictionary<string, string>(Listening(place))
        {
            ["fsync"] = "on",
            ["synchronous_commit"] = "on",
            ["full_page_writes"] = "on",
            ["max_connections"] = "200",
            ["jit"] = "off",
            ["random_page_cost"] = "1.1",
            ["work_mem"] = "16MB",
            ["maintenance_work_mem"] = "128MB",
            ["max_wal_size"] = "2GB",
            ["wal_compression"] = "on",
            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
            ["lc_messages"] = "C",
            ["logging_collector"] = "on",
            ["log_filename"] = "postgresql-%a.log",
            ["log_truncate_on_rotation"] = "on",
            ["log_rotation_age"] = "1d",
            ["log_rotation_size"] = "0",
            ["log_file_mode"] = "0600",
            // Statements and details of errors may hold what people typed: they stay out of the log.
            ["log_min_error_statement"] = "panic",
            ["log_error_verbosity"] = "terse",
        };
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024 * 1024);
        settings["shared_buffers"] = string.Create(CultureInfo.InvariantCulture, $"{Math.Clamp(memory / 8, 128, 1024)}MB");
        settings["effective_cache_size"] = string.Create(CultureInfo.InvariantCulture, $"{Math.Clamp(memory / 2, 256, 8192)}MB");
        foreach (var (name, value) in more) settings[name] = value;

        var path = Path.Combine(place.Cluster, FileName);
        File.WriteAllLines(path, ["# Written at every start. Put your own settings into local.conf.", .. settings.Select(s => $"{s.Key} = '{s.Value.Replace("'", "''")}'")]);
        // The account that runs the server must read it; the folder keeps everybody else out.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
    }

    private static Dictionary<string, string> Listening(PostgresPlace place) => place.HoldsSocket
        ? new() { ["listen_addresses"] = "", ["unix_socket_directories"] = place.Path, ["unix_socket_permissions"] = "0700", ["port"] = "5432" }
        : new() { ["listen_addresses"] = "127.0.0.1", ["unix_socket_directories"] = "", ["port"] = FreePort(EarlierPort(place)).ToString(CultureInfo.InvariantCulture) };

    // A server that comes back where it was is found again by everybody who was connected.
    private static int EarlierPort(PostgresPlace place)
    {
        var path = Path.Combine(place.Cluster, FileName);
        var line = File.Exists(path) ? File.ReadLines(path).FirstOrDefault(l => l.StartsWith("port = ", StringComparison.Ordinal)) : null;
        return int.TryParse(line?["port = ".Length..].Trim('\''), CultureInfo.InvariantCulture, out var port) ? port : 0;
    }

    private static int FreePort(int wanted)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, wanted);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException) when (wanted != 0)
        {
            return FreePort(0);
        }
    }
}
