using Crm.Foundation;

namespace Crm.Policies.Importing;

/// <summary>An import in words, for page and command line alike.</summary>
public static class ImportWords
{
    private static readonly ImportResult[] AlwaysSaid = [ImportResult.New, ImportResult.Revised, ImportResult.Dated, ImportResult.Unchanged, ImportResult.Refused];

    /// <summary>What becomes of a document.</summary>
    public static string Of(ImportResult result) => result switch
    {
        ImportResult.New => Texts.Of("新增"),
        ImportResult.Revised => Texts.Of("新版本"),
        ImportResult.Dated => Texts.Of("补上日期"),
        ImportResult.Unchanged => Texts.Of("未变"),
        ImportResult.Similar => Texts.Of("疑似重复"),
        ImportResult.LeftOut => Texts.Of("不导入"),
        _ => Texts.Of("未导入"),
    };

    /// <summary>CSS class of its tag.</summary>
    public static string Tag(ImportResult result) => result switch
    {
        ImportResult.New => "tag tag-good",
        ImportResult.Revised or ImportResult.Dated => "tag tag-primary",
        ImportResult.Similar => "tag tag-warn",
        ImportResult.Refused => "tag tag-bad",
        _ => "tag",
    };

    /// <summary>The whole import in one line: new 10, new version 0, ….</summary>
    public static string Summary(ImportReport report) => Summary(report.Entries.Aggregate(ImportCounts.None, (counts, entry) => counts.With(entry.Result)));

    /// <summary>The same from its counts.</summary>
    public static string Summary(ImportCounts counts) => string.Join(Texts.Of("，"), Enum.GetValues<ImportResult>()
        .Select(result => (result, number: Number(counts, result))).Where(part => part.number > 0 || AlwaysSaid.Contains(part.result)).Select(part => $"{Of(part.result)} {part.number}"));

    private static int Number(ImportCounts counts, ImportResult result) => result switch
    {
        ImportResult.New => counts.New,
        ImportResult.Revised => counts.Revised,
        ImportResult.Dated => counts.Dated,
        ImportResult.Unchanged => counts.Unchanged,
        ImportResult.Similar => counts.Similar,
        ImportResult.LeftOut => counts.LeftOut,
        _ => counts.Refused,
    };
}
