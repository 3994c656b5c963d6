using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Crm.Pipeline.Meeting;

/// <summary>
/// The pack as a workbook: a sheet a table, with title, unit line and head on every printed page, on landscape A4, as wide as the paper. Rates are formulas over the counts beside
/// them, with their value; texts are texts, whatever they begin with.
/// </summary>
public static class MeetingWorkbook
{
    private const uint Title = 1, Note = 2, Head = 3, Text = 4, Count = 5, Amount = 6, Rate = 7;
    private const uint FirstRow = 4;

    /// <summary>The file.</summary>
    public static byte[] Write(MeetingBook book)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            document.PackageProperties.Title = book.Title;
            var main = document.AddWorkbookPart();
            main.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var (sheets, names) = (new Sheets(), new DefinedNames());
            for (var i = 0; i < book.Tables.Count; i++)
            {
                var part = main.AddNewPart<WorksheetPart>();
                part.Worksheet = Sheet(book, book.Tables[i]);
                sheets.Append(new Sheet { Id = main.GetIdOfPart(part), SheetId = (uint)i + 1, Name = book.Tables[i].Name });
                names.Append(new DefinedName($"'{book.Tables[i].Name}'!$1:$3") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i });
            }
            // Whoever opens it computes anew; whoever only reads finds the values.
            main.Workbook = new Workbook(sheets, names, new CalculationProperties { FullCalculationOnLoad = true });
        }
        return file.ToArray();
    }

    private static Worksheet Sheet(MeetingBook book, MeetingTable table)
    {
        var last = Letter(table.Columns.Count - 1);
        var rows = new SheetData(
            new Row(Words("A1", $"{book.Title}：{table.Title}", Title)) { RowIndex = 1, Height = 28, CustomHeight = true },
            new Row(Words("A2", $"{book.Subtitle}。{table.Note}", Note)) { RowIndex = 2, Height = 18, CustomHeight = true },
            new Row(table.Columns.Select((column, i) => Words($"{Letter(i)}3", column.Name, Head))) { RowIndex = 3, Height = 34, CustomHeight = true });
        for (var i = 0; i < table.Rows.Count; i++) rows.Append(Line(table, table.Rows[i], FirstRow + (uint)i));
        return new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView(new Pane { VerticalSplit = 3, TopLeftCell = $"A{FirstRow}", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }),
            new Columns(table.Columns.Select((column, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = column.Width, CustomWidth = true })),
            rows,
            new MergeCells(new MergeCell { Reference = $"A1:{last}1" }, new MergeCell { Reference = $"A2:{last}2" }),
            new PrintOptions { HorizontalCentered = true },
            new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 },
            new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 },
            new HeaderFooter(new OddFooter("&C&P / &N")));
    }

    private static Row Line(MeetingTable table, IReadOnlyList<MeetingCell> cells, uint number)
    {
        var row = new Row { RowIndex = number };
        for (var i = 0; i < cells.Count; i++) row.Append(Cell(table.Columns[i].Kind, cells[i], $"{Letter(i)}{number}", number));
        return row;
    }

    private static Cell Cell(CellKind kind, MeetingCell cell, string at, uint row) => kind switch
    {
        CellKind.Text => Words(at, cell.Text ?? "", Text),
        CellKind.Rate => Formula(at, $"IF({Letter(cell.Whole!.Value)}{row}=0,\"—\",{Letter(cell.Part!.Value)}{row}/{Letter(cell.Whole!.Value)}{row})", cell.Value),
        _ => cell.Value is { } value ? new Cell { CellReference = at, StyleIndex = kind == CellKind.Count ? Count : Amount, CellValue = new CellValue(value) } : new Cell { CellReference = at, StyleIndex = Text },
    };

    private static Cell Formula(string at, string formula, decimal? value) => new()
    {
        CellReference = at,
        StyleIndex = Rate,
        CellFormula = new CellFormula(formula),
        DataType = value is null ? CellValues.String : CellValues.Number,
        CellValue = new CellValue(value?.ToString(CultureInfo.InvariantCulture) ?? "—"),
    };

    private static Cell Words(string at, string text, uint style) => new()
    {
        CellReference = at, StyleIndex = style, DataType = CellValues.InlineString,
        InlineString = new InlineString(new Text(string.Concat(text.Where(sign => !char.IsControl(sign) && !char.IsSurrogate(sign)))) { Space = SpaceProcessingModeValues.Preserve }),
    };

    private static string Letter(int column) => column < 26 ? $"{(char)('A' + column)}" : $"{(char)('A' + (column / 26) - 1)}{(char)('A' + (column % 26))}";

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "#,##0.00" }, new NumberingFormat { NumberFormatId = 165, FormatCode = "0.0%" }),
        new Fonts(Font(11, false), Font(16, true), Font(10, false), Font(10, true)),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE8EEF4" }) { PatternType = PatternValues.Solid })),
        new Borders(new Border(), new Border(Thin<LeftBorder>(), Thin<RightBorder>(), Thin<TopBorder>(), Thin<BottomBorder>(), new DiagonalBorder())),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(), Format(1, 0, 0, HorizontalAlignmentValues.Center, 0), Format(2, 0, 0, HorizontalAlignmentValues.Left, 0), Format(3, 2, 1, HorizontalAlignmentValues.Center, 0),
            Format(2, 0, 1, HorizontalAlignmentValues.Left, 0), Format(2, 0, 1, HorizontalAlignmentValues.Right, 3), Format(2, 0, 1, HorizontalAlignmentValues.Right, 164), Format(2, 0, 1, HorizontalAlignmentValues.Right, 165)));

    private static Font Font(double size, bool bold)
    {
        var font = new Font(new FontSize { Val = size }, new FontName { Val = "等线" });
        if (bold) font.PrependChild(new Bold());
        return font;
    }

    private static T Thin<T>() where T : BorderPropertiesType, new() => new() { Style = BorderStyleValues.Thin };

    private static CellFormat Format(uint font, uint fill, uint border, HorizontalAlignmentValues to, uint number) =>
        new(new Alignment { Horizontal = to, Vertical = VerticalAlignmentValues.Center, WrapText = true })
        {
            FontId = font, FillId = fill, BorderId = border, NumberFormatId = number, ApplyFont = true, ApplyFill = true, ApplyBorder = true, ApplyNumberFormat = true, ApplyAlignment = true,
        };
}
