using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Crm.Policies.Importing.Extracting;

/// <summary>Takes the text out of a Word document piece by piece: paragraphs and headings with their numbers, rows of tables as lines. Macros are a reason to refuse it.</summary>
public static class WordText
{
    private const long MostCharactersInPart = 40_000_000;
    private const long MostUnpacked = 100L << 20;

    /// <summary>Reads a document.</summary>
    public static ExtractedText Read(Stream file)
    {
        MustNotSwell(file);
        try
        {
            using var document = WordprocessingDocument.Open(file, false, new OpenSettings { MaxCharactersInPart = MostCharactersInPart });
            if (document.DocumentType is not WordprocessingDocumentType.Document || document.MainDocumentPart?.VbaProjectPart is not null) throw new NotExtracted(ExtractionFault.Macros);
            var main = document.MainDocumentPart ?? throw new NotExtracted(ExtractionFault.Broken);
            var title = document.PackageProperties.Title?.Trim();
            return new Walk(main).Read(string.IsNullOrEmpty(title) ? null : title);
        }
        catch (Exception e) when (e is OpenXmlPackageException or XmlException or InvalidDataException or IOException or FormatException or ArgumentException or InvalidOperationException or NullReferenceException)
        {
            throw new NotExtracted(ExtractionFault.Broken);
        }
    }

    private static void MustNotSwell(Stream file)
    {
        try
        {
            using var archive = new System.IO.Compression.ZipArchive(file, System.IO.Compression.ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Any(part => part.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))) throw new NotExtracted(ExtractionFault.Macros);
            if (archive.Entries.Sum(part => (decimal)part.Length) > MostUnpacked) throw new NotExtracted(ExtractionFault.TooMuch);
        }
        catch (InvalidDataException)
        {
            throw new NotExtracted(ExtractionFault.Broken);
        }
        file.Position = 0;
    }

    private sealed class Walk(MainDocumentPart main)
    {
        private readonly TextLines lines = new();
        private readonly WordNumbers numbers = new(main);
        private readonly Dictionary<string, string> styles = Styles(main.StyleDefinitionsPart);
        private readonly List<string> titles = [];
        private int tables;
        private bool fresh = true;

        public ExtractedText Read(string? named)
        {
            using var reader = OpenXmlReader.Create(main);
            while (reader.Read())
            {
                // What was deleted or moved away while changes were tracked, and the second drawing of a text box.
                while (reader.IsStartElement && IsLeftOut(reader.ElementType) && !reader.EOF) reader.Skip();
                if (reader.EOF) break;
                if (reader.IsStartElement) Enter(reader);
                if (reader.IsEndElement) Leave(reader.ElementType);
            }
            lines.End();
            return new(named ?? titles.FirstOrDefault(), null, lines.All);
        }

        private void Enter(OpenXmlReader reader)
        {
            var type = reader.ElementType;
            if (type == typeof(Paragraph)) Begin();
            else if (type == typeof(ParagraphProperties) && reader.LoadCurrentElement() is ParagraphProperties about) Describe(about);
            else if (type == typeof(Text)) lines.Add(reader.GetText());
            else if (type == typeof(TabChar) || type == typeof(CarriageReturn)) lines.Add(" ");
            else if (type == typeof(Break)) Break();
            else if (type == typeof(Table)) tables++;
            else if (type == typeof(TableCell) && tables == 1 && !fresh) lines.Add(" | ");
            if (type == typeof(TableRow) && tables == 1) fresh = true;
            else if (type == typeof(TableCell)) fresh = false;
        }

        private void Leave(Type type)
        {
            if (type == typeof(Paragraph) && tables == 0) End();
            else if (type == typeof(Paragraph)) lines.Add(" ");
            else if (type == typeof(TableRow) && tables == 1) lines.End();
            else if (type == typeof(Table)) tables--;
        }

        private void Begin()
        {
            // A paragraph within another is that of a text box.
            if (tables == 0) lines.End();
            titled = false;
        }

        private bool titled;

        private void Describe(ParagraphProperties about)
        {
            var style = about.ParagraphStyleId?.Val?.Value is { } id ? styles.GetValueOrDefault(id, "") : "";
            titled = style.Equals("title", StringComparison.OrdinalIgnoreCase) || style.Equals("heading 1", StringComparison.OrdinalIgnoreCase);
            if (numbers.Next(about, style) is { } number) lines.Add(number);
        }

        private void Break()
        {
            if (tables == 0 && !titled) lines.End();
            else lines.Add(" ");
        }

        private void End()
        {
            var before = lines.All.Count;
            lines.End();
            if (titled && lines.All.Count > before && lines.All[^1].Length <= 200) titles.Add(lines.All[^1]);
        }

        private static bool IsLeftOut(Type type) =>
            type == typeof(DeletedRun) || type == typeof(MoveFromRun) || type == typeof(AlternateContentFallback) || type == typeof(SectionProperties);

        private static Dictionary<string, string> Styles(StyleDefinitionsPart? part) => (part?.Styles?.Elements<Style>() ?? [])
            .Where(style => style.StyleId?.Value is not null && style.StyleName?.Val?.Value is not null)
            .GroupBy(style => style.StyleId!.Value!).ToDictionary(g => g.Key, g => g.First().StyleName!.Val!.Value!);
    }
}
