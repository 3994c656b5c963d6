namespace Crm.Policies.Importing;

/// <summary>What became of a page, article by article.</summary>
/// <param name="Entries">In the page's order.</param>
public sealed record ImportReport(IReadOnlyList<ImportedEntry> Entries)
{
    /// <summary>How many articles ended so.</summary>
    public int Count(ImportResult result) => Entries.Count(entry => entry.Result == result);
}

/// <summary>What became of one article.</summary>
/// <param name="Number">Its place on the page, counted from 1.</param>
/// <param name="Line">Where it starts in the text.</param>
/// <param name="TextVersion">The version of the text that the library has now.</param>
/// <param name="Notes">Why it was refused, or what was odd about it, as sentences.</param>
public sealed record ImportedEntry(
    int Number, int Line, string? RegionTag, string Title, ImportResult Result, Guid? DocumentId, int? TextVersion, IReadOnlyList<string> Notes);

/// <summary>What an import did with an article.</summary>
public enum ImportResult
{
    /// <summary>新增: the library did not have it.</summary>
    New,

    /// <summary>新版本: the library had another text of it.</summary>
    Revised,

    /// <summary>补上日期: the library had this text without a date.</summary>
    Dated,

    /// <summary>未变: the library had it.</summary>
    Unchanged,

    /// <summary>未导入: it was refused.</summary>
    Refused,
}

/// <summary>How far an import is.</summary>
public sealed record ImportProgress(int Done, int Total, ImportedEntry Last);
