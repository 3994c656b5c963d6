using Crm.Api;
using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Foundation.Formats;
using Crm.Submissions.Deciding;

namespace Crm.Submissions.Queue;

/// <summary>The list as an Excel file, with the filters of the address. Holds neither number nor mail address of anybody.</summary>
public static class SubmissionExport
{
    public static void Map(RouteGroupBuilder files) => files.MapGet("/submissions/export.xlsx", async (
            Desk desk, TimeProvider clock, CancellationToken token, string? view, string? q, RefusalReason? reason, string? month, string? decided) =>
        {
            var query = new FindSubmissions(view ?? "open", q, reason, month, decided, Take: 200);
            return await ListExport.Of(
                desk, query, page => page.Rows.Select(Row), page => page.Next is { } after ? query with { After = after } : null, Texts.Of("投稿"), China.Today(clock), token);
        })
        .WithMetadata(new Carries(typeof(FindSubmissions)));

    private static Dictionary<string, object?> Row(SubmissionRow row) => new()
    {
        [Texts.Of("投稿编号")] = row.Number,
        [Texts.Of("收到")] = Moment(row.ReceivedAt),
        [Texts.Of("标题")] = ExportCell.Safe(row.Title),
        [Texts.Of("来稿单位")] = ExportCell.Safe(row.Organisation),
        [Texts.Of("作者")] = ExportCell.Safe(row.Author),
        [Texts.Of("涉及地区")] = Regions.Label(row.Region),
        [Texts.Of("字数")] = row.Characters,
        [Texts.Of("状态")] = SubmissionWords.Of(row.State),
        [Texts.Of("审稿编辑")] = row.Editor,
        [Texts.Of("审结")] = row.DecidedAt is { } at ? Moment(at) : null,
        [Texts.Of("未采用原因")] = ExportCell.Safe(row.Why),
    };

    private static string Moment(DateTimeOffset at) => at.ToOffset(China.Offset).ToString("yyyy-MM-dd HH:mm");
}
