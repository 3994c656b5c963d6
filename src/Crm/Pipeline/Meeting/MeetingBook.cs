using System.Globalization;
using Crm.Foundation.Formats;

namespace Crm.Pipeline.Meeting;

/// <summary>What lies before the weekly meeting (招商例会): tables, drawn alike on the page, in the workbook and in the document.</summary>
/// <param name="Title">Of the first page.</param>
/// <param name="Subtitle">Unit, day, standpoint and period.</param>
public sealed record MeetingBook(string Title, string Subtitle, IReadOnlyList<MeetingTable> Tables);

/// <summary>A table of the pack.</summary>
/// <param name="Name">Short, as a workbook's sheet is called.</param>
/// <param name="Note">In which units its figures are, or how they are counted.</param>
public sealed record MeetingTable(string Name, string Title, string Note, IReadOnlyList<MeetingColumn> Columns, IReadOnlyList<IReadOnlyList<MeetingCell>> Rows);

/// <summary>A column.</summary>
/// <param name="Width">In characters of a workbook.</param>
public sealed record MeetingColumn(string Name, CellKind Kind, int Width = 10);

/// <summary>What stands in a column.</summary>
public enum CellKind
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>A number of projects.</summary>
    Count,

    /// <summary>An investment in 万元.</summary>
    Amount,

    /// <summary>A share, 0 to 1.</summary>
    Rate,
}

/// <summary>A cell.</summary>
/// <param name="Text">The words, in a column of words.</param>
/// <param name="Value">The figure; null for a share of nothing.</param>
/// <param name="Href">Where it opens into.</param>
/// <param name="Part">Of a share: the column with its numerator, so that a workbook can compute it; from 0.</param>
/// <param name="Whole">The column with its denominator.</param>
public sealed record MeetingCell(string? Text = null, decimal? Value = null, string? Href = null, int? Part = null, int? Whole = null)
{
    /// <summary>How it is read.</summary>
    public string Show(CellKind kind) => kind switch
    {
        CellKind.Text => Text ?? "",
        CellKind.Rate => Value?.ToString("P1", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal) ?? "—",
        _ => Figure.Show(Value),
    };
}
