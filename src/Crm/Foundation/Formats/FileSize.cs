using System.Globalization;

namespace Crm.Foundation.Formats;

/// <summary>How large a file is, as people read it: "812 B", "24 KB", "3.2 MB" (1 KB is 1,024 bytes).</summary>
public static class FileSize
{
    /// <summary>The size in the largest unit that leaves a whole number before the point.</summary>
    public static string Show(long bytes) => bytes switch
    {
        < 1024 => $"{bytes} B",
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(bytes / 1024m)} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024m / 1024m:0.#} MB"),
    };
}
