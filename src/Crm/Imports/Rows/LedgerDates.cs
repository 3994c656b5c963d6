using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Crm.Imports.Reading;

namespace Crm.Imports.Rows;

/// <summary>Reads a day however a ledger writes it: as the spreadsheet's date, as 2026-6-1, 2026/06/01, 2026.6.1, 2026年6月1日 or 20260601, full-width or not, with or without the time behind it.</summary>
public static partial class LedgerDates
{
    /// <summary>The day; null where none can be read.</summary>
    public static DateOnly? Read(SheetCell cell)
    {
        if (cell.Moment is { } moment) return DateOnly.FromDateTime(moment);
        var text = cell.Text.Normalize(NormalizationForm.FormKC).Trim();
        if ((Written().Match(text) is { Success: true } m || (m = Run().Match(text)).Success) && DateOnly.TryParseExact(
            $"{m.Groups["y"].Value}-{m.Groups["m"].Value}-{m.Groups["d"].Value}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        // A date whose look was lost on the way is the number of its days.
        return Days().IsMatch(text) && CellDates.Date(decimal.Parse(text, CultureInfo.InvariantCulture)) is { } date ? DateOnly.FromDateTime(date) : null;
    }

    [GeneratedRegex(@"^(?<y>(?:19|20)\d{2})\s*[-/.年]\s*(?<m>\d{1,2})\s*[-/.月]\s*(?<d>\d{1,2})(?!\d)")]
    private static partial Regex Written();

    [GeneratedRegex(@"^(?<y>(?:19|20)\d{2})(?<m>\d{2})(?<d>\d{2})$")]
    private static partial Regex Run();

    [GeneratedRegex(@"^[3-6]\d{4}(?:\.\d+)?$")]
    private static partial Regex Days();
}
