using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Crm.Leads.Filing;

/// <summary>
/// Tells from its contents what a file is. A file that could be taken for two things at once is neither: such files are made to be let in as the one and opened
/// as the other.
/// </summary>
public static class Sniffing
{
    private const int MostParts = 10_000;
    private const long MostUnpacked = 1L << 30;

    // End of the central directory of a zip archive, which stands at the end of the file; a comment of up to 65,535 bytes may follow.
    private const int ZipEnd = 22;

    private static readonly IReadOnlyList<(string Part, FileKind Kind)> MainParts =
        [("word/document.xml", FileKind.Word), ("xl/workbook.xml", FileKind.Excel), ("OFD.xml", FileKind.Ofd)];

    /// <summary>The kind; null for anything else, anything broken and anything ambiguous.</summary>
    public static FileKind? KindOf(ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        var zipped = EndsAsZip(span);
        if (span.StartsWith("PK\x03\x04"u8)) return zipped ? Packed(bytes) : null;
        if (zipped) return null;
        if (span.StartsWith("%PDF-"u8)) return IsPdf(span) ? FileKind.Pdf : null;
        if (span.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])) return IsPng(span) ? FileKind.Png : null;
        return span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) && span.LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) > 0 ? FileKind.Jpeg : null;
    }

    private static bool IsPdf(ReadOnlySpan<byte> bytes) => bytes[Math.Max(0, bytes.Length - 2048)..].LastIndexOf("%%EOF"u8) >= 0;

    // The first piece says how large the picture is, the last one is empty; nothing comes behind it.
    private static bool IsPng(ReadOnlySpan<byte> bytes) => bytes.Length > 45 && bytes[12..16].SequenceEqual("IHDR"u8) && bytes[^8..^4].SequenceEqual("IEND"u8);

    private static bool EndsAsZip(ReadOnlySpan<byte> bytes)
    {
        var from = Math.Max(0, bytes.Length - ZipEnd - ushort.MaxValue);
        for (var tail = bytes[from..]; tail.LastIndexOf("PK\x05\x06"u8) is var at and >= 0; tail = tail[..at])
        {
            var end = from + at;
            if (end + ZipEnd <= bytes.Length && end + ZipEnd + BinaryPrimitives.ReadUInt16LittleEndian(bytes[(end + 20)..]) == bytes.Length) return true;
        }
        return false;
    }

    private static FileKind? Packed(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var archive = new ZipArchive(Stream(bytes), ZipArchiveMode.Read);
            if (archive.Entries.Count > MostParts || archive.Entries.Sum(entry => entry.Length) > MostUnpacked) return null;
            var parts = archive.Entries.Select(entry => entry.FullName).ToList();
            if (parts.Any(IsForbidden)) return null;
            var kinds = MainParts.Where(main => parts.Contains(main.Part)).Select(main => main.Kind).ToList();
            return kinds is [var only] && (only == FileKind.Ofd || parts.Contains("[Content_Types].xml")) ? only : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static MemoryStream Stream(ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out var segment)
        ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
        : new MemoryStream(bytes.ToArray(), writable: false);

    // Parts that would leave the archive when it is unpacked, and the macros of a document that pretends to have none.
    private static bool IsForbidden(string part) =>
        part.StartsWith('/') || part.Contains('\\') || part.Split('/').Contains("..") || part.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase);
}
