using Crm.Api;
using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Foundation.Formats;
using Crm.Shell.Components;
using Crm.Team;

namespace Crm.Leads.Listing;

/// <summary>The list as an Excel file, with the filters of the address and of exactly the leads the person reaches; contacts are not in it.</summary>
public static class LeadExport
{
    public static void Map(RouteGroupBuilder files) => files.MapGet("/leads/export.xlsx", async (
            Desk desk, IRoster roster, TimeProvider clock, CancellationToken token,
            string? view, string? q, Stage? stage, Stage? from, string? unit, string? owner, string? region, string? industry, Source? source) =>
        {
            var query = new FindLeads { View = view, Text = q, Stage = stage, From = from, Unit = unit, Owner = owner, Region = region, Industry = industry, Source = source, Take = 200 };
            return await ListExport.Of(
                desk, query, page => page.Rows.Select(row => Row(row, roster)), page => page.Next is { } after ? query with { After = after } : null, Texts.Of("线索"), China.Today(clock), token);
        })
        .WithMetadata(new Carries(typeof(FindLeads)));

    private static Dictionary<string, object?> Row(LeadListing row, IRoster roster) => new()
    {
        [Texts.Of("编号")] = row.Number,
        [Texts.Of("企业")] = ExportCell.Safe(row.Company),
        [Texts.Of("项目")] = ExportCell.Safe(row.Project),
        [Texts.Of("阶段")] = StageWords.Of(row.Stage),
        [Texts.Of("投资额（万元）")] = row.Amount,
        [Texts.Of("地区")] = row.Region is { } region ? Regions.Label(region) : null,
        [Texts.Of("行业")] = row.Industry is { } industry ? Industries.Label(industry) : null,
        [Texts.Of("来源")] = LeadWords.Of(row.Source),
        [Texts.Of("单位")] = roster.Unit(row.Unit)?.Name ?? row.Unit,
        [Texts.Of("负责人")] = row.Owner is { } owner ? roster.Person(owner)?.Name ?? owner : Texts.Of("公海"),
        [Texts.Of("下一步")] = ExportCell.Safe(row.NextAction),
        [Texts.Of("下一步日期")] = row.NextOn?.ToString("yyyy-MM-dd"),
        [Texts.Of("最近跟进")] = row.LastFollowUp?.ToString("yyyy-MM-dd"),
        [Texts.Of("建立日期")] = row.OpenedOn.ToString("yyyy-MM-dd"),
    };
}
