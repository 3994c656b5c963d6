using Crm.Api;
using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Shell.Components;

namespace Crm.Pipeline.Rules;

/// <summary>The figures by several rules as an Excel file: a line for each figure, the columns beside each other.</summary>
public static class RulesExport
{
    public static void Map(RouteGroupBuilder files) => files.MapGet(
            "/pipeline/rules/export.xlsx", async (Desk desk, TimeProvider clock, CancellationToken token, string? unit, string? on, string? seen, string? columns) =>
        {
            var query = new ShowRules(unit, AddressPart.Day(on), PipelineAddress.Seen(seen), columns);
            return await ListExport.Of(desk, query, Rows, _ => null, Texts.Of("口径对照"), clock.Today(), token);
        })
        .WithMetadata(new Carries(typeof(ShowRules)));

    private static IEnumerable<Dictionary<string, object?>> Rows(RulesSheet sheet)
    {
        // A sheet has no two columns of one name.
        var columns = sheet.Columns.DistinctBy(RuleWords.Heading).ToList();
        yield return Row(Texts.Of("口径"), columns, column => (ExportCell.Safe($"{RuleWords.Source(column)}；{string.Join("；", RuleWords.Of(column.Rules))}"), null, null, null));
        foreach (var row in RuledRow.Of(columns)) yield return Row(RuleWords.Name(row), columns, column => Cells(row, column));
    }

    private static (object? Count, object? Amount, object? Share, object? OfAmount) Cells(RuledRow row, RuledColumn column)
    {
        if (row.In(column)?.Tally is not { } tally) return (null, null, null, null);
        return (tally.Count, tally.Amount, row.IsRate ? RuleWords.Share(tally.Count, column.Signed.Count) : null, row.IsRate ? RuleWords.Share(tally.Amount, column.Signed.Amount) : null);
    }

    private static Dictionary<string, object?> Row(string name, IEnumerable<RuledColumn> columns, Func<RuledColumn, (object? Count, object? Amount, object? Share, object? OfAmount)> cells)
    {
        var row = new Dictionary<string, object?> { [Texts.Of("指标")] = name };
        foreach (var column in columns)
        {
            var (heading, cell) = (RuleWords.Heading(column), cells(column));
            row[$"{heading} {Texts.Of("项目数")}"] = cell.Count;
            row[$"{heading} {Texts.Of("金额（万元）")}"] = cell.Amount;
            row[$"{heading} {Texts.Of("按个数（%）")}"] = cell.Share;
            row[$"{heading} {Texts.Of("按金额（%）")}"] = cell.OfAmount;
        }
        return row;
    }
}
