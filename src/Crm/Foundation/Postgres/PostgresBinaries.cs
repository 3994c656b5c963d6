using System.Text.RegularExpressions;
using MysticMind.PostgresEmbed;

namespace Crm.Foundation.Postgres;

/// <summary>One installation of PostgreSQL's programs on this machine.</summary>
/// <param name="Folder">Where <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c> stand.</param>
/// <param name="Major">The major version, for example 15.</param>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    /// <summary>The oldest version that Marten still works with.</summary>
    private const int Oldest = 14;

    private const string FetchedVersion = "17";

    private static readonly string[] Needed = ["postgres", "initdb", "pg_ctl"];

    /// <summary>The absolute path of one program.</summary>
    public string Program(string name) => Path.Combine(Folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name);

    /// <summary>Finds the programs that fit a cluster of the given version, or any recent ones for a new cluster; fetches them once where the machine has none.</summary>
    /// <exception cref="OperatorError">There are none; the message names the ways out.</exception>
    public static async Task<PostgresBinaries> Find(EmbeddedPostgresOptions options, int? clusterMajor, Action<string> say, CancellationToken token)
    {
        var found = new List<PostgresBinaries>();
        foreach (var folder in Folders(options.Binaries))
        {
            if (await Look(folder, token) is not { } here) continue;
            if (here.Major == clusterMajor || (clusterMajor is null && here.Major >= Oldest)) return here;
            found.Add(here);
        }
        if (clusterMajor is { } major && found.Count > 0)
            throw new OperatorError(Texts.Of("数据目录里的数据库是 PostgreSQL {0} 建的，本机只有 {1}。请安装 PostgreSQL {0}，或用旧版本备份后恢复到新目录。",
                major, string.Join("、", found.Select(f => f.Major).Distinct())));
        return await Fetch(options, clusterMajor, say, token);
    }

    private static IEnumerable<string> Folders(string? named)
    {
        if (named is not null) return [named];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var programs = Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles);
        return path.Concat(
        [
            .. Versions("/usr/lib/postgresql", "bin"), .. Versions("/usr", "bin", "pgsql-*"), .. Versions("/usr/libexec", "", "postgresql*"),
            .. Versions("/opt/homebrew/opt", "bin", "postgresql*"), .. Versions("/usr/local/opt", "bin", "postgresql*"),
            .. Versions("/Applications/Postgres.app/Contents/Versions", "bin"), .. Versions("/Library/PostgreSQL", "bin"),
            .. Versions(Path.Combine(programs, "PostgreSQL"), "bin"),
        ]).Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Versions(string parent, string sub, string pattern = "*") => !Directory.Exists(parent) ? []
        : Directory.EnumerateDirectories(parent, pattern).OrderByDescending(d => d.Length).ThenByDescending(d => d, StringComparer.Ordinal).Select(d => Path.Combine(d, sub));

    /// <summary>What stands in one folder; null where it is no installation.</summary>
    public static async Task<PostgresBinaries?> Look(string folder, CancellationToken token)
    {
        var suffix = OperatingSystem.IsWindows() ? ".exe" : "";
        if (!Needed.All(n => File.Exists(Path.Combine(folder, n + suffix)))) return null;
        // A folder of links stands for the folder that has the other programs (pg_dump) too.
        var real = new FileInfo(Path.Combine(folder, "pg_ctl" + suffix)).ResolveLinkTarget(returnFinalTarget: true)?.FullName;
        if (real is not null && Path.GetDirectoryName(real) is { } target && Needed.All(n => File.Exists(Path.Combine(target, n + suffix)))) folder = target;
        var version = await PostgresAccount.Self.Run(Path.Combine(folder, "postgres" + suffix), ["--version"], token);
        return MajorInVersion().Match(version.Output) is { Success: true } m ? new PostgresBinaries(folder, int.Parse(m.Groups[1].ValueSpan)) : null;
    }

    private static async Task<PostgresBinaries> Fetch(EmbeddedPostgresOptions options, int? clusterMajor, Action<string> say, CancellationToken token)
    {
        Exception? cause = null;
        if (options is { Download: true, Binaries: null })
        {
            try
            {
                say(Texts.Of("本机没有 PostgreSQL，正在下载（只需一次）……"));
                var place = options.Data.Place("postgres");
                await using var package = new PgServer(new PgServerOptions { PgVersion = clusterMajor?.ToString() ?? FetchedVersion, DbDir = place, BinariesDir = place });
                await package.InstallAsync(token);
                if (await Look(Path.Combine(package.InstallDir, "bin"), token) is { } fetched) return fetched;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                cause = e;
            }
        }
        throw new OperatorError(Texts.Of("找不到可用的 PostgreSQL（{0} 或更新）。任选一条路：\n{1}\n{2}\n{3}\n{4}", Oldest,
            Texts.Of("· 安装它（Debian/Ubuntu：apt-get install postgresql；macOS：brew install postgresql；Windows：官方安装包）"),
            Texts.Of("· 已经安装在别处：用环境变量 CRM_POSTGRES_BIN 指出它的程序目录"),
            Texts.Of("· 连接已有的数据库：设置 ConnectionStrings__Crm"),
            cause is null ? "" : Texts.Of("（下载失败：{0}）", cause.Message)).TrimEnd(), cause);
    }

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex MajorInVersion();
}
