using System.IO.Compression;
using System.Xml;
using Crm.Foundation;
using Crm.Leads.Filing;
using DocumentFormat.OpenXml.Packaging;

namespace Crm.Imports.Reading;

/// <summary>Takes in a workbook somebody sends: only what is one by name and contents, of a size that can be read, and never more of it than was promised.</summary>
public static class LedgerFile
{
    /// <summary>The most rows that hold something.</summary>
    public const int MostRows = 5_000;

    /// <summary>Columns beyond this are not looked at.</summary>
    public const int MostColumns = 60;

    // A sheet of 5,000 rows has some 3 million characters; what unpacks to more than this was made to.
    internal const long MostCharacters = 40_000_000;
    private const long MostUnpacked = 100L << 20;

    /// <summary>The visible sheets.</summary>
    /// <exception cref="RuleBroken">It is no workbook, or not one that can be read.</exception>
    public static IReadOnlyList<SheetTable> Read(string name, ReadOnlyMemory<byte> bytes)
    {
        new FileContent(bytes).MustFit("Content");
        if (FileKind.Of(FileName.Clean(name), bytes, "Content") != FileKind.Excel) throw new RuleBroken("请传 .xlsx 工作簿。") { Field = "Content", Kind = Refusal.Input };
        try
        {
            MustNotSwell(bytes);
            var sheets = new SheetReader(bytes).Read();
            return sheets.Any(sheet => sheet.Rows.Count > 0) ? sheets : throw new RuleBroken("表里没有内容。") { Field = "Content", Kind = Refusal.Input };
        }
        catch (Exception e) when (e is OpenXmlPackageException or XmlException or InvalidDataException or IOException or FormatException or ArgumentException or InvalidOperationException or OverflowException or NullReferenceException)
        {
            // However a workbook is broken: it is not ours to find out, and nothing of it was taken.
            throw new RuleBroken("读不了这个工作簿，可能已损坏或加了密。请另存为 .xlsx 再传。") { Field = "Content", Kind = Refusal.Input };
        }
    }

    private static void MustNotSwell(ReadOnlyMemory<byte> bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes.ToArray(), writable: false), ZipArchiveMode.Read);
        if (archive.Entries.Sum(entry => (decimal)entry.Length) > MostUnpacked) throw TooMuch();
    }

    internal static RuleBroken TooMuch() => new("这个工作簿展开后太大。一次最多 {0} 行，请分开导入。", MostRows) { Field = "Content", Kind = Refusal.TooLarge };
}
