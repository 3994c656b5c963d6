using System.Globalization;
using Crm.Foundation;
using Crm.Hotline.Recognising;
using Crm.Leads;
using Crm.Leads.Board;
using Crm.Leads.Funnel;
using Crm.Leads.Listing;
using Crm.Leads.Profile;
using Crm.Privacy;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Crm.Benchmarks;

/// <summary>P5: what an officer, a manager and the province ask for, with ten thousand leads and with <c>CRM_BENCH_LEADS</c> (a hundred thousand where it is not set), by the product's own queries and rules.</summary>
public static class ListsBench
{
    private const string Officer = "officer";
    private const string Manager = "manager";
    private const string Province = "zhejiang1";

    private const int Few = 10_000;

    private static readonly int Many = int.TryParse(Environment.GetEnvironmentVariable("CRM_BENCH_LEADS"), CultureInfo.InvariantCulture, out var given) ? given : 100_000;
    private static readonly string[] All = [Officer, Manager, Province];

    public static async Task<Report> Run()
    {
        var offices = await Task.WhenAll(Office.Open(Few), Office.Open(Many));
        await using var small = offices[0];
        await using var large = offices[1];
        var report = new Report($"Lists, board, profile and look-up with {Few:N0} and {Many:N0} leads");
        await report.Conditions(large.Database);
        report.Say($"- {LeadStock.Played} leads by real commands, the others copied from their rows with other ids, names, units, officers, industries, regions, sources and dates; then vacuum analyze");
        report.Say($"- the whole query as a page asks it (rule, session, SQL, reading the rows, the capped count); {Rounds.Count} rounds after one that warms up; median of the rounds' medians [least..most]");
        report.Say($"- leads within reach of officer, manager, province: {await small.Reach(All)} and {await large.Reach(All)}");
        report.Head("what", "who", $"{Few:N0} leads, ms", $"{Many:N0} leads, ms", "ratio (≤ 2)", $"p95 at {Many:N0}, ms (≤ 100)", $"slowest of all at {Many:N0}, ms (≤ 50)");

        var cases = Cases().ToList();
        var timings = await Timings.Of(
        [
            .. cases.SelectMany(c => new[] { new Variant($"{c.What}/{c.Who}/10", () => c.Ask(small)), new Variant($"{c.What}/{c.Who}/100", () => c.Ask(large)) }),
        ]);
        foreach (var c in cases)
        {
            var (few, many) = (timings[$"{c.What}/{c.Who}/10"], timings[$"{c.What}/{c.Who}/100"]);
            report.Row(
                c.What, c.Who, Report.Of(few.Medians, "F1"), Report.Of(many.Medians, "F1"), Report.Of(Rounds.Ratios([.. many.Medians], [.. few.Medians]), "F1"), $"{many.P95:F1}", $"{many.Slowest:F0}");
        }
        return report;
    }

    private static IEnumerable<Case> Cases()
    {
        foreach (var (what, query) in Pages()) foreach (var who in All) yield return List(what, who, query);
        foreach (var who in All)
        {
            yield return new("list, a page further down", who, async office => await office.Ask(new FindLeads { After = await office.MarkOf(who) }, who));
            yield return new("board", who, office => office.Ask(new PipelineBoard(), who));
            yield return new("board, one industry", who, office => office.Ask(new PipelineBoard { Industry = "C" }, who));
            yield return new("board, three filters", who, office => office.Ask(new PipelineBoard { Industry = "C", Region = "330500", Source = Source.Expo }, who));
            yield return new("funnel", who, office => office.Ask(new PipelineFunnel(), who));
        }
        yield return List("list of a unit", Manager, new FindLeads { Unit = "330521" });
        yield return List("list of a unit", Province, new FindLeads { Unit = "330500" });
        yield return List("list of a small unit", Province, new FindLeads { Unit = "331082-P01" });
        yield return List("list of an officer", Manager, new FindLeads { Owner = "deqing1" });
        yield return List("list of an officer", Province, new FindLeads { Owner = "toumen1" });
        yield return new("board of a unit", Province, office => office.Ask(new PipelineBoard { Unit = "330500" }, Province));
        yield return new("profile, contacts opened", Province, office => office.Ask(new LeadProfile(office.Next(office.Leads)), Province));
        yield return new("phone of an investor", "hotline", office => office.Ask(new WhoIsCalling(office.Next(office.Phones)), "hotline"));
        yield return new("phone of nobody", "hotline", office => office.Ask(new WhoIsCalling("13999990000"), "hotline"));
    }

    private static IEnumerable<(string What, FindLeads Query)> Pages() =>
    [
        ("list", new FindLeads()),
        ("list, stage 洽谈", new FindLeads { Stage = Stage.Negotiating }),
        ("list, 签约 and later", new FindLeads { From = Stage.Signed }),
        ("list, 达产", new FindLeads { Stage = Stage.AtCapacity }),
        ("list, industry C38", new FindLeads { Industry = "C38" }),
        ("list, region 湖州", new FindLeads { Region = "330500" }),
        ("list, source 展会", new FindLeads { Source = Source.Expo }),
        ("list, overdue", new FindLeads { View = "overdue" }),
        ("list, pool", new FindLeads { View = "pool" }),
        ("list, three filters", new FindLeads { Industry = "C", Region = "330500", Source = Source.Expo }),
        ("list, three filters and a stage", new FindLeads { Industry = "C", Region = "330500", Source = Source.Hotline, Stage = Stage.Signed }),
        ("list, pool of a unit, an industry and a source", new FindLeads { View = "pool", Unit = "330500", Industry = "C38", Source = Source.Hotline }),
        ("list, a word in every name", new FindLeads { Text = "公司" }),
        ("list, a word in some names", new FindLeads { Text = "宁波" }),
        ("list, a number", new FindLeads { Text = LeadStock.Numbers + "004321" }),
        ("list, a word in none", new FindLeads { Text = "子虚乌有公司" }),
    ];

    private static Case List(string what, string who, FindLeads query) => new(what, who, office => office.Ask(query, who));

    private sealed record Case(string What, string Who, Func<Office, Task> Ask);

    /// <summary>The product with so many leads, and what is needed to ask it.</summary>
    private sealed class Office(BenchApp app) : IAsyncDisposable
    {
        private readonly Dictionary<string, string> marks = [];
        private int turn;

        public NpgsqlDataSource Database => app.Database;

        public List<Guid> Leads { get; } = [];

        public List<string> Phones { get; } = [];

        public static async Task<Office> Open(int leads)
        {
            var office = new Office(await LeadStock.Start(leads));
            // The leads that commands wrote: only their contacts can be opened.
            await using var command = office.Database.CreateCommand($"select id from crm.mt_doc_leadlisting where data ->> 'number' not like '{LeadStock.Numbers}%' and data -> 'contact' ->> 'person' is not null order by id");
            await using (var reader = await command.ExecuteReaderAsync())
                while (await reader.ReadAsync()) office.Leads.Add(reader.GetGuid(0));
            foreach (var lead in office.Leads)
                if ((await office.Ask(new LeadProfile(lead), Province)).Contacts is [{ Contact.Phone: { } phone }, ..]) office.Phones.Add(phone);
            return office;
        }

        public T Next<T>(List<T> of) => of[Interlocked.Increment(ref turn) % of.Count];

        public async Task<TAnswer> Ask<TAnswer>(IQuery<TAnswer> query, string who)
        {
            var outcome = await app.Services.GetRequiredService<QueryDesk>().Ask(query, new Caller(who, "page"));
            return outcome.Ok ? outcome.Answer! : throw new InvalidOperationException($"{query}: {outcome.Sentence}");
        }

        // About six hundred rows down, or the last page but one where there are fewer.
        public async Task<string?> MarkOf(string who)
        {
            if (marks.TryGetValue(who, out var known)) return known;
            string? mark = null;
            for (var page = 0; page < 3 && (await Ask(new FindLeads { After = mark, Take = page == 0 ? 50 : 200 }, who)).Next is { } next; page++) mark = next;
            return mark is null ? null : marks[who] = mark;
        }

        public async Task<string> Reach(string[] people)
        {
            var counts = new List<string>();
            foreach (var who in people) counts.Add($"{(await Ask(new PipelineFunnel(), who)) switch { var f => f.Steps[0].Reached.Count + f.Terminated.Count }:N0}");
            return string.Join(" / ", counts);
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
