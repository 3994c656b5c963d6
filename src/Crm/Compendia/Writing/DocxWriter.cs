using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Crm.Compendia.Writing;

/// <summary>
/// Writes a book as a Word file that opens without repair. The table of contents is a field, filled in already with links; Word asks whether it may add the page numbers, which only
/// Word knows. The text is streamed, so that two hundred documents need no tree of them all.
/// </summary>
public static class DocxWriter
{
    private const string Odd = "odd", Even = "even";

    /// <summary>The file.</summary>
    /// <param name="progress">Told after every text.</param>
    public static byte[] Write(Book book, DateTimeOffset at, IProgress<int>? progress = null, CancellationToken token = default)
    {
        using var file = new MemoryStream();
        using (var docx = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            docx.PackageProperties.Title = Book.Clean(book.Title);
            docx.PackageProperties.Creator = Book.Clean(book.Issuer ?? "");
            docx.PackageProperties.Created = at.UtcDateTime;
            docx.PackageProperties.Language = book.Words.Language;
            var main = docx.AddMainDocumentPart();
            DocxStyles.Add(main);
            Settings(main);
            Footer(main, Odd, JustificationValues.Right);
            Footer(main, Even, JustificationValues.Left);
            using var writer = OpenXmlWriter.Create(main);
            writer.WriteStartElement(new Document());
            writer.WriteStartElement(new Body());
            foreach (var paragraph in Front(book)) writer.WriteElement(paragraph);
            Texts(writer, book, progress, token);
            foreach (var paragraph in Back(book)) writer.WriteElement(paragraph);
            writer.WriteElement(Page());
            writer.WriteEndElement();
            writer.WriteEndElement();
        }
        return file.ToArray();
    }

    private static void Texts(OpenXmlWriter writer, Book book, IProgress<int>? progress, CancellationToken token)
    {
        var (bookmark, number) = (0, 0);
        foreach (var part in book.Parts)
        {
            if (part.Title is { } title) writer.WriteElement(Marked(title, "Heading1", ++bookmark, newPage: true));
            var first = part.Title is not null;
            foreach (var text in part.Texts)
            {
                token.ThrowIfCancellationRequested();
                writer.WriteElement(Marked(text.Title, "Heading2", ++bookmark, newPage: !first));
                first = false;
                if (text.Facts.Count > 0) writer.WriteElement(Line(string.Join("　", text.Facts.Select(f => $"{f.Name}：{f.Value}")), DocxStyles.About));
                if (text.Warning is { } warning) writer.WriteElement(Line(warning, DocxStyles.Warning));
                foreach (var block in text.Blocks) writer.WriteElement(Block(block));
                if (text.Source is { } source) writer.WriteElement(Line($"{book.Words.Source}：{source}", DocxStyles.Small));
                progress?.Report(++number);
            }
        }
    }

    private static IEnumerable<Paragraph> Front(Book book)
    {
        yield return Line(book.Title, DocxStyles.CoverTitle);
        foreach (var (name, value) in book.Cover) yield return Line($"{name}：{value}", DocxStyles.CoverLine);
        if (book.Issuer is { } issuer) yield return With(Line(issuer, DocxStyles.Imprint), p => p.SpacingBetweenLines = new SpacingBetweenLines { Before = "1800", After = "0", Line = "360", LineRule = LineSpacingRuleValues.Auto });
        foreach (var (name, value) in book.Imprint) yield return Line($"{name} {value}", DocxStyles.About);
        var start = true;
        foreach (var line in (book.Foreword ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            yield return With(Line(line.Trim(), DocxStyles.Body), p => p.PageBreakBefore = start ? new PageBreakBefore() : null);
            start = false;
        }
        yield return With(Line(book.Words.Contents, DocxStyles.ContentsTitle), p => p.PageBreakBefore = new PageBreakBefore());
        foreach (var entry in Contents(book)) yield return entry;
    }

    private static IEnumerable<Paragraph> Contents(Book book)
    {
        var bookmark = 0;
        var entries = new List<Paragraph>();
        foreach (var part in book.Parts)
        {
            if (part.Title is { } title) entries.Add(Entry(title, "TOC1", ++bookmark));
            entries.AddRange(part.Texts.Select(text => Entry(text.Title, "TOC2", ++bookmark)));
        }
        if (entries.Count == 0) return [];
        var properties = entries[0].ParagraphProperties!;
        OpenXmlElement after = properties;
        foreach (var run in new[] { Field(FieldCharValues.Begin), new Run(new FieldCode(" TOC \\o \"1-2\" \\h \\z \\u ") { Space = SpaceProcessingModeValues.Preserve }), Field(FieldCharValues.Separate) })
            after = entries[0].InsertAfter(run, after)!;
        entries.Add(new Paragraph(new ParagraphProperties { ParagraphStyleId = new ParagraphStyleId { Val = "Normal" } }, Field(FieldCharValues.End)));
        return entries;
    }

    private static IEnumerable<Paragraph> Back(Book book)
    {
        if (!book.Texts.Any(t => t.Source is not null)) yield break;
        yield return With(Line(book.Words.Sources, DocxStyles.ContentsTitle), p => p.PageBreakBefore = new PageBreakBefore());
        var number = 0;
        foreach (var text in book.Texts) yield return Line($"{++number}. {HtmlWriter.SourceLine(text)}", DocxStyles.Small);
    }

    private static Paragraph Block(BookBlock block)
    {
        if (block.IsHeading) return Line(block.Text, block.Level == 1 ? "Heading3" : "Heading4");
        if (block.Quote) return Line(block.Text, DocxStyles.Quote);
        if (block.Heading == 0) return Line(block.Text, DocxStyles.Body);
        var fonts = new RunFonts { EastAsia = block.Level == 1 ? "黑体" : "楷体" };
        return new Paragraph(Styled(DocxStyles.Body), new Run(new RunProperties(fonts), Words(block.Text[..block.Heading])), new Run(Words(block.Text[block.Heading..])));
    }

    private static Paragraph Entry(string title, string style, int bookmark) =>
        new(Styled(style), new Hyperlink(new Run(Words(title))) { Anchor = $"_Toc{bookmark:D6}", History = true });

    private static Paragraph Marked(string title, string style, int bookmark, bool newPage)
    {
        var properties = Styled(style);
        if (newPage) properties.PageBreakBefore = new PageBreakBefore();
        return new Paragraph(properties, new BookmarkStart { Id = $"{bookmark}", Name = $"_Toc{bookmark:D6}" }, new Run(Words(title)), new BookmarkEnd { Id = $"{bookmark}" });
    }

    private static Paragraph Line(string text, string style) => new(Styled(style), new Run(Words(text)));

    private static Paragraph With(Paragraph paragraph, Action<ParagraphProperties> change)
    {
        change(paragraph.ParagraphProperties!);
        return paragraph;
    }

    private static ParagraphProperties Styled(string style) => new() { ParagraphStyleId = new ParagraphStyleId { Val = style } };

    private static Text Words(string text) => new(Book.Clean(text)) { Space = SpaceProcessingModeValues.Preserve };

    private static Run Field(FieldCharValues type) => new(new FieldChar { FieldCharType = type });

    private static void Settings(MainDocumentPart main) => main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(
        new EvenAndOddHeaders(), new UpdateFieldsOnOpen { Val = true }, new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }));

    // GB/T 9704: — 1 —, on the outer side of the page.
    private static void Footer(MainDocumentPart main, string id, JustificationValues side)
    {
        var properties = Styled(DocxStyles.Footer);
        properties.Justification = new Justification { Val = side };
        main.AddNewPart<FooterPart>(id).Footer = new Footer(new Paragraph(
            properties, new Run(Words("— ")), Field(FieldCharValues.Begin), new Run(new FieldCode(" PAGE ") { Space = SpaceProcessingModeValues.Preserve }), Field(FieldCharValues.Separate), new Run(Words("1")), Field(FieldCharValues.End), new Run(Words(" —"))));
    }

    // A4; margins 37, 26, 35 and 28 mm in twentieths of a point. The cover has no number.
    private static SectionProperties Page() => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = Odd },
        new FooterReference { Type = HeaderFooterValues.Even, Id = Even },
        new PageSize { Width = 11906, Height = 16838 },
        new PageMargin { Top = 2098, Right = 1474, Bottom = 1985, Left = 1588, Header = 851, Footer = 1400, Gutter = 0 },
        new TitlePage(),
        new DocGrid { Type = DocGridValues.Lines, LinePitch = 579 });
}
