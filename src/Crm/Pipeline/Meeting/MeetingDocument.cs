using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Crm.Pipeline.Meeting;

/// <summary>The pack as a Word file on landscape A4: a heading and a table each, whose head stands on every page, and page numbers.</summary>
public static class MeetingDocument
{
    /// <summary>The file.</summary>
    public static byte[] Write(MeetingBook book)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Title = book.Title;
            var main = document.AddMainDocumentPart();
            var footer = main.AddNewPart<FooterPart>();
            footer.Footer = new Footer(new Paragraph(new ParagraphProperties(new Justification { Val = JustificationValues.Center }), new SimpleField { Instruction = "PAGE" }));
            var body = new Body(Line(book.Title, 36, true, JustificationValues.Center), Line(book.Subtitle, 21, false, JustificationValues.Center));
            foreach (var table in book.Tables)
            {
                body.Append(Line(table.Title, 28, true, JustificationValues.Left, outline: 0), Line(table.Note, 18, false, JustificationValues.Left));
                body.Append(Table(table));
            }
            // Width and height of A4 in twentieths of a point, turned.
            body.Append(new SectionProperties(
                new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) },
                new PageSize { Width = 16838, Height = 11906, Orient = PageOrientationValues.Landscape },
                new PageMargin { Top = 1134, Bottom = 1134, Left = 1134, Right = 1134, Header = 567, Footer = 567 }));
            main.Document = new Document(body);
        }
        return file.ToArray();
    }

    private static Table Table(MeetingTable table)
    {
        var whole = (double)table.Columns.Sum(column => column.Width);
        var drawn = new Table(
            new TableProperties(new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" }, Borders(), new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(table.Columns.Select(column => new GridColumn { Width = ((int)(14570 * column.Width / whole)).ToString(CultureInfo.InvariantCulture) })),
            new TableRow([new TableRowProperties(new CantSplit(), new TableHeader()), .. table.Columns.Select(column => Cell(column.Name, true, JustificationValues.Center))]));
        foreach (var row in table.Rows)
            drawn.Append(new TableRow([new TableRowProperties(new CantSplit()), .. row.Select((cell, i) => Cell(cell.Show(table.Columns[i].Kind), false, table.Columns[i].Kind == CellKind.Text ? JustificationValues.Left : JustificationValues.Right))]));
        return drawn;
    }

    private static TableCell Cell(string text, bool bold, JustificationValues to) => new(Line(text, 18, bold, to));

    private static Paragraph Line(string text, int halfPoints, bool bold, JustificationValues to, int? outline = null)
    {
        var paragraph = new ParagraphProperties(new SpacingBetweenLines { Before = "40", After = "40" }, new Justification { Val = to });
        if (outline is { } level)
        {
            paragraph.PrependChild(new KeepNext());
            paragraph.Append(new OutlineLevel { Val = level });
        }
        var run = new RunProperties(new RunFonts { EastAsia = bold ? "黑体" : "宋体", Ascii = "Times New Roman", HighAnsi = "Times New Roman" });
        if (bold) run.Append(new Bold());
        run.Append(new FontSize { Val = halfPoints.ToString(CultureInfo.InvariantCulture) });
        return new Paragraph(paragraph, new Run(run, new Text(string.Concat(text.Where(sign => !char.IsControl(sign) && !char.IsSurrogate(sign)))) { Space = SpaceProcessingModeValues.Preserve }));
    }

    private static TableBorders Borders()
    {
        return new(Thin<TopBorder>(), Thin<LeftBorder>(), Thin<BottomBorder>(), Thin<RightBorder>(), Thin<InsideHorizontalBorder>(), Thin<InsideVerticalBorder>());

        static T Thin<T>() where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4 };
    }
}
