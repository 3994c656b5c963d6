using Crm.Api;
using Crm.Exports.Noting;
using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Team;

namespace Crm.Hotline.Ledger;

/// <summary>One day's ledger (来电台账) as offices keep and file it: an Excel file that prints on A4 across, with a title, a line for unit and day, and the sums by topic. Numbers are masked.</summary>
public static class DayLedger
{
    public static void Map(RouteGroupBuilder files) => files.MapGet("/hotline/calls/ledger.xlsx", async (
        Desk desk, IRoster roster, ICallerSource source, TimeProvider clock, CancellationToken token, DateOnly? day, string? unit) =>
    {
        var date = day ?? clock.Today();
        var query = new FindCalls(From: date, To: date, Unit: unit.Filled(), Take: 200);
        var rows = new List<CallRow>();
        do
        {
            var answer = await desk.Ask(query, token);
            if (!answer.Ok) return Problems.Of(answer);
            rows.AddRange(answer.Answer!.Rows);
            query = query with { After = answer.Answer.Next };
        }
        while (query.After is not null && rows.Count < ListExport.RowLimit);
        rows.Reverse();
        var person = (await source.Find())?.Login is { } login ? roster.Person(login) : null;
        var place = roster.Unit(unit.Filled() ?? person?.Unit ?? "")?.Name ?? "";
        var name = Texts.Of("来电台账");
        return new ListFile(Results.File(DayLedgerFile.Write(rows, date, place, person?.Name ?? "", clock.GetUtcNow()), ListExport.Excel, $"{name}-{date:yyyyMMdd}.xlsx"), name, "xlsx", rows.Count);
    }).WithMetadata(new Carries(typeof(FindCalls)));
}
