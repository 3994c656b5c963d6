using Crm.Api;
using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Leads;
using Crm.Pipeline.Comparing;
using Crm.Shell.Components;
using Crm.Team;

namespace Crm.Pipeline.Listing;

/// <summary>The lists behind figures and differences as Excel or CSV files, with the conditions of the address; who recorded what and how late stands in them too.</summary>
public static class PipelineExport
{
    public static void Map(RouteGroupBuilder files)
    {
        foreach (var csv in new[] { false, true })
        {
            files.MapGet(csv ? "/pipeline/leads/export.csv" : "/pipeline/leads/export.xlsx", async ([AsParameters] PastLeadAddress asked, Desk desk, IRoster roster, TimeProvider clock, CancellationToken token) =>
                {
                    var query = asked.Leads() with { Take = 200, Unsummed = true };
                    return await ListExport.Of(desk, query, page => page.Rows.Select(row => Row(row, roster)), page => page.Next is { } after ? query with { After = after } : null, Texts.Of("项目"), clock.Today(), token, csv);
                })
                .WithMetadata(new Carries(typeof(FindPastLeads)));
            files.MapGet(csv ? "/pipeline/changes/export.csv" : "/pipeline/changes/export.xlsx", async ([AsParameters] PastLeadAddress asked, Desk desk, IRoster roster, TimeProvider clock, CancellationToken token) =>
                {
                    var query = asked.Changes() with { Take = 200 };
                    return await ListExport.Of(desk, query, page => page.Rows.Select(row => Row(row, roster)), page => page.Next is { } after ? query with { After = after } : null, Texts.Of("变化"), clock.Today(), token, csv);
                })
                .WithMetadata(new Carries(typeof(FindChangedLeads)));
        }
    }

    /// <summary>What a unit is called, harmless in a spreadsheet.</summary>
    internal static string UnitName(this IRoster roster, string unit) => ExportCell.Safe(roster.Unit(unit)?.Name ?? unit);

    private static Dictionary<string, object?> Row(PastLead row, IRoster roster) => new()
    {
        [Texts.Of("编号")] = row.Number,
        [Texts.Of("企业")] = ExportCell.Safe(row.Company),
        [Texts.Of("项目")] = ExportCell.Safe(row.Project),
        [Texts.Of("阶段")] = StageWords.Of(row.Stage),
        [Texts.Of("走到")] = StageWords.Of(row.Reach),
        [Texts.Of("投资额（万元）")] = row.Amount,
        [Texts.Of("单位")] = roster.UnitName(row.Unit),
        [Texts.Of("负责人")] = row.Owner is { } owner ? ExportCell.Safe(roster.Person(owner)?.Name ?? owner) : Texts.Of("公海"),
        [Texts.Of("建立日期")] = Day(row.OpenedOn),
        [Texts.Of("签约日期")] = row.SignedOn is { } signed ? Day(signed) : null,
        [Texts.Of("进入阶段")] = Day(row.Since),
        [Texts.Of("登记事项")] = ExportCell.Safe(row.Entry?.What),
        [Texts.Of("发生日期")] = row.Entry is { } happened ? Day(happened.HappenedOn) : null,
        [Texts.Of("登记日期")] = row.Entry is { } recorded ? Day(recorded.RecordedOn) : null,
        [Texts.Of("谁登记的")] = ExportCell.Safe(row.Entry?.By),
        [Texts.Of("晚几天登记")] = row.Entry?.DaysLate,
        [Texts.Of("补登")] = row.Entry is { } entry ? entry.IsLate ? Texts.Of("是") : Texts.Of("否") : null,
        [Texts.Of("谁批准调整")] = ExportCell.Safe(row.Entry?.ApprovedBy),
    };

    internal static Dictionary<string, object?> Row(ChangedLead row, IRoster roster) => new()
    {
        [Texts.Of("编号")] = row.Number,
        [Texts.Of("企业")] = ExportCell.Safe(row.Company),
        [Texts.Of("项目")] = ExportCell.Safe(row.Project),
        [Texts.Of("变化")] = ChangeWords.Of(row.Kind),
        [Texts.Of("之前阶段")] = row.Before is { } b ? StageWords.Of(b.Stage) : null,
        [Texts.Of("之后阶段")] = row.After is { } a ? StageWords.Of(a.Stage) : null,
        [Texts.Of("之前单位")] = row.Before is { } from ? roster.UnitName(from.Unit) : null,
        [Texts.Of("之后单位")] = row.After is { } to ? roster.UnitName(to.Unit) : null,
        [Texts.Of("之前金额（万元）")] = row.Before?.Amount,
        [Texts.Of("之后金额（万元）")] = row.After?.Amount,
        [Texts.Of("登记事项")] = ExportCell.Safe(string.Join("；", (row.Entries ?? []).Select(e => $"{e.What}（{Texts.Of("{0} 发生，{1} 由{2}登记", Day(e.HappenedOn), Day(e.RecordedOn), e.By ?? Texts.Of("系统"))}）"))),
    };

    private static string Day(DateOnly day) => AddressPart.Of(day)!;
}
