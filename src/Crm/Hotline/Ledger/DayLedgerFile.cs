using System.Globalization;
using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Hotline.Confiding;
using Crm.Inquiries;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Topic = Crm.Inquiries.Topic;

namespace Crm.Hotline.Ledger;

/// <summary>Writes a day's ledger as a workbook of one sheet: title, unit line, columns, calls in order of the day, sums by topic and outcome; ready for the printer.</summary>
internal static class DayLedgerFile
{
    // The styles of DayLedgerLook, by number.
    private const uint Title = 1, Line = 2, Head = 3, Text = 4, Middle = 5, Sum = 6;

    private static readonly (string Name, double Width)[] Layout =
    [
        ("序号", 6), ("时间", 8), ("来去电", 8), ("主题", 16), ("企业", 26), ("联系人", 10), ("号码", 15), ("意向地区", 14), ("需求", 40), ("结果", 10), ("转给", 12), ("话务员", 10),
    ];

    private static string Last => ((char)('A' + Layout.Length - 1)).ToString();

    /// <summary>The file's bytes.</summary>
    /// <param name="rows">The calls, the first of the day first.</param>
    /// <param name="unit">Name of the unit, for the line under the title.</param>
    /// <param name="by">Name of whoever draws it up.</param>
    public static byte[] Write(IReadOnlyList<CallRow> rows, DateOnly day, string unit, string by, DateTimeOffset now)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = DayLedgerLook.Styles();
            var part = workbook.AddNewPart<WorksheetPart>();
            part.Worksheet = Sheet(rows, day, unit, by, now);
            var name = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            workbook.Workbook = new Workbook(
                new Sheets(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = 1, Name = name }),
                new DefinedNames(new DefinedName($"'{name}'!$1:$3") { Name = "_xlnm.Print_Titles", LocalSheetId = 0 }));
        }
        return stream.ToArray();
    }

    private static Worksheet Sheet(IReadOnlyList<CallRow> rows, DateOnly day, string unit, string by, DateTimeOffset now)
    {
        var data = new SheetData();
        data.Append(Row(1, 30, [(Texts.Of("{0}招商热线来电台账", unit), Title)]));
        data.Append(Row(2, 20, [(Texts.Of("单位：{0}    日期：{1}    共 {2} 通    制表：{3}    制表时间：{4}", unit, Days.Full(day), rows.Count, by, Days.Moment(now, default)), Line)]));
        data.Append(Row(3, 22, [.. Layout.Select(column => (Texts.Of(column.Name), Head))]));
        var line = 3u;
        foreach (var row in rows) data.Append(Row(++line, null, [.. Cells(row, (int)line - 3)]));
        data.Append(Row(++line, 22, [(Sums(rows), Sum)]));
        return new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView(new Pane { VerticalSplit = 3, TopLeftCell = "A4", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }),
            new SheetFormatProperties { DefaultRowHeight = 18 },
            new Columns(Layout.Select((column, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = column.Width, CustomWidth = true })),
            data,
            new MergeCells(new MergeCell { Reference = $"A1:{Last}1" }, new MergeCell { Reference = $"A2:{Last}2" }, new MergeCell { Reference = $"A{line}:{Last}{line}" }),
            new PrintOptions { HorizontalCentered = true },
            new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 },
            new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 },
            new HeaderFooter(new OddFooter("&C" + Texts.Of("第 {0} 页，共 {1} 页", "&P", "&N"))));
    }

    private static IEnumerable<(string?, uint)> Cells(CallRow row, int number) =>
    [
        (number.ToString(CultureInfo.InvariantCulture), Middle),
        (row.LoggedAt.ToOffset(China.Offset).ToString("HH:mm", CultureInfo.InvariantCulture), Middle),
        (CallWords.Of(row.Direction), Middle),
        (TopicWords.Of(row.Topic), Middle),
        (row.Company, Text),
        (row.Caller?.Name, Middle),
        (row.Hidden ? ConfidentialCalls.Hidden : Phone.TryParse(row.Caller?.Phone, out var phone) ? phone.Masked : null, Middle),
        (row.RegionName, Middle),
        (string.Join("；", new[] { row.Wish, row.Remarks }.Where(text => !string.IsNullOrWhiteSpace(text))), Text),
        (CallWords.Of(row.Outcome), Middle),
        (row.Pending is null ? row.HandedTo : Texts.Of("{0}（待接收）", row.HandedTo ?? ""), Middle),
        (row.Agent, Middle),
    ];

    private static string Sums(IReadOnlyList<CallRow> rows) => Texts.Of(
        "合计 {0} 通。按主题：{1}。按结果：{2}。", rows.Count,
        string.Join("，", Enum.GetValues<Topic>().Select(topic => $"{TopicWords.Of(topic)} {rows.Count(r => r.Topic == topic)}")),
        string.Join("，", Enum.GetValues<CallOutcome>().Select(outcome => $"{CallWords.Of(outcome)} {rows.Count(r => r.Outcome == outcome)}")));

    // All cells are texts, and a text that looks like a formula stays one.
    private static Row Row(uint number, double? height, IReadOnlyList<(string? Value, uint Style)> cells)
    {
        var row = new Row { RowIndex = number };
        if (height is { } points) (row.Height, row.CustomHeight) = (points, true);
        for (var i = 0; i < cells.Count; i++)
        {
            row.Append(new Cell(new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(Legal(ExportCell.Safe(cells[i].Value) ?? "")) { Space = SpaceProcessingModeValues.Preserve }))
            {
                CellReference = $"{(char)('A' + i)}{number}", DataType = CellValues.InlineString, StyleIndex = cells[i].Style,
            });
        }
        return row;
    }

    // XML has no control characters.
    private static string Legal(string text) => string.Concat(text.Where(System.Xml.XmlConvert.IsXmlChar));
}
