using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Crm.Imports.Reading;

/// <summary>Which cells of a workbook are dates: to the file they are numbers, and only their look says what they mean.</summary>
internal sealed partial class CellDates
{
    // Days between 1900-01-01 and 1904-01-01, where other spreadsheets begin to count.
    private const int From1904 = 1462;
    private readonly HashSet<uint> looks = [];
    private readonly bool from1904;

    public CellDates(Stylesheet? styles, bool from1904)
    {
        this.from1904 = from1904;
        var own = (styles?.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            .Where(f => f.NumberFormatId is not null).GroupBy(f => f.NumberFormatId!.Value).ToDictionary(g => g.Key, g => g.First().FormatCode?.Value ?? "");
        uint index = 0;
        foreach (var format in styles?.CellFormats?.Elements<CellFormat>() ?? [])
        {
            var id = format.NumberFormatId?.Value ?? 0;
            // The numbers that stand for dates by convention, those of East Asia among them.
            if (own.TryGetValue(id, out var code) ? IsDate(code) : id is >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58) looks.Add(index);
            index++;
        }
    }

    /// <summary>The date a number stands for; null where it is just a number.</summary>
    public DateTime? Read(decimal number, uint? style) => style is { } look && looks.Contains(look) ? Date(number + (from1904 ? From1904 : 0)) : null;

    /// <summary>The date that many days after the last of 1899; null for a number that is none of a ledger.</summary>
    public static DateTime? Date(decimal days) => days is > 0 and < 80_000 ? DateTime.FromOADate((double)days) : null;

    private static bool IsDate(string code) => Letters().IsMatch(Literal().Replace(code, "").ToLower(CultureInfo.InvariantCulture));

    // What stands in quotes, in brackets or behind a backslash is no part of the format.
    [GeneratedRegex("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.")]
    private static partial Regex Literal();

    [GeneratedRegex("[ymd]")]
    private static partial Regex Letters();
}
