using System.Diagnostics;
using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.IntegrationTests;
using Crm.Leads;
using Crm.Leads.Opening;
using Crm.Pipeline.History;
using Crm.Seeding;
using Crm.Team;
using Crm.Team.Units;
using Crm.Testing;
using JasperFx;
using JasperFx.Events;
using Marten;
using Marten.Events;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Crm.Benchmarks;

/// <summary>What loading a past took.</summary>
/// <param name="Copying">Writing streams and events.</param>
/// <param name="Listing">Writing the leads' rows in the list.</param>
public sealed record StockedPast(int Leads, long Events, TimeSpan Making, TimeSpan Copying, TimeSpan Listing);

/// <summary>
/// An office with a past of years: made projects (<see cref="MadeProjects"/>) in the units of the reference data, recorded in the order of time, written with the store's own bulk append while the application
/// stands still. The projects' rows in the list are copied from one that a command wrote.
/// </summary>
public static class PipelineStock
{
    private const int Seed = 29;
    private const int Batch = 50_000;

    // Follow-ups beside ten steps; brings a project to ten facts on average.
    private const int Talks = 8;

    private static readonly Dictionary<string, object> FromPage = new() { ["channel"] = "page" };
    private static readonly DateOnly Last = China.Today(TimeProvider.System).AddDays(-1);
    private static readonly DateOnly First = new(Last.Year - 3, 4, 1);

    /// <summary>No process follows the events.</summary>
    public static IReadOnlyDictionary<string, string> Following(bool follows) => new Dictionary<string, string> { [Installation.FollowsEvents] = follows ? "true" : "false" };

    /// <summary>Founds the units and loads so many projects while nobody follows. The application stands still afterwards.</summary>
    public static async Task<StockedPast> Fill(BenchApp app, int leads)
    {
        var known = await Found(app);
        var sample = Guid.CreateVersion7();
        await app.Send(new OpenLead(sample, "浙江云帆机电有限公司", "电机扩产", Source.Expo, null, new Needs { Investment = 12_000, LandMu = 80, Region = "330521", Industry = "C38" }, Last, Owner: "officer@330521"), "officer@330521");
        await Rest(app);
        app.StartApplication(Following(false));
        var watch = Stopwatch.StartNew();
        var projects = MadeProjects.Make(leads, Seed, known, First, Last, Talks);
        var making = watch.Elapsed;
        var store = app.Services.GetRequiredService<IDocumentStore>();
        watch.Restart();
        await store.BulkInsertEventStreamAsync(StorageConstants.DefaultTenantId, [.. projects.Select(p => new BulkEventStreamHeader { Id = p.Id, Version = p.Facts.Count, AggregateType = typeof(Lead) })], InOrder(projects), Batch, default);
        var copying = watch.Elapsed;
        watch.Restart();
        await app.StopApplication();
        await List(app.Database, sample, projects);
        return new StockedPast(leads, projects.Sum(p => (long)p.Facts.Count), making, copying, watch.Elapsed);
    }

    // Stops the application once everybody who follows has come to the last event, so that each has its mark.
    private static async Task Rest(BenchApp app)
    {
        var last = await PipelineBench.Number(app.Database, "select max(seq_id) from crm.mt_events");
        while (await PipelineBench.Number(app.Database, $"select case when bool_or(name = '{PipelineFollower.Mark}') then min(last_seq_id) else 0 end from crm.mt_event_progression") < last) await Task.Delay(100);
        await app.StopApplication();
    }

    // Some units have ten times the projects of others.
    private static async Task<IReadOnlyList<(string Unit, string Path)>> Found(BenchApp app)
    {
        var roster = app.Services.GetRequiredService<IRoster>();
        foreach (var unit in ReferenceData.Units.Where(unit => roster.Unit(unit.Code) is null))
        {
            var kind = Regions.Of(unit.Code).Level switch { RegionLevel.Province => UnitKind.Province, RegionLevel.City => UnitKind.City, RegionLevel.County => UnitKind.District, _ => UnitKind.Park };
            var outcome = await Desk.Send(app.Services.GetRequiredService<IServiceScopeFactory>(), new FoundUnit(unit.Code, unit.Name, unit.Parent, kind), Caller.Job("bench"));
            if (!outcome.Ok) throw new InvalidOperationException(outcome.Sentence);
        }
        var parents = ReferenceData.Units.ToDictionary(unit => unit.Code, unit => unit.Parent);
        return [.. ReferenceData.Units.SelectMany((unit, i) => Enumerable.Repeat((unit.Code, Path(unit.Code)), 1 + (40 / (1 + (i * 7 % ReferenceData.Units.Count)))))];

        string Path(string? unit) => unit is null ? "" : Path(parents[unit]) + unit + "/";
    }

    // As they were recorded, one day's work between nine and six; the place of a fact in one number, so that ten millions sort in a second.
    private static async IAsyncEnumerable<IEvent> InOrder(IReadOnlyList<MadeProject> projects)
    {
        await Task.CompletedTask;
        var start = First.DayNumber;
        var order = new long[projects.Sum(p => p.Facts.Count)];
        var next = 0;
        for (var lead = 0; lead < projects.Count; lead++)
        {
            for (var i = 0; i < projects[lead].Facts.Count; i++)
                order[next++] = ((((projects[lead].Facts[i].RecordedOn.DayNumber - start) * 86_400L) + (lead * 7919L % 30_000) + i) << 28) | ((long)lead << 8) | (uint)i;
        }
        Array.Sort(order);
        var nine = new DateTimeOffset(First, new TimeOnly(9, 0), China.Offset).ToUniversalTime();
        var people = projects.Select(p => ((LeadOpened)p.Facts[0].Fact).Unit).Distinct().ToDictionary(unit => unit, unit => $"officer@{unit}");
        var wrap = PastFacts.Types.Append(typeof(FollowUpLogged)).ToDictionary(type => type, type => typeof(PipelineStock).GetMethod(nameof(Wrap), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(type).CreateDelegate<Func<object, IEvent>>());
        foreach (var place in order)
        {
            var (project, i) = (projects[(int)((place >> 8) & 0xFFFFF)], (int)(place & 0xFF));
            var fact = project.Facts[i].Fact;
            var e = wrap[fact.GetType()](fact);
            (e.Id, e.StreamId, e.Version, e.Timestamp) = (Guid.CreateVersion7(nine), project.Id, i + 1, nine.AddSeconds(place >> 28));
            (e.UserName, e.CorrelationId, e.CausationId) = (people[((LeadOpened)project.Facts[0].Fact).Unit], $"{e.Id}", $"{e.Id}");
            e.Headers = FromPage;
            yield return e;
        }
    }

    private static IEvent Wrap<T>(object fact) where T : notnull => new Event<T>((T)fact);

    private static async Task List(NpgsqlDataSource database, Guid sample, IReadOnlyList<MadeProject> projects)
    {
        await using var connection = await database.OpenConnectionAsync();
        await LeadStock.Run(connection, "set synchronous_commit = off; create temporary table copy (id uuid, old uuid, number text, company text, unit text)");
        await using (var import = await connection.BeginBinaryImportAsync("copy copy from stdin binary"))
        {
            foreach (var project in projects)
            {
                var opened = (LeadOpened)project.Facts[0].Fact;
                await import.StartRowAsync();
                await import.WriteAsync(project.Id);
                await import.WriteAsync(sample);
                await import.WriteAsync(opened.Number);
                await import.WriteAsync(opened.Company);
                await import.WriteAsync(opened.Unit);
            }
            await import.CompleteAsync();
        }
        await LeadStock.CopyRows(connection, "mt_doc_leadlisting", new()
        {
            ["id"] = "c.id", ["unit"] = "c.unit", ["data"] = "t.data || jsonb_build_object('id', c.id, 'number', c.number, 'company', c.company, 'unit', c.unit)",
        }, "t.id = c.old");
        await LeadStock.Run(connection, "vacuum (analyze)");
    }
}
