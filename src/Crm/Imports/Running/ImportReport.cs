using Crm.Foundation;
using Crm.Imports.Rows;

namespace Crm.Imports.Running;

/// <summary>What will become, or became, of a ledger, row by row.</summary>
/// <param name="Kind">What it is a list of.</param>
/// <param name="Columns">What each column was taken for.</param>
public sealed record ImportReport(LedgerKind Kind, IReadOnlyList<ColumnTaken> Columns, IReadOnlyList<RowReport> Rows)
{
    /// <summary>How many rows ended so.</summary>
    public int Count(RowState state) => Rows.Count(row => row.State == state);

    /// <summary>Rows that are to be put down.</summary>
    public int New => Count(RowState.New);

    /// <summary>Rows that were put down.</summary>
    public int Added => Count(RowState.Added);

    /// <summary>Rows that are there already.</summary>
    public int There => Count(RowState.There);

    /// <summary>Rows that are not taken.</summary>
    public int Faulty => Count(RowState.Faulty);
}

/// <summary>A column and what it was taken for.</summary>
public sealed record ColumnTaken(string Letter, string Heading, LedgerField? Field);

/// <summary>A row. Holds nothing of what stands in it but what is wrong with it.</summary>
/// <param name="Number">As the spreadsheet counts it.</param>
/// <param name="Id">The inquiry's or the call's.</param>
public sealed record RowReport(int Number, Guid Id, RowState State, IReadOnlyList<CellFault> Faults, IReadOnlyList<string> Notes);

/// <summary>Where a row stands.</summary>
public enum RowState
{
    /// <summary>将新增.</summary>
    New = 1,

    /// <summary>已新增.</summary>
    Added,

    /// <summary>已在: imported before, from the same file.</summary>
    There,

    /// <summary>有问题.</summary>
    Faulty,
}

/// <summary>How far an import is.</summary>
public sealed record ImportProgress(int Done, int Total);

/// <summary>Where rows stand, in words.</summary>
public static class ImportWords
{
    /// <summary>Where a row stands.</summary>
    public static string Of(RowState state) => state switch
    {
        RowState.New => Texts.Of("将新增"),
        RowState.Added => Texts.Of("已新增"),
        RowState.There => Texts.Of("已在"),
        RowState.Faulty => Texts.Of("有问题"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>CSS class of its tag.</summary>
    public static string Tag(RowState state) => state switch
    {
        RowState.Added => "tag tag-good",
        RowState.New => "tag tag-primary",
        RowState.Faulty => "tag tag-bad",
        _ => "tag",
    };
}
