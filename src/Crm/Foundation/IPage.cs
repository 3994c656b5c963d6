namespace Crm.Foundation;

/// <summary>An answer that comes page by page.</summary>
public interface IPage<out TRow> where TRow : IRow
{
    /// <summary>The rows of this page.</summary>
    IReadOnlyList<TRow> Rows { get; }

    /// <summary>How many there are in all, up to <see cref="SqlFilter.CountLimit"/>; 0 where nobody counts them.</summary>
    int Count => 0;

    /// <summary>Mark for the next page; null on the last.</summary>
    string? Next { get; }
}

/// <summary>A row of such an answer.</summary>
public interface IRow
{
    /// <summary>Of the record it is about; no two rows have the same.</summary>
    Guid Id { get; }
}
