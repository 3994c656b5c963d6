using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Crm.Leads;
using Crm.Leads.FollowingUp;
using Crm.Leads.Opening;
using Npgsql;

namespace Crm.Benchmarks;

/// <summary>P1 and P2: what carrying out a command costs beside writing its rows by hand, without a message to others and with one.</summary>
public static class CommandsBench
{
    private const string Officer = "officer@330521";
    private const string Manager = "manager@330521";
    private const string Envelopes = "wolverine_incoming_envelopes";

    private static readonly DateOnly Day = new(2026, 6, 1);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static async Task<Report> Run()
    {
        await using var app = await BenchApp.Start();
        using var http = await app.Client(Manager);
        var database = app.Database;
        var report = new Report("Commands against a hand-written floor");
        await report.Conditions(database);

        // Without a message nothing is written later; with one, the product's turn includes working it off, and so does the floor's.
        string[] later = ["mt_doc_notice", "wolverine_outgoing_envelopes"];
        var (opened, followed, told) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var open = await Floor.Watch(database, opened, () => app.Send(Open(opened), Officer), [.. later, Envelopes]);
        await app.Send(Open(followed), Officer);
        var follow = await Floor.Watch(database, followed, () => app.Send(Follow(followed), Officer), [.. later, Envelopes]);
        var tell = await Floor.Watch(database, told, () => SendAndSettle(told), "wolverine_outgoing_envelopes");
        if (!tell.Writes(Envelopes) || !tell.Writes("mt_doc_notice")) throw new InvalidOperationException("The message's envelope and its notice were not seen, so the floor would write less than the product");

        report.Say($"- `OpenLead` by its future owner writes {open.Contents}; `LogFollowUp` {follow.Contents}; `OpenLead` for somebody else {tell.Contents}");
        var (mine, theirs) = (new ConcurrentQueue<(Guid Id, long Version)>(), new ConcurrentQueue<(Guid Id, long Version)>());
        for (var i = 0; i < 64; i++)
        {
            var id = Guid.CreateVersion7();
            await app.Send(Open(id), Officer);
            mine.Enqueue((id, 2));
            await open.Write(id);
            theirs.Enqueue((id, 2));
        }

        Variant[] variants =
        [
            new("floor open", () => open.Write(Guid.CreateVersion7())),
            new("open", () => app.Send(Open(Guid.CreateVersion7()), Officer)),
            new("floor follow", () => Take(theirs, (id, version) => follow.Write(id, version))),
            new("follow", () => Take(mine, (id, _) => app.Send(Follow(id), Officer))),
            new("floor tell", () => tell.Write(Guid.CreateVersion7())),
            new("tell", () => app.Send(Open(Guid.CreateVersion7()), Manager), () => Settle(database)),
            new("http", () => Post(http, Open(Guid.CreateVersion7())), () => Settle(database)),
        ];
        report.Say($"- {await Rounds.Warm(variants)}");
        report.Say($"- questions to the database besides the commit: `OpenLead` {await Rounds.Questions(variants[1]):0.0}, `LogFollowUp` {await Rounds.Questions(variants[3]):0.0}, each floor {await Rounds.Questions(variants[0]):0.0}");
        report.Say($"- {Rounds.Count} rounds after one that warms up, {Rounds.Turn.TotalSeconds:0.#} s a turn; every turn begins with an empty queue; median [least..most]");
        report.Head("what", "writers", "floor /s", "product /s", "product / floor", "gate");

        foreach (var writers in new[] { 1, 8, 16 })
        {
            var gate = writers == 1 ? "≥ 50 %" : "≥ 40 %";
            var rates = await Rounds.Rates(variants, writers);
            Row("P1 `OpenLead`", "floor open", "open", gate);
            Row("P1 `LogFollowUp`", "floor follow", "follow", gate);
            Row("P2 `OpenLead` with a message", "floor tell", "tell", "≥ 30 %");
            Row("P2 the same over HTTP", "floor tell", "http", writers == 8 ? "≥ 30 %" : "–");

            void Row(string what, string floor, string product, string limit) => report.Row(
                what, $"{writers}", Report.Of(rates[floor]) + (rates[floor].Max() > 2.5 * rates[floor].Min() ? " (unsteady: run again)" : ""), Report.Of(rates[product]),
                Report.Of([.. Rounds.Ratios(rates[product], rates[floor]).Select(r => r * 100)], unit: " %"), limit);
        }
        return report;

        async Task SendAndSettle(Guid lead)
        {
            await app.Send(Open(lead), Manager);
            await Settle(database);
        }
    }

    private static OpenLead Open(Guid id) => new(
        id, "浙江云帆机电有限公司", "电机扩产", Source.Expo, null, new Needs { Investment = 12_000, LandMu = 80, Region = "330521", Industry = "C38" }, Day, Owner: Officer);

    private static LogFollowUp Follow(Guid id) => new(id, Guid.CreateVersion7(), FollowUpKind.Phone, "客户希望六月前看地，要 80 亩，已约下周来访。", Day, "陪同看地", Day.AddDays(7));

    private static async Task Take(ConcurrentQueue<(Guid Id, long Version)> leads, Func<Guid, long, Task> act)
    {
        if (!leads.TryDequeue(out var lead)) throw new InvalidOperationException("More writers than leads");
        await act(lead.Id, lead.Version + 1);
        leads.Enqueue((lead.Id, lead.Version + 1));
    }

    private static async Task Post(HttpClient http, OpenLead command)
    {
        using var answer = await http.PostAsJsonAsync("/api/leads", command, Json);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    // The product works its messages off while it takes commands; what is left must not burden the next variant.
    private static async Task Settle(NpgsqlDataSource database)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            await using var command = database.CreateCommand($"select string_agg(message_type || ' ' || number, ', ') from (select message_type, count(*) as number from crm.{Envelopes} where status = 'Incoming' group by message_type) waiting");
            if (await command.ExecuteScalarAsync() is not string waiting) return;
            if (watch.Elapsed > TimeSpan.FromMinutes(2)) throw new TimeoutException($"The queue did not empty within two minutes: {waiting}");
            await Task.Delay(100);
        }
    }
}
