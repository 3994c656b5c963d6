using System.Security.Cryptography;
using System.Text.Json;
using Crm.Foundation;

namespace Crm.Backups;

/// <summary>What a backup must contain, so that a damaged or mixed-up one is refused before anything is written.</summary>
/// <param name="MadeAt">When the backup began.</param>
/// <param name="Events">How many events the dump holds at least.</param>
/// <param name="Files">SHA-256 of every file, by its path in the backup.</param>
internal sealed record Manifest(DateTimeOffset MadeAt, long Events, SortedDictionary<string, string> Files)
{
    private const string FileName = "manifest.json";

    /// <summary>Describes everything in a folder and leaves the description in it.</summary>
    public static async Task Write(string folder, DateTimeOffset madeAt, long events, CancellationToken token)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            files[Path.GetRelativePath(folder, path).Replace('\\', '/')] = await Hash(path, token);
        await File.WriteAllTextAsync(Path.Combine(folder, FileName), JsonSerializer.Serialize(new Manifest(madeAt, events, files), new JsonSerializerOptions { WriteIndented = true }), token);
    }

    /// <summary>Reads the description and holds the folder against it.</summary>
    /// <exception cref="OperatorError">There is none, or a file is missing or altered.</exception>
    public static async Task<Manifest> Check(string folder, CancellationToken token)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) throw new OperatorError(Texts.Of("{0} 不是完整的备份：没有 {1}。", folder, FileName));
        var manifest = JsonSerializer.Deserialize<Manifest>(await File.ReadAllTextAsync(path, token))!;
        foreach (var (name, hash) in manifest.Files)
        {
            var file = Path.Combine(folder, name);
            if (!File.Exists(file) || await Hash(file, token) != hash) throw new OperatorError(Texts.Of("备份里的 {0} 缺失或被改动过，请换一份备份。", name));
        }
        return manifest;
    }

    private static async Task<string> Hash(string path, CancellationToken token)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, token));
    }
}
