using Alba;
using Crm.Foundation;
using Crm.Foundation.Checking;
using Crm.Foundation.Formats;
using Crm.Leads.Listing;
using Crm.Seeding;
using Crm.Seeding.Stories;
using Crm.Team;
using Crm.Team.Demo;
using Crm.Testing;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Seeding;

/// <summary>A short book, played on two empty installations; on one of them the performance is broken off and taken up again.</summary>
public sealed class PlayedTwice : IAsyncLifetime
{
    public static readonly StoryBook Book = new(7, new DateOnly(2026, 6, 30), Leads: 24, Calls: 14, Inquiries: 6);

    private readonly CrmApp app = new() { Services = services => services.AddStage() };
    private readonly List<IAsyncDisposable> open = [];

    public IAlbaHost First { get; private set; } = null!;

    public IAlbaHost Second { get; private set; } = null!;

    public int Resumed { get; private set; }

    public string SignIns { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var (first, data) = await Start();
        First = first;
        await Demo(First).SetUp(Book, (_, _) => { }, default);
        SignIns = await File.ReadAllTextAsync(Path.Combine(data, DemoAccounts.File));

        (Second, _) = await Start();
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => Demo(Second).SetUp(Book, (_, percent) => { if (percent > 40) stop.Cancel(); }, stop.Token));
        Resumed = await Demo(Second).SetUp(Book, (_, _) => { }, default);
    }

    public static Demo Demo(IAlbaHost host) => host.Services.GetRequiredService<Demo>();

    public async ValueTask DisposeAsync()
    {
        foreach (var one in Enumerable.Reverse(open)) await one.DisposeAsync();
    }

    private async Task<(IAlbaHost Host, string Data)> Start()
    {
        var postgres = await TemporaryPostgres.Start();
        open.Add(postgres);
        var host = await app.StartOn(postgres);
        open.Add(host);
        return (host, postgres.Data.Root);
    }
}

public sealed class the_demo(PlayedTwice played) : IClassFixture<PlayedTwice>
{
    [Fact]
    public async Task tells_the_same_stories_on_every_installation()
    {
        var first = await Leads(played.First);
        first.Count.ShouldBe(24);
        (await Leads(played.Second)).ShouldBe(first);
        (await Facts(played.Second)).ShouldBe(await Facts(played.First));
    }

    [Fact]
    public void goes_on_where_it_was_broken_off() => played.Resumed.ShouldBeInRange(1, PlayedTwice.Book.Scenes().Count * 7 / 10);

    [Fact]
    public async Task changes_nothing_when_it_is_played_again()
    {
        var before = await Facts(played.First);
        (await PlayedTwice.Demo(played.First).SetUp(PlayedTwice.Book, (_, _) => { }, default)).ShouldBe(0);
        await PlayedTwice.Demo(played.First).SetUp(default);
        (await Facts(played.First)).ShouldBe(before);
    }

    [Fact]
    public async Task records_everything_at_its_time_and_in_the_name_of_whoever_did_it()
    {
        await using var session = played.First.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var facts = await session.Events.QueryAllRawEvents().Where(e => e.EventTypeName == "follow_up_logged").ToListAsync();
        facts.ShouldNotBeEmpty();
        facts.ShouldAllBe(e => e.Timestamp < Days.Start(PlayedTwice.Book.LastDay) && e.Timestamp >= Days.Start(PlayedTwice.Book.FirstDay));
        facts.ShouldAllBe(e => ((IFact)e.Data).OccurredOn <= Days.InChina(e.Timestamp));
        facts.Select(e => e.UserName).Distinct().Count().ShouldBeGreaterThan(3);
        facts.ShouldAllBe(e => DemoWords.Team.Any(p => p.Login == e.UserName));
    }

    [Fact]
    public async Task staffs_the_offices_and_fills_the_parks()
    {
        var roster = played.First.Services.GetRequiredService<IRoster>();
        roster.Units.Count.ShouldBe(ReferenceData.Units.Count);
        roster.Person("officer")!.UnitPath.ShouldBe("330000/330500/");
        await using var session = played.First.Services.GetRequiredService<IDocumentStore>().QuerySession();
        (await session.Query<Crm.Parks.Listing.ParkListing>().CountAsync()).ShouldBe(ReferenceData.Parks.Count);
    }

    [Fact]
    public void hands_out_six_sign_ins_with_passwords_of_their_own()
    {
        var lines = played.SignIns.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        lines.Select(line => line[0]).ShouldBe(["admin", "manager", "officer", "hotline", "editor", "auditor"]);
        lines.Select(line => line[1]).ShouldBeUnique();
    }

    private static async Task<List<string>> Leads(IAlbaHost host)
    {
        await using var session = host.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var leads = await session.Query<LeadListing>().OrderBy(l => l.Number).ToListAsync();
        return [.. leads.Select(l => $"{l.Id} {l.Number} {l.Company} {l.Project} {l.Stage} {l.Owner} {l.Region} {l.Industry} {l.Amount} {l.NextOn} {l.Updated:O}")];
    }

    [Fact]
    public async Task leaves_every_record_as_its_events_make_it()
    {
        var found = await played.First.Services.GetRequiredService<ReadModelCheck>().Run(TestContext.Current.CancellationToken);
        found.Drifts.ShouldBeEmpty();
        found.Records.ShouldBeGreaterThan(200);
    }

    // what happened, stream by stream; sealed contacts differ by their keys
    private static async Task<List<string>> Facts(IAlbaHost host)
    {
        await using var session = host.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var all = await session.Events.QueryAllRawEvents().Where(e => e.EventTypeName != "notices_read").ToListAsync();
        // Clocks go on by themselves while a test looks; the store marks the places of what was broken off.
        return [.. all.Where(e => e.UserName != ":clocks" && e.EventTypeName != "tombstone").OrderBy(e => e.StreamId).ThenBy(e => e.Version).Select(e => $"{e.StreamId} {e.Version} {e.EventTypeName} {(e.Data as IFact)?.OccurredOn} {e.UserName}")];
    }
}
