namespace Crm.Imports.Reading;

/// <summary>A sheet as it was read: rows that hold something, by their number in the file.</summary>
/// <param name="Name">The sheet's name.</param>
public sealed record SheetTable(string Name, IReadOnlyList<SheetRow> Rows);

/// <summary>A row.</summary>
/// <param name="Number">As the spreadsheet counts it.</param>
/// <param name="Cells">By column, the first is 0.</param>
public sealed record SheetRow(int Number, IReadOnlyDictionary<int, SheetCell> Cells)
{
    /// <summary>What stands in a column; empty where nothing does.</summary>
    public SheetCell this[int column] => Cells.GetValueOrDefault(column, SheetCell.Empty);
}

/// <summary>A cell.</summary>
/// <param name="Text">What it says; a number in plain digits.</param>
/// <param name="Moment">The date, where the spreadsheet knows it for one.</param>
/// <param name="Trouble">Why it can't be taken at its word.</param>
public sealed record SheetCell(string Text, DateTime? Moment = null, CellTrouble Trouble = CellTrouble.None)
{
    /// <summary>Nothing.</summary>
    public static readonly SheetCell Empty = new("");

    /// <summary>Whether it says nothing.</summary>
    public bool IsEmpty => Trouble == CellTrouble.None && string.IsNullOrWhiteSpace(Text);
}

/// <summary>Why a cell can't be taken at its word.</summary>
public enum CellTrouble
{
    None,

    /// <summary>A formula whose result the file does not hold.</summary>
    NoResult,

    /// <summary>An error such as #REF!.</summary>
    Error,
}
