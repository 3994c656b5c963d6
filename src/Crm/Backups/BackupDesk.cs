using Crm.Foundation;
using Crm.Foundation.Postgres;
using Crm.Privacy;
using Npgsql;

namespace Crm.Backups;

/// <summary>
/// Copies an installation out and in. The records and the keys that open personal data go to different places: whoever has only the records can read no name, no
/// number and no file, and a person whose key was destroyed stays unreadable in every old backup, since only the newest keys are kept.
/// </summary>
internal sealed class BackupDesk(DataDirectory data, PostgresTools tools, string database, string vault, TimeProvider clock)
{
    private const string Records = "records.dump";
    private const string Keys = "keys.dump";
    private const string KeyFiles = "keys";

    /// <summary>The folder of the newest keys below the place given for them.</summary>
    public const string KeysFolder = "crm-keys";

    /// <summary>Makes a backup while the product runs and returns where the records went.</summary>
    public async Task<string> Make(string place, string keysPlace, CancellationToken token)
    {
        var madeAt = clock.GetUtcNow();
        var events = await Events(database, token);
        var folder = Path.Combine(place, $"crm-{madeAt:yyyyMMdd-HHmmss}");
        var records = Fresh(folder + ".new");
        await tools.Run("pg_dump", database, ["--format=custom", "--no-owner", "--no-privileges", $"--exclude-schema={VaultKeys.Schema}", $"--file={Path.Combine(records, Records)}"], token);
        await Manifest.Write(records, madeAt, events, token);

        // After the records: a person in the records has a key by then, unless it was destroyed meanwhile, and then it must not come back.
        var keys = Fresh(Path.Combine(keysPlace, KeysFolder) + ".new");
        await tools.Run("pg_dump", vault, ["--format=custom", "--no-owner", "--no-privileges", $"--schema={VaultKeys.Schema}", $"--file={Path.Combine(keys, Keys)}"], token);
        Copy(data.Keys, Path.Combine(keys, KeyFiles));
        await Manifest.Write(keys, madeAt, events, token);

        Replace(records, folder);
        Replace(keys, Path.Combine(keysPlace, KeysFolder));
        return folder;
    }

    /// <summary>Fills an empty installation from a backup and returns how many events it holds now.</summary>
    /// <exception cref="OperatorError">The installation is not empty, or the backup is not whole. Nothing has been changed then.</exception>
    public async Task<long> Restore(string records, string keys, CancellationToken token)
    {
        var manifest = await Manifest.Check(records, token);
        await Manifest.Check(keys, token);
        if (await Exists(database, MartenSetup.Schema, token) || await Exists(vault, VaultKeys.Schema, token))
            throw new OperatorError(Texts.Of("这里已经有数据，不能恢复到上面。请换一个空的数据目录（环境变量 CRM_DATA_DIR）或空的数据库。"));
        if (Directory.EnumerateFileSystemEntries(data.Keys).Any())
            throw new OperatorError(Texts.Of("{0} 里已经有密钥，不能覆盖。请换一个空的数据目录。", data.Keys));

        await tools.Run("pg_restore", database, ["--no-owner", "--no-privileges", "--single-transaction", $"--dbname={Name(database)}", Path.Combine(records, Records)], token);
        await tools.Run("pg_restore", vault, ["--no-owner", "--no-privileges", "--single-transaction", $"--dbname={Name(vault)}", Path.Combine(keys, Keys)], token);
        Copy(Path.Combine(keys, KeyFiles), data.Keys);

        var events = await Events(database, token);
        if (events < manifest.Events) throw new OperatorError(Texts.Of("恢复后只有 {0} 个事件，备份时有 {1} 个。", events, manifest.Events));
        return events;
    }

    private static async Task<long> Events(string database, CancellationToken token) =>
        await Exists(database, MartenSetup.Schema, token) ? await Ask<long>(database, $"select count(*) from {MartenSetup.Schema}.mt_events where type <> 'tombstone'", token) : 0;

    private static Task<bool> Exists(string database, string schema, CancellationToken token) =>
        Ask<bool>(database, $"select exists (select 1 from pg_namespace where nspname = '{schema}')", token);

    private static async Task<T> Ask<T>(string database, string sql, CancellationToken token)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(token))!;
    }

    private static string Name(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Database!;

    private static string Fresh(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        return Private(folder);
    }

    private static void Replace(string fresh, string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.Move(fresh, folder);
    }

    private static void Copy(string from, string to)
    {
        Private(to);
        foreach (var file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    private static string Private(string folder)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(folder))!);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return folder;
    }
}
