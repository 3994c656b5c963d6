using Crm.Exports.Noting;
using Crm.Foundation;
using MiniExcelLibs;

namespace Crm.Api;

/// <summary>A list as a file: asked for page by page with the list's own query, so that it holds exactly what the person reaches. That it was handed out is put down.</summary>
public static class ListExport
{
    /// <summary>The most rows a file holds, give or take a page.</summary>
    public const int RowLimit = 10_000;

    /// <summary>Media type of a workbook.</summary>
    public const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The file, or why the first page was refused.</summary>
    /// <param name="query">The first page.</param>
    /// <param name="rows">A page's rows, by the names of their columns.</param>
    /// <param name="next">The query of the page behind this one; null on the last.</param>
    /// <param name="name">What the file is called before the day and the ending.</param>
    public static async Task<IResult> Of<TPage>(
        Desk desk, IQuery<TPage> query, Func<TPage, IEnumerable<Dictionary<string, object?>>> rows, Func<TPage, IQuery<TPage>?> next, string name, DateOnly today, CancellationToken token, bool csv = false)
    {
        var all = new List<Dictionary<string, object?>>();
        for (var page = query; page is not null && all.Count < RowLimit;)
        {
            var outcome = await desk.Ask(page, token);
            if (!outcome.Ok) return Problems.Of(outcome);
            all.AddRange(rows(outcome.Answer!));
            page = next(outcome.Answer!);
        }
        var file = new MemoryStream();
        await file.SaveAsAsync(all, excelType: csv ? ExcelType.CSV : ExcelType.XLSX, cancellationToken: token);
        file.Position = 0;
        var ending = csv ? "csv" : "xlsx";
        return new ListFile(Results.File(file, csv ? "text/csv; charset=utf-8" : Excel, $"{name}-{today:yyyyMMdd}.{ending}"), name, ending, all.Count);
    }
}
