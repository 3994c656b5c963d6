using System.Diagnostics;

namespace Crm.Foundation.Postgres;

/// <summary>A running server, as its <c>postmaster.pid</c> describes it.</summary>
/// <param name="Pid">The postmaster's process.</param>
/// <param name="Port">The port, also part of the socket's name.</param>
/// <param name="Host">The folder of the socket, or the address; empty while the server has not come that far.</param>
internal sealed record PostgresServer(int Pid, int Port, string Host)
{
    /// <summary>The server that really runs on this cluster; null when there is none, whatever a stale file says.</summary>
    public static PostgresServer? Of(string cluster)
    {
        var file = Path.Combine(cluster, "postmaster.pid");
        string[] lines;
        try
        {
            lines = File.ReadAllLines(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
        if (lines.Length == 0 || !int.TryParse(lines[0], out var pid) || !Runs(pid, lines[0])) return null;
        var socket = lines.ElementAtOrDefault(4)?.Trim() ?? "";
        return new PostgresServer(pid, int.TryParse(lines.ElementAtOrDefault(3), out var port) ? port : 0, socket.Length > 0 ? socket : lines.ElementAtOrDefault(5)?.Trim() ?? "");
    }

    /// <summary>Removes the pid file of a dead server whose number now belongs to another process, which PostgreSQL would take for a running server.</summary>
    public static void ForgetDead(string cluster)
    {
        if (Of(cluster) is null) File.Delete(Path.Combine(cluster, "postmaster.pid"));
    }

    private static bool Runs(int pid, string firstLine)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            if (!process.ProcessName.StartsWith("postgres", StringComparison.OrdinalIgnoreCase)) return false;
            // A postmaster works in its cluster: another server's postmaster sees another pid file there.
            return !OperatingSystem.IsLinux() || File.ReadLines($"/proc/{pid}/cwd/postmaster.pid").FirstOrDefault() == firstLine;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
