using System.Security.Cryptography;

namespace Crm.Foundation.Postgres;

/// <summary>The folder of one private cluster: the cluster itself, its socket and its start-up log.</summary>
/// <param name="Path">The folder; only the account that runs PostgreSQL may enter it.</param>
internal sealed record PostgresPlace(string Path)
{
    private const string OutsideRoot = "/var/lib/crm-postgres";

    /// <summary>A Unix socket's address holds 107 bytes on Linux and 103 elsewhere.</summary>
    private const int LongestSocketPath = 103;

    /// <summary>PostgreSQL's own data directory. It exists only when it was made to the end.</summary>
    public string Cluster => System.IO.Path.Combine(Path, "cluster");

    /// <summary>What the server said before its own log was open.</summary>
    public string StartLog => System.IO.Path.Combine(Path, "start.log");

    /// <summary>The major version that made the cluster; null before there is one.</summary>
    public int? Major => File.Exists(System.IO.Path.Combine(Cluster, "PG_VERSION")) ? int.Parse(File.ReadAllText(System.IO.Path.Combine(Cluster, "PG_VERSION"))) : null;

    /// <summary>Whether the server can listen on a socket in this folder.</summary>
    public bool HoldsSocket => !OperatingSystem.IsWindows() && System.Text.Encoding.UTF8.GetByteCount(System.IO.Path.Combine(Path, ".s.PGSQL.5432")) <= LongestSocketPath;

    /// <summary>Where the cluster of a data directory is, or would be. A file in the data directory names a place outside of it.</summary>
    public static PostgresPlace Of(DataDirectory data) =>
        new(File.Exists(data.At("db.place")) ? File.ReadAllText(data.At("db.place")).Trim() : data.At("db"));

    /// <summary>Makes the folder the account's own. Where the account can't live under the data directory, another place is made, kept in mind and named.</summary>
    /// <exception cref="OperatorError">The account can live in neither.</exception>
    public async Task<PostgresPlace> MoveIn(DataDirectory data, PostgresAccount account, Action<string> say, CancellationToken token)
    {
        if (await TryMoveIn(data, account, token)) return this;
        var outside = new PostgresPlace(System.IO.Path.Combine(OutsideRoot, $"db-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}"));
        if (Directory.Exists(Cluster) || !Directory.Exists("/var/lib") || !await outside.TryMoveIn(data, account, token))
            throw new OperatorError(Texts.Of("账户 {0} 进不了数据库目录 {1}。请换一个它能进入的数据目录（环境变量 CRM_DATA_DIR），或以普通账户启动。", account.Name ?? "", Path));
        await File.WriteAllTextAsync(data.At("db.place"), outside.Path + "\n", token);
        Directory.Delete(Path, recursive: true);
        say(Texts.Of("账户 {0} 进不了 {1}，数据库改放在 {2}（记在 {3}）。", account.Name ?? "", data.Root, outside.Path, data.At("db.place")));
        return outside;
    }

    private async Task<bool> TryMoveIn(DataDirectory data, PostgresAccount account, CancellationToken token)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(Path);
        else if (!Directory.Exists(Path))
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
            Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        await account.Own(Path, token);
        if (Path.StartsWith(data.Root, StringComparison.Ordinal)) await account.LetThrough(data.Root, token);
        return await account.CanLiveIn(Path, token);
    }
}
