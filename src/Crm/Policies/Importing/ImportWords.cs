using Crm.Foundation;

namespace Crm.Policies.Importing;

/// <summary>An import in words, for page and command line alike.</summary>
public static class ImportWords
{
    /// <summary>What became of an article.</summary>
    public static string Of(ImportResult result) => result switch
    {
        ImportResult.New => Texts.Of("新增"),
        ImportResult.Revised => Texts.Of("新版本"),
        ImportResult.Dated => Texts.Of("补上日期"),
        ImportResult.Unchanged => Texts.Of("未变"),
        _ => Texts.Of("未导入"),
    };

    /// <summary>The whole import in one line: new 10, new version 0, ….</summary>
    public static string Summary(ImportReport report) =>
        string.Join(Texts.Of("，"), Enum.GetValues<ImportResult>().Select(result => $"{Of(result)} {report.Count(result)}"));
}
