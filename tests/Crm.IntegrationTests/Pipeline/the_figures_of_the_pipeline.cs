using Alba;
using Crm.Foundation;
using Crm.Leads;
using Crm.Pipeline.History;
using Crm.Pipeline.Listing;
using Crm.Pipeline.Showing;
using Crm.Team.Units;
using Crm.Team;
using Crm.Testing;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Crm.IntegrationTests.Pipeline;

/// <summary>A thousand made projects in twenty units; what the product says of them against SQL over the raw events, which shares nothing with it.</summary>
public class the_figures_of_the_pipeline(CrmApp app)
{
    private static readonly DateOnly First = new(2024, 1, 1);
    private static readonly DateOnly Last = new(2026, 6, 30);
    private static readonly Stage[] Rates = [Stage.Landed, Stage.UnderConstruction, Stage.InProduction, Stage.AtCapacity];

    [Fact]
    public async Task equal_a_count_over_the_raw_events_for_every_unit_month_rate_and_standpoint()
    {
        await using var host = await app.StartEmpty();
        var units = await Fill(host);
        var database = host.Services.GetRequiredService<NpgsqlDataSource>();
        var dice = new Random(3);
        var days = Enumerable.Range(0, 30).Select(_ => First.AddDays(dice.Next(Last.DayNumber - First.DayNumber))).Append(Last).ToList();
        foreach (var day in days)
        {
            foreach (var seen in Enum.GetValues<Standpoint>())
            {
                var counted = await Count(database, day, seen);
                foreach (var unit in units)
                {
                    var below = units.Where(u => u.Path.StartsWith(unit.Path, StringComparison.Ordinal)).Select(u => u.Unit).ToHashSet();
                    var mine = counted.Where(c => below.Contains(c.Unit)).ToList();
                    var sheet = await Ask(host, new ShowPipeline(unit.Unit, day, seen, 2025));
                    Compare(sheet, mine, $"{unit.Unit} {day:O} {seen}");
                }
            }
        }
    }

    [Fact]
    public async Task open_into_lists_of_as_many_leads_with_the_same_sum()
    {
        await using var host = await app.StartEmpty();
        var units = await Fill(host);
        foreach (var (day, seen) in new[] { (Last, Standpoint.AsHappened), (new DateOnly(2025, 9, 12), Standpoint.AsRecorded), (new DateOnly(2025, 9, 12), Standpoint.AsHappened) })
        {
            foreach (var unit in units.Take(6))
            {
                var sheet = await Ask(host, new ShowPipeline(unit.Unit, day, seen, 2025));
                var all = new FindPastLeads { Unit = unit.Unit, On = day, Seen = seen, Take = 200 };
                foreach (var stage in sheet.Funnel)
                {
                    await Opens(host, all with { Stage = stage.Stage }, stage.Here);
                    await Opens(host, all with { From = stage.Stage }, stage.Reached);
                }
                await Opens(host, all with { Stage = Stage.Terminated }, sheet.Terminated);
                foreach (var reached in sheet.Reached) await Opens(host, all with { Of = reached.Stage, Year = 2025 }, reached.Tally);
                var signed = all with { Of = Stage.Signed, Year = 2025 };
                await Opens(host, signed, sheet.Cohort.Signed);
                foreach (var rate in sheet.Cohort.Reached) await Opens(host, signed with { Reached = rate.Stage }, rate.Tally);
                await Opens(host, signed with { StartedInYear = true }, sheet.Cohort.StartedInYear);
                await Opens(host, signed with { Stage = Stage.Terminated }, sheet.Cohort.Terminated);
                foreach (var size in sheet.Cohort.Sizes) await Opens(host, signed with { Least = size.From }, size.Tally);
                foreach (var month in sheet.Months)
                {
                    await Opens(host, signed with { Month = month.Month % 100 }, month.Signed);
                    await Opens(host, all with { Of = Stage.UnderConstruction, Year = 2025, Month = month.Month % 100 }, month.Started);
                }
                foreach (var source in sheet.Sources) await Opens(host, all with { Of = Stage.Lead, Year = 2025, Source = source.Source, Reached = Stage.Signed }, source.Signed);
                foreach (var reason in sheet.Reasons) await Opens(host, all with { Of = Stage.Terminated, Year = 2025, Reason = reason.Reason }, reason.Tally);
            }
        }
    }

    [Fact]
    public async Task are_the_same_after_one_lead_after_the_other_as_after_all_at_once()
    {
        await using var host = await app.StartEmpty();
        await Fill(host);
        var (keeper, database) = (host.Services.GetRequiredService<PipelineKeeper>(), host.Services.GetRequiredService<NpgsqlDataSource>());
        var before = await Marks(database);
        var leads = new List<Guid>();
        await using (var command = database.CreateCommand("select distinct lead from crm.pipeline_span"))
        await using (var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken))
            while (await reader.ReadAsync(TestContext.Current.CancellationToken)) leads.Add(reader.GetGuid(0));
        await keeper.Renew(leads, default);
        (await Marks(database)).ShouldBe(before);
        await Run(database, "truncate crm.pipeline_span, crm.pipeline_tally");
        foreach (var some in leads.Chunk(150)) await keeper.Renew(some, default);
        (await Marks(database)).ShouldBe(before);
    }

    private static void Compare(PipelineSheet sheet, List<Counted> mine, string what)
    {
        foreach (var step in sheet.Funnel) step.Here.Count.ShouldBe(mine.Count(c => !c.Terminated && c.Reach == (int)step.Stage), $"{what} {step.Stage}");
        sheet.Funnel.Sum(step => step.Here.Amount).ShouldBe(mine.Where(c => !c.Terminated).Sum(c => c.Amount), what);
        sheet.Terminated.Count.ShouldBe(mine.Count(c => c.Terminated), what);
        foreach (var month in sheet.Months)
        {
            var cohort = mine.Where(c => c.Signed is { } day && (day.Year * 100) + day.Month == month.Month).ToList();
            month.Signed.Count.ShouldBe(cohort.Count, $"{what} {month.Month}");
            month.Signed.Amount.ShouldBe(cohort.Sum(c => c.Amount), $"{what} {month.Month}");
        }
        var signed = mine.Where(c => c.Signed?.Year == 2025).ToList();
        sheet.Cohort.Signed.Count.ShouldBe(signed.Count, what);
        foreach (var rate in Rates)
        {
            var reached = sheet.Cohort.Reached.Single(r => r.Stage == rate).Tally;
            reached.Count.ShouldBe(signed.Count(c => c.Reach >= (int)rate), $"{what} {rate}");
            reached.Amount.ShouldBe(signed.Where(c => c.Reach >= (int)rate).Sum(c => c.Amount), $"{what} {rate}");
        }
    }

    private static async Task Opens(IAlbaHost host, FindPastLeads list, Crm.Pipeline.Counting.Tally figure)
    {
        var page = await Ask(host, list);
        page.Sum.ShouldBe(figure, $"{list}");
        var (rows, next) = (page.Rows.ToList(), page.Next);
        while (next is not null)
        {
            var more = await Ask(host, list with { After = next });
            more.Sum.ShouldBeNull("counted with the first page");
            rows.AddRange(more.Rows);
            next = more.Next;
        }
        rows.Select(row => row.Id).ShouldBeUnique();
        (rows.Count, rows.Sum(row => row.Amount)).ShouldBe((figure.Count, figure.Amount), $"{list}");
    }

    private static async Task<T> Ask<T>(IAlbaHost host, IQuery<T> query)
    {
        var outcome = await host.Services.GetRequiredService<QueryDesk>().Ask(query, new Caller("auditor@330000", "api"));
        outcome.Sentence.ShouldBeNull();
        return outcome.Answer!;
    }

    // A province, four cities and fifteen districts; projects lie in all of them.
    private static async Task<IReadOnlyList<(string Unit, string Path)>> Fill(IAlbaHost host)
    {
        await TestPeople.Add(host.Services);
        var units = new List<(string Unit, string Path)> { ("330000", "330000/"), ("330500", "330000/330500/"), ("330521", "330000/330500/330521/"), ("330523", "330000/330500/330523/") };
        foreach (var city in new[] { "330600", "330700", "330800" })
        {
            await Found(host, city, "330000", UnitKind.City);
            units.Add((city, $"330000/{city}/"));
            for (var i = 1; i <= 4; i++)
            {
                var code = $"{city[..4]}0{i}";
                await Found(host, code, city, UnitKind.District);
                units.Add((code, $"330000/{city}/{code}/"));
            }
        }
        await Found(host, "330502", "330500", UnitKind.District);
        units.Add(("330502", "330000/330500/330502/"));
        units.Count.ShouldBe(20);
        var projects = MadeProjects.Make(1000, 11, units, First, Last);
        var store = host.Services.GetRequiredService<IDocumentStore>();
        foreach (var some in projects.Chunk(100))
        {
            await using var session = store.LightweightSession();
            foreach (var project in some) session.Events.StartStream<Lead>(project.Id, project.Facts.Select(f => f.Fact));
            await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        // The store writes when it records; here it was long ago.
        var database = host.Services.GetRequiredService<NpgsqlDataSource>();
        await using (var command = database.CreateCommand("update crm.mt_events e set timestamp = n.at from unnest($1, $2, $3) as n (id, version, at) where e.stream_id = n.id and e.version = n.version"))
        {
            var all = projects.SelectMany(p => p.Facts.Select((f, i) => (p.Id, Version: (long)i + 1, At: new DateTimeOffset(f.RecordedOn, new TimeOnly(10, 0), China.Offset).ToUniversalTime()))).ToList();
            command.Parameters.AddWithValue(all.Select(a => a.Id).ToArray());
            command.Parameters.AddWithValue(all.Select(a => a.Version).ToArray());
            command.Parameters.AddWithValue(all.Select(a => a.At).ToArray());
            (await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)).ShouldBe(all.Count);
        }
        await host.Services.GetRequiredService<PipelineKeeper>().Rebuild(TestContext.Current.CancellationToken);
        return units;
    }

    private static async Task Found(IAlbaHost host, string code, string parent, UnitKind kind) =>
        (await Desk.Send(host.Services.GetRequiredService<IServiceScopeFactory>(), new FoundUnit(code, code, parent, kind), Caller.Job("tests"))).Sentence.ShouldBeNull();

    private sealed record Counted(string Unit, int Reach, bool Terminated, DateOnly? Signed, decimal Amount);

    // One row a lead that counts on that day. Written from the definitions (docs/figures.md) alone.
    private static async Task<List<Counted>> Count(NpgsqlDataSource database, DateOnly day, Standpoint seen)
    {
        var known = seen == Standpoint.AsRecorded ? "(e.timestamp at time zone 'Asia/Shanghai')::date <= $1" : "(e.data ->> 'occurredOn')::date <= $1";
        var gone = seen == Standpoint.AsRecorded ? known : "true";
        await using var command = database.CreateCommand($"""
            with stages as (select array['Lead','Assessing','Negotiating','Visiting','Signed','Landed','UnderConstruction','Completed','InProduction','AtCapacity'] as names),
            e as not materialized (select e.stream_id, e.version, e.type, e.data, array_position(names, e.data ->> 'to') as goes from crm.mt_events e, stages where e.type in
              ('lead_opened','lead_assigned','needs_revised','stage_advanced','stage_stepped_back','lead_terminated','lead_reopened','lead_merged','lead_unmerged') and {known}),
            leads as (select stream_id, data from e where type = 'lead_opened' and coalesce((data ->> 'test')::bool, false) = false
              and coalesce((select m.type from crm.mt_events m where m.stream_id = e.stream_id and m.type in ('lead_merged_into', 'lead_unmerged_from') and {gone.Replace("e.", "m.", StringComparison.Ordinal)} order by m.version desc limit 1), '') <> 'lead_merged_into'),
            fell as (select l.stream_id, coalesce(max(e.version) filter (where e.type in ('stage_stepped_back', 'lead_reopened') and e.goes < 5), 0) as at from leads l left join e using (stream_id) group by 1)
            select
              coalesce((select e.data ->> 'unit' from e where e.stream_id = l.stream_id and type = 'lead_assigned' order by version desc limit 1), l.data ->> 'unit'),
              coalesce((select goes from e where e.stream_id = l.stream_id and type in ('stage_advanced', 'stage_stepped_back', 'lead_reopened') order by version desc limit 1), 1),
              coalesce((select type from e where e.stream_id = l.stream_id and type in ('lead_terminated', 'lead_reopened') order by version desc limit 1), '') = 'lead_terminated'
                and not exists (select 1 from e as x where x.stream_id = l.stream_id and x.type in ('stage_advanced', 'stage_stepped_back')
                  and x.version > (select max(version) from e as t where t.stream_id = l.stream_id and t.type = 'lead_terminated')),
              (select (e.data ->> 'occurredOn')::date from e where e.stream_id = l.stream_id and type = 'stage_advanced' and goes >= 5 and version > f.at order by version limit 1),
              coalesce(
                (select (v ->> 'amount')::numeric from e, jsonb_array_elements(e.data -> 'evidence') v where e.stream_id = l.stream_id and type = 'stage_advanced' and v ->> 'kind' = 'Agreement' order by version desc limit 1),
                (select coalesce((case when type in ('lead_merged', 'lead_unmerged') then e.data -> 'values' -> 'needs' else e.data -> 'needs' end ->> 'investment')::numeric, 0)
                 from e where e.stream_id = l.stream_id and type in ('lead_opened', 'needs_revised', 'lead_merged', 'lead_unmerged') order by version desc limit 1))
            from leads l join fell f using (stream_id)
            """);
        command.CommandTimeout = 120;
        command.Parameters.AddWithValue(day);
        var found = new List<Counted>();
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            found.Add(new(reader.GetString(0), reader.GetInt32(1), reader.GetBoolean(2), await reader.IsDBNullAsync(3, TestContext.Current.CancellationToken) ? null : reader.GetFieldValue<DateOnly>(3), reader.GetDecimal(4)));
        return found;
    }

    private static async Task<string> Marks(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("""
            select (select concat(count(*), ' ', sum(hashtext(s::text)::bigint)) from crm.pipeline_span s) || ' '
              || (select concat(count(*), ' ', sum(hashtext(concat(unit, kind, level, day, seen, month, stage, reach, count, trim_scale(amount)))::bigint)) from crm.pipeline_tally t where count <> 0 or amount <> 0)
            """);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static async Task Run(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
