using Crm.Foundation;

namespace Crm.Policies.Importing.Sources;

/// <summary>A file of what is imported: by itself, in a folder or in an archive.</summary>
/// <param name="Place">How it is named to people, with its folders; null where it is the only one.</param>
/// <param name="Name">Its name without folders.</param>
/// <param name="Length">Its size as far as it is promised.</param>
/// <param name="Open">Opens its contents.</param>
/// <param name="Refused">Why it is not looked into.</param>
internal sealed record SourceItem(string? Place, string Name, long Length, Func<Stream> Open, RuleBroken? Refused = null)
{
    /// <summary>The check sum that the archive promises; null outside one.</summary>
    public uint? Crc { get; init; }

    /// <summary>What operating systems put beside files and nobody means to import.</summary>
    public static bool IsLitter(string path) =>
        path.Split('/') is [.., var name] parts && (name is ".DS_Store" or "Thumbs.db" or "desktop.ini" || name.StartsWith("~$", StringComparison.Ordinal) || parts.Contains("__MACOSX"));
}

/// <summary>What is imported: a file, a folder or an archive.</summary>
internal interface IImportSource
{
    /// <summary>How many files it has.</summary>
    int Count { get; }

    /// <summary>The files, each to be read before the next is asked for.</summary>
    IEnumerable<SourceItem> Items();
}

/// <summary>One file that is no archive.</summary>
internal sealed class FileSource(string path, string name) : IImportSource
{
    public int Count => 1;

    public IEnumerable<SourceItem> Items() => [new SourceItem(null, name, new FileInfo(path).Length, () => File.OpenRead(path))];
}

/// <summary>A folder with everything below it, in order of names. Links are not followed.</summary>
internal sealed class FolderSource : IImportSource
{
    private readonly string root;
    private readonly List<string> files;

    /// <exception cref="RuleBroken">It has more files than are taken.</exception>
    public FolderSource(string root)
    {
        this.root = root;
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.System, IgnoreInaccessible = true };
        files = [.. Directory.EnumerateFiles(root, "*", options).Where(file => !SourceItem.IsLitter(Named(file))).Take(SourceLimits.MostFiles + 1).Order(StringComparer.Ordinal)];
        if (files.Count > SourceLimits.MostFiles) throw ArchiveSource.TooMany();
    }

    public int Count => files.Count;

    public IEnumerable<SourceItem> Items() => files.Select(file => new SourceItem(Named(file), Path.GetFileName(file), new FileInfo(file).Length, () => File.OpenRead(file)));

    private string Named(string file) => Path.GetRelativePath(root, file).Replace('\\', '/');
}
