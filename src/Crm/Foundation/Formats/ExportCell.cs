using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Crm.Foundation.Formats;

/// <summary>
/// Text on its way into a CSV or Excel cell. A text that a spreadsheet would take for a formula gets an apostrophe in front, which spreadsheets hide;
/// <see cref="Restore"/> takes exactly that apostrophe away again on import. Numbers and dates go out as numbers and dates, not through here.
/// </summary>
public static partial class ExportCell
{
    /// <summary>The text, harmless in a spreadsheet. Null stays null.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Safe(string? text) => text is not null && Formula().IsMatch(text) ? "'" + text : text;

    /// <summary>The text as it was before <see cref="Safe"/>.</summary>
    [return: NotNullIfNotNull(nameof(cell))]
    public static string? Restore(string? cell) => cell is ['\'', ..] && Formula().IsMatch(cell) ? cell[1..] : cell;

    // white space and apostrophes in front don't stop every spreadsheet from seeing the sign behind them
    [GeneratedRegex(@"^[\s']*[=+\-@\t\r\n＝＋－＠]")]
    private static partial Regex Formula();
}
