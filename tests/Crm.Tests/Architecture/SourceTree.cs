using System.Runtime.CompilerServices;

namespace Crm.Tests.Architecture;

/// <summary>The hand-written files of the repository, found from where this file was compiled.</summary>
internal static class SourceTree
{
    private static readonly string[] Skipped = ["bin", "obj", ".data", "artifacts", "TestResults", "node_modules"];

    public static readonly string Root = Above(Path.GetDirectoryName(Here())!);

    /// <summary>Files below a folder with one of the endings, with their path from the root.</summary>
    public static IEnumerable<(string Path, string Text)> Files(string folder, params string[] endings) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => endings.Any(end => file.EndsWith(end, StringComparison.Ordinal)) && !file.Split('/').Any(Skipped.Contains))
            .Order(StringComparer.Ordinal)
            .Select(file => (file, File.ReadAllText(Path.Combine(Root, file))));

    public static int Lines(string text) => text.AsSpan().TrimEnd().Count('\n') + 1;

    private static string Above(string folder) => File.Exists(Path.Combine(folder, "Crm.sln")) ? folder : Above(Path.GetDirectoryName(folder)!);

    private static string Here([CallerFilePath] string file = "") => file;
}
