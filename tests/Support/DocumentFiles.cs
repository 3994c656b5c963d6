using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Crm.Testing;

/// <summary>Makes real files of the kinds that documents come in.</summary>
public static class DocumentFiles
{
    /// <summary>A Word document of paragraphs; one that begins with # is a heading, one with | the row of a table.</summary>
    public static byte[] Word(string? title, params string[] paragraphs) => Word(WordprocessingDocumentType.Document, title, paragraphs);

    /// <summary>The same as a document with macros that calls itself one without.</summary>
    public static byte[] WordWithMacros(params string[] paragraphs) => Word(WordprocessingDocumentType.MacroEnabledDocument, null, paragraphs);

    /// <summary>A Word document whose body is written by hand.</summary>
    public static byte[] WordOf(Action<MainDocumentPart> write)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            write(main);
            main.Document!.Save();
        }
        return file.ToArray();
    }

    private static byte[] Word(WordprocessingDocumentType type, string? title, string[] paragraphs)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, type))
        {
            if (title is not null) document.PackageProperties.Title = title;
            var main = document.AddMainDocumentPart();
            if (type == WordprocessingDocumentType.MacroEnabledDocument) main.AddNewPart<VbaProjectPart>().FeedData(new MemoryStream([1, 2, 3]));
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(new Style { StyleId = "1", StyleName = new StyleName { Val = "heading 1" }, Type = StyleValues.Paragraph });
            var body = new Body();
            foreach (var rows in Grouped(paragraphs))
            {
                if (rows[0].StartsWith('|')) body.Append(new Table(rows.Select(row => new TableRow(row.Trim('|').Split('|').Select(cell => new TableCell(Plain(cell)))))));
                else body.Append(rows.Select(row => row.StartsWith('#') ? Styled(row[1..]) : Plain(row)));
            }
            main.Document = new Document(body);
        }
        return file.ToArray();
    }

    private static List<List<string>> Grouped(string[] paragraphs)
    {
        var groups = new List<List<string>>();
        foreach (var text in paragraphs)
        {
            if (groups.Count > 0 && groups[^1][0].StartsWith('|') == text.StartsWith('|')) groups[^1].Add(text);
            else groups.Add([text]);
        }
        return groups;
    }

    private static Paragraph Plain(string text) => new(new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));

    private static Paragraph Styled(string text) => new(new ParagraphProperties(new ParagraphStyleId { Val = "1" }), new Run(new Text(text)));

    /// <summary>A PDF whose pages have lines of text, each at a place of its own, as a typesetter leaves them: Chinese through a font with a map to Unicode.</summary>
    public static byte[] Pdf(string? title, params string[][] pages)
    {
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {pages.Length} /Kids [{string.Join(' ', pages.Select((_, i) => $"{8 + i * 2} 0 R"))}] >>",
            "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor 5 0 R >>",
            "<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>",
            Stream(ToUnicode),
            title is null ? "<< >>" : $"<< /Title <FEFF{Hex(title)}> >>",
        };
        foreach (var lines in pages)
        {
            var text = string.Concat(lines.Select((line, i) => string.Create(CultureInfo.InvariantCulture, $"BT /F1 12 Tf 1 0 0 1 {72 + 12 * line.TakeWhile(c => c == '\u3000').Count()} {760 - i * 20} Tm <{Hex(line.TrimStart('\u3000'))}> Tj ET\n")));
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {objects.Count + 2} 0 R >>");
            objects.Add(Stream(text));
        }
        return Assemble(objects);
    }

    /// <summary>A PDF of pages without any text, as a scanner leaves it.</summary>
    public static byte[] Scan(int pages) => Pdf(null, [.. Enumerable.Range(0, pages).Select(_ => Array.Empty<string>())]);

    /// <summary>A PDF one of whose streams unpacks to very much.</summary>
    public static byte[] PdfBomb(int megabytes)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var piece = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("0 0 m 1 1 l S\n", 75_000)))[..(1 << 20)];
            for (var i = 0; i < megabytes; i++) deflate.Write(piece);
        }
        var bytes = new MemoryStream();
        bytes.Write("%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>\nendobj\n"u8);
        bytes.Write(Encoding.ASCII.GetBytes($"4 0 obj\n<< /Length {packed.Length} /Filter /FlateDecode >>\nstream\n"));
        packed.Position = 0;
        packed.CopyTo(bytes);
        bytes.Write("\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 5 >>\nstartxref\n0\n%%EOF\n"u8);
        return bytes.ToArray();
    }

    /// <summary>An archive of files.</summary>
    public static byte[] Zip(params (string Name, byte[] Bytes)[] files) => Zip(null, files);

    /// <summary>The same with names in another encoding and without the mark that says so.</summary>
    public static byte[] Zip(Encoding? names, params (string Name, byte[] Bytes)[] files)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true, names))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }
        return file.ToArray();
    }

    private const string ToUnicode = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n1 beginbfrange <0000> <FFFF> <0000> endbfrange\nendcmap CMapName currentdict /CMap defineresource pop end end";

    private static string Hex(string text) => Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text));

    private static string Stream(string content) => $"<< /Length {content.Length} >>\nstream\n{content}\nendstream";

    private static byte[] Assemble(List<string> objects)
    {
        var file = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        for (var i = 0; i < objects.Count; i++)
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        var start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places) file.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R /Info 7 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }
}
