using Crm.Api;
using Crm.Foundation;
using Crm.Submissions.Deciding;

namespace Crm.Submissions.Figures;

/// <summary>The monthly figures as an Excel file.</summary>
public static class MonthlyExport
{
    public static void Map(RouteGroupBuilder files) => files.MapGet("/submissions/figures/export.xlsx", async (Desk desk, TimeProvider clock, CancellationToken token) =>
            await ListExport.Of(desk, new MonthlySubmissions(36), months => months.Select(Row), _ => null, Texts.Of("投稿月度统计"), China.Today(clock), token))
        .WithMetadata(new Carries(typeof(MonthlySubmissions)));

    private static Dictionary<string, object?> Row(SubmissionMonth month)
    {
        var row = new Dictionary<string, object?>
        {
            [Texts.Of("月份")] = month.Month,
            [Texts.Of("收到")] = month.Received,
            [Texts.Of("未审结")] = month.Open,
            [Texts.Of("已审结")] = month.Decided,
            [Texts.Of("按时审结")] = month.InTime,
            [Texts.Of("已发布")] = month.Published,
            [Texts.Of("已撤下")] = month.TakenDown,
            [Texts.Of("作者已撤回")] = month.Withdrawn,
        };
        foreach (var reason in Enum.GetValues<RefusalReason>()) row[Texts.Of("未采用：{0}", RefusalReasons.Of(reason))] = month.Refused.GetValueOrDefault(reason);
        return row;
    }
}
