using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Crm.Foundation;
using Crm.Leads.Filing;

namespace Crm.Policies.Importing.Sources;

/// <summary>
/// A ZIP archive on disk, read entry by entry. Nothing of it is unpacked to a path of its own choosing: names only tell people where something stood. Archives in
/// archives, locked entries and entries that swell are refused one by one; the rest is taken.
/// </summary>
internal sealed class ArchiveSource : IImportSource
{
    private const int ShownFolders = 3;
    private const long Megabyte = 1 << 20;
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
    private readonly string path;

    /// <exception cref="RuleBroken">It is no whole archive, or holds more than is taken.</exception>
    public ArchiveSource(string path)
    {
        this.path = path;
        try
        {
            using var file = File.OpenRead(path);
            if (CountEntries(file) is not { } entries) throw Broken();
            if (entries > SourceLimits.MostFiles) throw TooMany();
            using var archive = Read(file);
            Count = Files(archive).Count();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException or OverflowException or NotSupportedException)
        {
            throw Broken();
        }
    }

    public int Count { get; }

    public IEnumerable<SourceItem> Items()
    {
        using var file = File.OpenRead(path);
        using var archive = Read(file);
        foreach (var entry in Files(archive).OrderBy(e => e.Place, StringComparer.Ordinal))
            yield return new SourceItem(Shown(entry.Place), FileName.Clean(entry.Place), entry.Entry.Length, () => entry.Entry.Open(), Objection(entry.Entry, entry.Place)) { Crc = entry.Entry.Crc32 };
    }

    /// <summary>The refusal of what has too many files.</summary>
    public static RuleBroken TooMany() => new("里面的文件超过 {0} 个，没有导入。请分成几个再导入。", SourceLimits.MostFiles) { Field = "File", Kind = Refusal.Input };

    private static RuleBroken Broken() => new("压缩包已损坏或不完整，没有导入。请重新打包或下载再导入。") { Field = "File", Kind = Refusal.Input };

    private static RuleBroken? Objection(ZipArchiveEntry entry, string place)
    {
        if (entry.IsEncrypted) return new RuleBroken("压缩包里的这个文件加了密码，没有读取。");
        if (place.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)) return new RuleBroken("压缩包里的压缩包不展开，请取出来单独导入。");
        if (entry.Length > Megabyte && entry.Length / SourceLimits.MostSwelling > Math.Max(entry.CompressedLength, 1))
            return new RuleBroken("展开后是压缩大小的 {0} 倍以上，像是恶意文件，没有读取。", SourceLimits.MostSwelling);
        return null;
    }

    // Names without the mark of UTF-8 are in whatever the sender's system uses: read as bytes first, then as UTF-8 where they are, else as GB18030.
    private static ZipArchive Read(Stream file) => new(file, ZipArchiveMode.Read, leaveOpen: true, Encoding.Latin1);

    private static IEnumerable<(ZipArchiveEntry Entry, string Place)> Files(ZipArchive archive) =>
        archive.Entries.Select(entry => (Entry: entry, Place: NameOf(entry.FullName))).Where(e => !e.Place.EndsWith('/') && e.Place.Length > 0 && !SourceItem.IsLitter(e.Place));

    private static string NameOf(string raw)
    {
        if (raw.Any(c => c > '\u00FF')) return raw.Replace('\\', '/');
        var bytes = Encoding.Latin1.GetBytes(raw);
        try
        {
            return StrictUtf8.GetString(bytes).Replace('\\', '/');
        }
        catch (DecoderFallbackException)
        {
            return Gb18030.GetString(bytes).Replace('\\', '/');
        }
    }

    private static string Shown(string place) =>
        string.Join('/', place.Split('/').Where(part => part.Length > 0 && part.Trim('.', ' ').Length > 0).TakeLast(ShownFolders).Select(part => FileName.Clean(part)));

    /// <summary>
    /// Counts the entries before anything is made of them: the list of an archive of 200 MB can hold millions. Null where it can't be walked; archives of the sort that
    /// holds more than 4 GB or 65,535 entries are none of those that are taken.
    /// </summary>
    private static int? CountEntries(FileStream file)
    {
        var tail = new byte[Math.Min(file.Length, 22 + ushort.MaxValue)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (end < 0 || end + 22 > tail.Length) return null;
        // Where these are full the list stands elsewhere, and its length with it.
        var (disk, promised, start) = (BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 4)), BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 10)), BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16)));
        if (disk == ushort.MaxValue || promised == ushort.MaxValue || start == uint.MaxValue) return null;
        file.Position = start;
        var head = new byte[46];
        var count = 0;
        while (count <= SourceLimits.MostFiles && file.ReadAtLeast(head, 46, throwOnEndOfStream: false) == 46 && head.AsSpan().StartsWith("PK\x01\x02"u8))
        {
            count++;
            file.Position += BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(28)) + BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(30)) + BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(32));
        }
        file.Position = 0;
        return count == promised || count > SourceLimits.MostFiles ? count : null;
    }
}
