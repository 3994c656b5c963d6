using Alba;
using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Dividing;
using Crm.Pipeline.History;
using Crm.Team;
using Crm.Team.Units;
using Crm.Testing;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Crm.IntegrationTests.Pipeline;

/// <summary>A project as the raw events alone tell of it.</summary>
/// <param name="Reach">The stage it has come to.</param>
/// <param name="RaisedIn2025">By how much the investment was raised in 2025.</param>
/// <param name="Started">The day on which it came to 开工.</param>
/// <param name="Reason">Why it was last terminated.</param>
public sealed record CountedProject(Guid Id, string Unit, int Reach, bool Terminated, DateOnly? Signed, decimal Amount, decimal RaisedIn2025, DateOnly? Started, string? Reason);

/// <summary>An installation with a thousand made projects in twenty units, filled once for all tests that only look.</summary>
public sealed class MadeHistory(CrmApp app) : IAsyncLifetime
{
    /// <summary>The first day on which something happened.</summary>
    public static readonly DateOnly First = new(2024, 1, 1);

    /// <summary>The last day on which something was recorded.</summary>
    public static readonly DateOnly Last = new(2026, 6, 30);

    /// <summary>The application.</summary>
    public IAlbaHost Host { get; private set; } = null!;

    /// <summary>The units with their places in the tree.</summary>
    public IReadOnlyList<(string Unit, string Path)> Units { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Host = await app.StartEmpty();
        Units = await Fill(Host);
        // What was written is followed too, to the same end; that is ten thousand events, page by page.
        for (var end = DateTime.UtcNow.AddMinutes(4); !await CaughtUp(); await Task.Delay(200)) (DateTime.UtcNow < end).ShouldBeTrue("the follower has not come to the last event");
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>Sends a command as somebody, and waits for nothing.</summary>
    public async Task Do(ICommand command, string login) =>
        (await Desk.Send(Host.Services.GetRequiredService<IServiceScopeFactory>(), command, new Caller(login, "api"))).Sentence.ShouldBeNull();

    private async Task<bool> CaughtUp()
    {
        await using var command = Host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand($"select (select last_seq_id from crm.mt_event_progression where name = '{PipelineFollower.Mark}') >= (select max(seq_id) from crm.mt_events)");
        return await command.ExecuteScalarAsync() is true;
    }

    /// <summary>Asks as the auditor of the province.</summary>
    public async Task<T> Ask<T>(IQuery<T> query)
    {
        var outcome = await Host.Services.GetRequiredService<QueryDesk>().Ask(query, new Caller("auditor@330000", "api"));
        outcome.Sentence.ShouldBeNull();
        return outcome.Answer!;
    }

    /// <summary>One row a lead that counts on that day. Written from the definitions (docs/figures.md) alone.</summary>
    /// <param name="by">As if nothing had been recorded after this moment.</param>
    public static async Task<List<CountedProject>> Count(NpgsqlDataSource database, DateOnly day, Standpoint seen, DateTimeOffset? by = null)
    {
        var told = by is { } moment ? $"e.timestamp <= '{moment:yyyy-MM-dd HH:mm:ss.ffffff}+00'" : "true";
        var known = seen == Standpoint.AsRecorded ? "(e.timestamp at time zone 'Asia/Shanghai')::date <= $1" : $"(e.data ->> 'occurredOn')::date <= $1 and {told}";
        var gone = seen == Standpoint.AsRecorded ? known : told;
        await using var command = database.CreateCommand($"""
            with stages as (select array['Lead','Assessing','Negotiating','Visiting','Signed','Landed','UnderConstruction','Completed','InProduction','AtCapacity'] as names),
            e as not materialized (select e.stream_id, e.version, e.type, e.data, array_position(names, e.data ->> 'to') as goes from crm.mt_events e, stages where e.type in
              ('lead_opened','lead_assigned','lead_offer_accepted','lead_offer_ruled','needs_revised','stage_advanced','stage_stepped_back','lead_terminated','lead_reopened','lead_merged','lead_unmerged','investment_raised','investment_raise_withdrawn') and {known}),
            leads as (select stream_id, data from e where type = 'lead_opened' and coalesce((data ->> 'test')::bool, false) = false
              and coalesce((select m.type from crm.mt_events m where m.stream_id = e.stream_id and m.type in ('lead_merged_into', 'lead_unmerged_from') and {gone.Replace("e.", "m.", StringComparison.Ordinal)} order by m.version desc limit 1), '') <> 'lead_merged_into'),
            fell as (select l.stream_id, coalesce(max(e.version) filter (where e.type in ('stage_stepped_back', 'lead_reopened') and e.goes < 5), 0) as at from leads l left join e using (stream_id) group by 1)
            select l.stream_id,
              coalesce((select coalesce(e.data ->> 'unit', o.data ->> 'to') from e
                left join crm.mt_events o on e.type = 'lead_offer_accepted' and o.stream_id = e.stream_id and o.type = 'lead_offered' and o.data ->> 'offer' = e.data ->> 'offer'
                where e.stream_id = l.stream_id and e.type in ('lead_assigned', 'lead_offer_accepted', 'lead_offer_ruled') order by e.version desc limit 1), l.data ->> 'unit'),
              coalesce((select goes from e where e.stream_id = l.stream_id and type in ('stage_advanced', 'stage_stepped_back', 'lead_reopened') order by version desc limit 1), 1),
              coalesce((select type from e where e.stream_id = l.stream_id and type in ('lead_terminated', 'lead_reopened') order by version desc limit 1), '') = 'lead_terminated'
                and not exists (select 1 from e as x where x.stream_id = l.stream_id and x.type in ('stage_advanced', 'stage_stepped_back')
                  and x.version > (select max(version) from e as t where t.stream_id = l.stream_id and t.type = 'lead_terminated')),
              (select (e.data ->> 'occurredOn')::date from e where e.stream_id = l.stream_id and type = 'stage_advanced' and goes >= 5 and version > f.at order by version limit 1),
              coalesce(
                (select (v ->> 'amount')::numeric from e, jsonb_array_elements(e.data -> 'evidence') v where e.stream_id = l.stream_id and type = 'stage_advanced' and v ->> 'kind' = 'Agreement' order by version desc limit 1),
                (select coalesce((case when type in ('lead_merged', 'lead_unmerged') then e.data -> 'values' -> 'needs' else e.data -> 'needs' end ->> 'investment')::numeric, 0)
                 from e where e.stream_id = l.stream_id and type in ('lead_opened', 'needs_revised', 'lead_merged', 'lead_unmerged') order by version desc limit 1)),
              (select coalesce(sum((e.data ->> 'by')::numeric), 0) from e where e.stream_id = l.stream_id and type = 'investment_raised' and e.data ->> 'occurredOn' like '2025-%'
                and not exists (select 1 from e as w where w.stream_id = e.stream_id and w.type = 'investment_raise_withdrawn' and w.data ->> 'raise' = e.data ->> 'raise')),
              (select (e.data ->> 'occurredOn')::date from e where e.stream_id = l.stream_id and type = 'stage_advanced' and goes >= 7
                and version > coalesce((select max(b.version) from e as b where b.stream_id = l.stream_id and b.type in ('stage_stepped_back', 'lead_reopened') and b.goes < 7), 0) order by version limit 1),
              (select e.data ->> 'reason' from e where e.stream_id = l.stream_id and type = 'lead_terminated' order by version desc limit 1)
            from leads l join fell f using (stream_id)
            """);
        command.CommandTimeout = 120;
        command.Parameters.AddWithValue(day);
        var found = new List<CountedProject>();
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            found.Add(new(reader.GetGuid(0), reader.GetString(1), reader.GetInt32(2), reader.GetBoolean(3), await Known<DateOnly?>(4), reader.GetDecimal(5), reader.GetDecimal(6), await Known<DateOnly?>(7), await Known<string>(8)));
        return found;

        async Task<T?> Known<T>(int column) => await reader.IsDBNullAsync(column, TestContext.Current.CancellationToken) ? default : await reader.GetFieldValueAsync<T>(column, TestContext.Current.CancellationToken);
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
        using (var daemon = await store.BuildProjectionDaemonAsync()) await daemon.RebuildProjectionAsync(nameof(SharedLead), TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        return units;
    }

    private static async Task Found(IAlbaHost host, string code, string parent, UnitKind kind) =>
        (await Desk.Send(host.Services.GetRequiredService<IServiceScopeFactory>(), new FoundUnit(code, code, parent, kind), Caller.Job("tests"))).Sentence.ShouldBeNull();

    /// <summary>Tests that share it.</summary>
    [CollectionDefinition(nameof(MadeHistory))]
    public sealed class Tests : ICollectionFixture<MadeHistory>;
}
