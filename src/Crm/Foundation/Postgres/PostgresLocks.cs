namespace Crm.Foundation.Postgres;

/// <summary>Who starts, uses and stops a private cluster, agreed between processes through two lock files that the operating system frees when a process dies.</summary>
internal static class PostgresLocks
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Waits until no other process is starting or stopping the cluster.</summary>
    public static async Task<FileStream> Turn(DataDirectory data, Action<string> say, CancellationToken token)
    {
        var path = data.At("db.lock");
        for (var waited = TimeSpan.Zero; ; waited += TimeSpan.FromMilliseconds(100))
        {
            if (TryOpen(path, FileShare.None) is { } turn) return turn;
            if (waited == TimeSpan.FromSeconds(1)) say(Texts.Of("另一个进程正在启动或停止数据库，等它完成……"));
            if (waited > Patience) throw new OperatorError(Texts.Of("另一个进程一直占着 {0}。请先结束它，再启动。", path));
            await Task.Delay(100, token);
        }
    }

    /// <summary>Counts this process among the users of the cluster until the file is closed.</summary>
    public static FileStream Use(DataDirectory data) => TryOpen(data.At("db.users"), FileShare.Read)
        ?? throw new InvalidOperationException("The lock of the cluster's users is taken although it is only ever taken in turn.");

    /// <summary>Whether any process uses the cluster. Asked in turn only.</summary>
    public static bool InUse(DataDirectory data)
    {
        using var alone = TryOpen(data.At("db.users"), FileShare.None);
        return alone is null;
    }

    private static FileStream? TryOpen(string path, FileShare share)
    {
        try
        {
            // Reading with FileShare.Read is a shared lock, FileShare.None an exclusive one.
            return new FileStream(path, FileMode.OpenOrCreate, share == FileShare.None ? FileAccess.ReadWrite : FileAccess.Read, share);
        }
        catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
    }
}
