using System.Diagnostics;
using System.Globalization;
using Crm.Foundation;
using Crm.Leads;
using Crm.Pipeline.Counting;
using Crm.Pipeline.History;
using Crm.Pipeline.Listing;
using Crm.Pipeline.Showing;
using Crm.Team;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Crm.Benchmarks;

/// <summary>
/// P3, P4 and P6 for the figures of the pipeline: the dashboard of today and of past days, the lists behind its figures, building everything anew, and how soon it shows what just happened; with ten
/// thousand leads and with <c>CRM_BENCH_LEADS</c> (a million where it is not set), each with its floor in plain SQL beside it.
/// </summary>
public static class PipelineBench
{
    private const int Few = 10_000;
    private const int Megabyte = 1024 * 1024;
    private const string Province = "330000";

    private static readonly int Many = int.TryParse(Environment.GetEnvironmentVariable("CRM_BENCH_LEADS"), CultureInfo.InvariantCulture, out var given) ? given : 1_000_000;
    private static readonly DateOnly Today = China.Today(TimeProvider.System);

    // What the guide tells an installation of this size to set; everything else is the product's own.
    private static readonly Dictionary<string, string> Server = new() { ["shared_buffers"] = "2GB", ["max_wal_size"] = "8GB", ["maintenance_work_mem"] = "512MB", ["effective_cache_size"] = "8GB" };

    private static readonly (string Name, string Unit)[] Units = [("province", Province), ("city", "330500"), ("county", "330521")];

    private static readonly (string Name, DateOnly? On, Standpoint? Seen)[] Days =
    [
        ("today", null, null),
        ("30 days ago", Today.AddDays(-30), null),
        ("30 days ago, as known then", Today.AddDays(-30), Standpoint.AsRecorded),
        ("11 months ago", Today.AddDays(-335), null),
        ("11 months ago, as known then", Today.AddDays(-335), Standpoint.AsRecorded),
        ("two years ago", Today.AddDays(-737), null),
        ("two years ago, as known then", Today.AddDays(-737), Standpoint.AsRecorded),
    ];

    public static async Task<Report> Run()
    {
        var report = new Report($"The figures of the pipeline with {Few:N0} and {Many:N0} leads");
        await using var small = await BenchApp.Start(server: Server);
        await using var large = await BenchApp.Start(server: Server);
        var (few, many) = (await PipelineStock.Fill(small, Few), await PipelineStock.Fill(large, Many));
        // Loading takes its time; whoever waits for a quiet machine may wait here.
        Console.Error.WriteLine("loaded");
        await report.Conditions(large.Database);
        report.Say($"- on top of the product's own settings of the server: {string.Join(", ", Server.Select(s => $"{s.Key} {s.Value}"))}");
        Loaded(report, few);
        Loaded(report, many);
        foreach (var part in new Func<Task>[]
        {
            () => Follow(small, few, report), () => Rebuild(large, many, report), () => Sizes(large.Database, report), () => Ask(small, large, report), () => Lists(large, report),
            () => PipelineQuestions.Time(small, large, Units, report), () => PipelineArrivals.Time(large, report),
        })
        {
            try
            {
                await part();
            }
            catch (NpgsqlException e)
            {
                // What came before and what comes after is worth knowing nevertheless.
                report.Say($"\n**Broken off**: {e.Message}");
            }
            report.Write("pipeline");
        }
        return report;
    }

    private static void Loaded(Report report, StockedPast past) => report.Say(string.Create(CultureInfo.InvariantCulture,
        $"- {past.Leads:N0} leads with {past.Events:N0} events, recorded over {Today.DayNumber - new DateOnly(Today.Year - 3, 4, 1).DayNumber} days: made in {past.Making.TotalSeconds:F0} s, written with the store's bulk append in {past.Copying.TotalSeconds:F0} s ({past.Events / past.Copying.TotalSeconds:N0} events /s), their rows in the list and vacuum analyze {past.Listing.TotalSeconds:F0} s"));

    // An installed database that nobody rebuilds: the follower reads page by page. What it ends with must be what a rebuild makes.
    private static async Task Follow(BenchApp app, StockedPast past, Report report)
    {
        var last = await Number(app.Database, "select max(seq_id) from crm.mt_events");
        await LeaveOthers(app.Database, last, except: PipelineFollower.Mark);
        var watch = Stopwatch.StartNew();
        app.StartApplication();
        while (await Number(app.Database, $"select coalesce(max(last_seq_id), 0) from crm.mt_event_progression where name = '{PipelineFollower.Mark}'") < last) await Task.Delay(100);
        var took = watch.Elapsed;
        var followed = await Marks(app.Database);
        await app.Services.GetRequiredService<PipelineKeeper>().Rebuild(default);
        var same = followed == await Marks(app.Database) ? "the same rows" : "OTHER ROWS";
        report.Say(string.Create(CultureInfo.InvariantCulture, $"- {past.Leads:N0} leads followed up page by page by the running product: {took.TotalSeconds:F0} s from its start, {past.Events / took.TotalSeconds:N0} events /s; a rebuild makes {same} (checksums of spans and counts)"));
    }

    // The load is read by nobody but the figures: reminders of old facts are not what is measured here.
    private static Task LeaveOthers(NpgsqlDataSource database, long last, string except) => Execute(database, $"update crm.mt_event_progression set last_seq_id = {last} where name <> '{except}'");

    private static async Task Rebuild(BenchApp app, StockedPast past, Report report)
    {
        await LeaveOthers(app.Database, await Number(app.Database, "select max(seq_id) from crm.mt_events"), except: PipelineFollower.Mark);
        app.StartApplication(PipelineStock.Following(false));
        var (floors, wholes, parts, most) = (new List<double>(), new List<double>(), new List<RebuiltPast>(), 0L);
        floors.Add(await CopyOut(app));
        foreach (var _ in Enumerable.Range(0, past.Leads > 200_000 ? 1 : 3))
        {
            GC.Collect(2, GCCollectionMode.Aggressive, true, true);
            await File.WriteAllTextAsync("/proc/self/clear_refs", "5");
            var watch = Stopwatch.StartNew();
            parts.Add(await app.Services.GetRequiredService<PipelineKeeper>().Rebuild(default));
            wholes.Add(watch.Elapsed.TotalSeconds);
            most = Math.Max(most, ReleasedApp.MemoryOf(Environment.ProcessId));
            floors.Add(await CopyOut(app));
        }
        var floor = floors.Order().ElementAt(floors.Count / 2);
        report.Say("\nP3, building the leads' past and the counts anew from all events; the floor copies the whole table of events out in binary and throws it away:");
        report.Head("what", "seconds", "events /s", "leads /s", "share of the floor", "gate");
        Row("floor: COPY (select * from mt_events) TO STDOUT BINARY", floors, "", "");
        Row("rebuild, whole", wholes, "≥ 10 %");
        Row("of which reading, folding and writing spans", [.. parts.Select(p => p.Folding.TotalSeconds)], "–");
        Row("of which counting", [.. parts.Select(p => p.Counting.TotalSeconds)], "≥ 40 %");
        report.Say($"\n- {parts[0].Leads:N0} leads, {parts[0].Spans:N0} spans; most memory of the process during it {most / Megabyte:N0} MiB (application and benchmark in one)");

        void Row(string what, List<double> seconds, string gate, string? share = null) => report.Row(what, Report.Of(seconds, "F1"), Report.Of([.. seconds.Select(s => past.Events / s)]),
            Report.Of([.. seconds.Select(s => past.Leads / s)]), share ?? Report.Of([.. seconds.Select(s => 100 * floor / s)], unit: " %"), gate);
    }

    private static async Task<double> CopyOut(BenchApp app)
    {
        var (buffer, bytes, watch) = (new byte[1 << 20], 0L, Stopwatch.StartNew());
        await using var connection = await app.Database.OpenConnectionAsync();
        await using var copy = await connection.BeginRawBinaryCopyAsync("copy (select * from crm.mt_events) to stdout (format binary)");
        for (int read; (read = await copy.ReadAsync(buffer.AsMemory(), CancellationToken.None)) > 0;) bytes += read;
        return watch.Elapsed.TotalSeconds;
    }

    private static async Task Sizes(NpgsqlDataSource database, Report report)
    {
        report.Say("\nSizes:");
        report.Head("what", "rows", "table, MiB", "indexes, MiB", "together, MiB");
        foreach (var table in new[] { "mt_events", "mt_streams", "pipeline_span", "pipeline_tally", "mt_doc_leadlisting" })
        {
            var rows = await Number(database, $"select count(*) from crm.{table}");
            var (heap, all) = (await Size("pg_table_size"), await Size("pg_total_relation_size"));
            report.Row(table, $"{rows:N0}", $"{heap / Megabyte:N0}", $"{(all - heap) / Megabyte:N0}", $"{all / Megabyte:N0}");

            // A partitioned table is as large as its parts.
            Task<long> Size(string by) => Number(database, $"select coalesce((select sum({by}(relid))::bigint from pg_partition_tree('crm.{table}')), {by}('crm.{table}'))");
        }
    }

    private static async Task Ask(BenchApp small, BenchApp large, Report report)
    {
        var cases = (from unit in Units from day in Days select (Name: $"{unit.Name}, {day.Name}", unit.Unit, Asked: new ShowPipeline(unit.Unit, day.On, day.Seen))).ToList();
        var (wrong, compared) = (0, 0);
        foreach (var one in cases)
        {
            var sheet = await Answer(large, one.Asked);
            var (mine, plain) = (PlainFigures.Of(sheet), await Plain(large, sheet));
            compared += plain.Count;
            wrong += plain.Keys.Union(mine.Keys).Count(key => plain.GetValueOrDefault(key) != mine.GetValueOrDefault(key));
        }
        var times = await Timings.Of([.. cases.SelectMany(c => new[] { new Variant($"few {c.Name}", () => Answer(small, c.Asked)), new Variant($"many {c.Name}", () => Answer(large, c.Asked)) })], 10);
        var floors = await Timings.Of([.. cases.Where(c => c.Name.EndsWith("today", StringComparison.Ordinal)).Select(c => new Variant(c.Name, async () => await Plain(large, await Answer(large, c.Asked))))], 1);
        report.Say($"\nP6, the dashboard: the whole query as a page asks it; floor: all its figures by one GROUP BY over the spans. Of {compared:N0} figures counted both ways, {wrong} differ. {Rounds.Count} rounds after one that warms up, ms, median of the rounds' medians [least..most]:");
        report.Head("unit and day", $"{Few:N0} leads", $"{Many:N0} leads", "p95", "gate p95", "many / few, gate ≤ 1.5", "day / today, gate ≤ 2", "GROUP BY", "GROUP BY / dashboard, gate ≥ 100");
        foreach (var c in cases)
        {
            var (few, many) = (times[$"few {c.Name}"], times[$"many {c.Name}"]);
            var today = times[$"many {c.Name.Split(',')[0]}, today"];
            var floor = floors.GetValueOrDefault(c.Name);
            report.Row(c.Name, Report.Of(few.Medians, "F1"), Report.Of(many.Medians, "F1"), F(many.P95), "≤ 50", Report.Of(Rounds.Ratios([.. many.Medians], [.. few.Medians]), "F2"),
                floor is not null ? "" : Report.Of(Rounds.Ratios([.. many.Medians], [.. today.Medians]), "F2"), floor is null ? "" : Report.Of(floor.Medians, "F0"), floor is null ? "" : Report.Of(Rounds.Ratios([.. floor.Medians], [.. many.Medians]), "F0"));
        }

        async Task<SortedDictionary<string, Tally>> Plain(BenchApp app, PipelineSheet sheet) =>
            await PlainFigures.Group(app.Services.GetRequiredService<NpgsqlDataSource>(), app.Services.GetRequiredService<IRoster>().Below(sheet.Unit), new AsOf(sheet.On, sheet.Seen), sheet.Year);
    }

    private static async Task Lists(BenchApp app, Report report)
    {
        var (year, past) = (Today.Year, Today.AddDays(-737));
        (string Name, FindPastLeads List)[] lists =
        [
            ("standing in 洽谈", new() { Stage = Stage.Negotiating }),
            ("签约 or later", new() { From = Stage.Signed }),
            ("signed this year", new() { Of = Stage.Signed, Year = year }),
            ("signed two years ago, started since", new() { Of = Stage.Signed, Year = year - 2, Reached = Stage.UnderConstruction }),
            ("started in the year of the signing", new() { Of = Stage.Signed, Year = year, StartedInYear = true }),
            ("of 10 亿元 or more", new() { Of = Stage.Signed, Year = year, Least = 100_000 }),
            ("opened in March", new() { Of = Stage.Lead, Year = year, Month = 3 }),
            ("from expos, signed since", new() { Of = Stage.Lead, Year = year, Source = Source.Expo, Reached = Stage.Signed }),
            ("terminated this year for want of land", new() { Of = Stage.Terminated, Year = year, Reason = Enum.GetValues<TerminationReason>()[0] }),
            ("standing in 洽谈 two years ago", new() { Stage = Stage.Negotiating, On = past }),
            ("the same as known then", new() { Stage = Stage.Negotiating, On = past, Seen = Standpoint.AsRecorded }),
            ("signed two years ago, as known then", new() { Of = Stage.Signed, Year = past.Year, On = past, Seen = Standpoint.AsRecorded }),
        ];
        var cases = new List<(string Name, Tally Sum, FindPastLeads First, FindPastLeads? Further)>();
        foreach (var unit in Units)
        {
            foreach (var (name, list) in lists)
            {
                var first = list with { Unit = unit.Unit };
                var page = await Answer(app, first with { Take = 200 });
                FindPastLeads? further = null;
                for (var (next, pages) = (page.Next, 0); next is not null && pages < 10; pages++)
                {
                    further = first with { After = next };
                    next = (await Answer(app, further with { Take = 200 })).Next;
                }
                cases.Add(($"{unit.Name}, {name}", page.Sum!.Value, first, further));
            }
        }
        var times = await Timings.Of([.. cases.SelectMany(c => new[] { new Variant($"first {c.Name}", () => Answer(app, c.First)) }.Concat(c.Further is { } further ? [new Variant($"further {c.Name}", () => Answer(app, further))] : []))]);
        report.Say("\nThe lists behind figures, 50 rows a page; the first page counts and adds up all; further down: behind some 2,000 rows, or the last page. ms:");
        report.Head("list", "leads", "first page", "p95, gate ≤ 100", "further down", "p95, gate ≤ 100");
        foreach (var c in cases)
        {
            var (first, further) = (times[$"first {c.Name}"], times.GetValueOrDefault($"further {c.Name}"));
            report.Row(c.Name, $"{c.Sum.Count:N0}", Report.Of(first.Medians, "F1"), F(first.P95), further is null ? "" : Report.Of(further.Medians, "F1"), further is null ? "" : F(further.P95));
        }
    }

    /// <summary>Asks as whoever may see the whole province.</summary>
    internal static async Task<TAnswer> Answer<TAnswer>(BenchApp app, IQuery<TAnswer> query)
    {
        var outcome = await app.Services.GetRequiredService<QueryDesk>().Ask(query, new Caller($"auditor@{Province}", "page"));
        return outcome.Ok ? outcome.Answer! : throw new InvalidOperationException($"{query}: {outcome.Sentence}");
    }

    private static async Task<string> Marks(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("""
            select (select concat(count(*), ' ', sum(hashtext(s::text)::bigint)) from crm.pipeline_span s) || ' '
              || (select concat(count(*), ' ', sum(hashtext(concat(unit, kind, level, day, seen, month, stage, reach, count, trim_scale(amount)))::bigint)) from crm.pipeline_tally t where count <> 0 or amount <> 0)
            """);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    internal static async Task<long> Number(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 0;
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task Execute(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    internal static string F(double milliseconds) => milliseconds.ToString("F1", CultureInfo.InvariantCulture);
}
