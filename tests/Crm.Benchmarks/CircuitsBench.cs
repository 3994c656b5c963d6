using System.Diagnostics;

namespace Crm.Benchmarks;

/// <summary>P9: what an open list of leads costs in memory and how often a second it can be drawn anew, beside a plain table of the same size.</summary>
public static class CircuitsBench
{
    private const string Manager = "manager";
    private const int Batch = 25;
    private const int Busy = 4;

    public static async Task<Report> Run()
    {
        await using var app = await LeadStock.Start(2_000);
        var (server, floorPage) = await FloorPage.Start();
        await using var _ = server;
        var cookie = await Office.SignIn(app, Manager);
        await using var list = CircuitCrowd.Start(new Uri(app.Address, "/leads"), cookie);
        await using var floor = CircuitCrowd.Start(floorPage, "");
        var report = new Report("An open list of leads against a plain table of 50 rows and 8 columns");
        await report.Conditions(app.Database);
        report.Say($"- pages are opened by a client of the circuits' protocol in processes of their own, over real connections; the list shows 50 of 2,000 leads to a manager, in the product's layout");
        report.Say($"- memory: heap after forced compacting collections, before and after {Batch} more pages, divided; an interaction is a tick of a row, answered by a drawing of the list that the client acknowledges; {Busy} pages tick at a time");

        // What is loaded and compiled once is no page's.
        await list.Open(Busy);
        await floor.Open(Busy);
        await list.Tick(Busy, Rounds.Turn);
        await floor.Tick(Busy, Rounds.Turn);
        var (listHeap, floorHeap, listSet) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < 3; round++)
        {
            var (heap, set) = await Cost(list);
            listHeap.Add(heap);
            listSet.Add(set);
            floorHeap.Add((await Cost(floor)).Heap);
        }
        var (listRates, floorRates) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds.Count; round++)
        {
            var (a, b) = round % 2 == 0 ? (floor, list) : (list, floor);
            var (first, second) = (await a.Tick(Busy, Rounds.Turn), await b.Tick(Busy, Rounds.Turn));
            if (round == 0) continue;
            floorRates.Add(round % 2 == 0 ? first : second);
            listRates.Add(round % 2 == 0 ? second : first);
        }
        var unsteady = floorRates.Max() > 2.5 * floorRates.Min() ? " (unsteady: run again)" : "";
        report.Head("what", "plain table", "list of leads", "list / table", "gate");
        report.Row("heap per open page, KiB", Report.Of(floorHeap), Report.Of(listHeap), "–", "≤ 700 KiB");
        report.Row("working set per open page, KiB", "–", Report.Of(listSet), "–", "–");
        report.Row("interactions /s", Report.Of(floorRates) + unsteady, Report.Of(listRates), Report.Of([.. Rounds.Ratios(listRates, floorRates).Select(r => r * 100)], unit: " %"), "≥ 25 %");
        return report;
    }

    private static async Task<(double Heap, double Set)> Cost(CircuitCrowd crowd)
    {
        var (heap, set) = Memory();
        await crowd.Open(Batch);
        var (after, setAfter) = Memory();
        return ((after - heap) / 1024.0 / Batch, (setAfter - set) / 1024.0 / Batch);
    }

    /// <summary>Bytes, after forced compacting collections.</summary>
    internal static (long Heap, long Set) Memory()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
        using var self = Process.GetCurrentProcess();
        return (GC.GetTotalMemory(forceFullCollection: true), self.WorkingSet64);
    }
}
