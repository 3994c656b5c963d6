namespace Crm.Policies.Importing;

/// <summary>What will become, or became, of an import, document by document.</summary>
/// <param name="Entries">In the order of the source.</param>
/// <param name="ImportId">The import, by which it can be taken back; null for a preview.</param>
public sealed record ImportReport(IReadOnlyList<ImportedEntry> Entries, Guid? ImportId = null)
{
    /// <summary>How many documents ended so.</summary>
    public int Count(ImportResult result) => Entries.Count(entry => entry.Result == result);
}

/// <summary>What will become, or became, of one document.</summary>
/// <param name="Number">Its place in the source, counted from 1.</param>
/// <param name="Line">Where it starts in the text.</param>
/// <param name="TextVersion">The version of the text that the library has then.</param>
/// <param name="Notes">Why it was refused, or what was odd about it, as sentences.</param>
/// <param name="Place">The file it stands in, where there are several.</param>
/// <param name="Like">The document whose text is the same or nearly the same.</param>
/// <param name="Region">GB/T 2260 code of its place.</param>
/// <param name="PublishedOn">Its date.</param>
public sealed record ImportedEntry(
    int Number, int Line, string? RegionTag, string Title, ImportResult Result, Guid? DocumentId, int? TextVersion, IReadOnlyList<string> Notes,
    string? Place = null, Guid? Like = null, string? Region = null, DateOnly? PublishedOn = null);

/// <summary>What an import does with a document.</summary>
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

    /// <summary>疑似重复: another document has the same or nearly the same text; kept back for the editor.</summary>
    Similar,

    /// <summary>不导入: the editor left it out.</summary>
    LeftOut,

    /// <summary>未导入: it was refused.</summary>
    Refused,
}

/// <summary>How far an import is.</summary>
/// <param name="Total">Documents to look at; 0 while that is not known.</param>
public sealed record ImportProgress(int Done, int Total, ImportedEntry Last);

/// <summary>What the editor decided about single documents after the preview.</summary>
/// <param name="LeaveOut">Numbers of those that are not to be imported.</param>
/// <param name="Anyway">Numbers of those that are to be imported although another document has the same or nearly the same text.</param>
public sealed record ImportChoices(IReadOnlySet<int> LeaveOut, IReadOnlySet<int> Anyway)
{
    /// <summary>As proposed.</summary>
    public static readonly ImportChoices None = new(new HashSet<int>(), new HashSet<int>());
}
