using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Crm.Imports.Reading;

/// <summary>Reads the visible sheets of a workbook piece by piece, holding no more of it than the cells that say something.</summary>
internal sealed class SheetReader(ReadOnlyMemory<byte> bytes)
{
    private const int MostSheets = 10;
    private const int MostMerges = 10_000;
    private readonly List<string> shared = [];
    private CellDates dates = new(null, false);

    public IReadOnlyList<SheetTable> Read()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes.ToArray(), writable: false), false, new OpenSettings { MaxCharactersInPart = LedgerFile.MostCharacters });
        var book = document.WorkbookPart ?? throw new InvalidDataException("no workbook");
        dates = new CellDates(book.WorkbookStylesPart?.Stylesheet, book.Workbook?.WorkbookProperties?.Date1904?.Value == true);
        ReadShared(book.SharedStringTablePart);
        var visible = (book.Workbook?.Sheets?.Elements<Sheet>() ?? []).Where(sheet => sheet.State?.Value is not { } state || state == SheetStateValues.Visible).Take(MostSheets);
        var tables = new List<SheetTable>();
        foreach (var sheet in visible)
            if (book.GetPartById(sheet.Id!.Value!) is WorksheetPart part) tables.Add(new SheetTable(sheet.Name?.Value ?? "", Rows(part)));
        return tables;
    }

    private void ReadShared(SharedStringTablePart? part)
    {
        if (part is null) return;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
            if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement && reader.LoadCurrentElement() is SharedStringItem item) shared.Add(TextOf(item));
    }

    // The readings of characters that some hands put above them are no part of the text.
    private static string TextOf(RstType item) => item.Text?.Text ?? string.Concat(item.Elements<Run>().Select(run => run.Text?.Text));

    private List<SheetRow> Rows(WorksheetPart part)
    {
        var rows = new List<(int Number, Dictionary<int, SheetCell> Cells)>();
        var merges = new List<string>();
        var last = 0;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (!reader.IsStartElement) continue;
            if (reader.ElementType == typeof(Row))
            {
                last = reader.Attributes.FirstOrDefault(a => a.LocalName == "r").Value is { Length: > 0 } number ? int.Parse(number, CultureInfo.InvariantCulture) : last + 1;
                var cells = Cells(reader);
                if (cells.Count == 0) continue;
                if (rows.Count == LedgerFile.MostRows + 30) throw LedgerFile.TooMuch();
                rows.Add((last, cells));
            }
            else if (reader.ElementType == typeof(MergeCell) && merges.Count < MostMerges && reader.LoadCurrentElement() is MergeCell { Reference.Value: { } area })
            {
                merges.Add(area);
            }
        }
        FillDown(rows.ToDictionary(row => row.Number, row => row.Cells), merges);
        return [.. rows.Select(row => new SheetRow(row.Number, row.Cells))];
    }

    private Dictionary<int, SheetCell> Cells(OpenXmlReader reader)
    {
        var cells = new Dictionary<int, SheetCell>();
        if (!reader.ReadFirstChild()) return cells;
        var next = 0;
        do
        {
            if (reader.ElementType != typeof(Cell) || reader.LoadCurrentElement() is not Cell cell) continue;
            var column = cell.CellReference?.Value is { } reference ? ColumnOf(reference) : next;
            next = column + 1;
            if (column < LedgerFile.MostColumns && Value(cell) is { IsEmpty: false } value) cells[column] = value;
        }
        while (reader.ReadNextSibling());
        return cells;
    }

    private SheetCell Value(Cell cell)
    {
        var text = cell.CellValue?.Text;
        if (cell.CellFormula is not null && string.IsNullOrEmpty(text)) return new SheetCell("", Trouble: CellTrouble.NoResult);
        var type = cell.DataType?.Value;
        if (type == CellValues.Error) return new SheetCell(text ?? "", Trouble: CellTrouble.Error);
        if (type == CellValues.SharedString) return new SheetCell(int.TryParse(text, CultureInfo.InvariantCulture, out var at) && at >= 0 && at < shared.Count ? shared[at] : "");
        if (type == CellValues.InlineString) return new SheetCell(cell.InlineString is { } inline ? TextOf(inline) : "");
        if (type == CellValues.Date && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)) return new SheetCell(text!, moment);
        if (type is not null && type != CellValues.Number || !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return new SheetCell(text ?? "");
        return new SheetCell(number.ToString("0.############################", CultureInfo.InvariantCulture), dates.Read(number, cell.StyleIndex?.Value));
    }

    // A cell merged over several rows of one column holds for all of them, as a day does that stands once for its calls.
    private static void FillDown(Dictionary<int, Dictionary<int, SheetCell>> rows, List<string> merges)
    {
        foreach (var ends in merges.Select(area => area.Split(':')).Where(ends => ends.Length == 2))
        {
            var (column, from, to) = (ColumnOf(ends[0]), RowOf(ends[0]), RowOf(ends[1]));
            if (column != ColumnOf(ends[1]) || to - from > LedgerFile.MostRows || !rows.TryGetValue(from, out var first) || !first.TryGetValue(column, out var value)) continue;
            for (var row = from + 1; row <= to; row++)
                if (rows.TryGetValue(row, out var cells)) cells.TryAdd(column, value);
        }
    }

    private static int ColumnOf(string reference) => reference.TakeWhile(char.IsAsciiLetter).Take(4).Aggregate(0, (sum, letter) => sum * 26 + (char.ToUpperInvariant(letter) - 'A' + 1)) - 1;

    private static int RowOf(string reference) => int.Parse(reference.AsSpan(reference.TakeWhile(char.IsAsciiLetter).Count()), CultureInfo.InvariantCulture);
}
