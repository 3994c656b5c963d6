using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Notifications.Reading;
using Crm.PublicSite.Details;
using Crm.Seeding.Stories;
using Crm.Team;
using Crm.Team.Demo;
using Crm.Team.People;
using Marten;

namespace Crm.Seeding;

/// <summary>Fills an empty installation with units, people, parks and stories, once. Started again, it finishes what is missing and changes nothing else.</summary>
public sealed class Demo(Performance performance, DemoAccounts accounts, IDocumentStore store, StoryClock clock, ILogger<Demo> log)
{
    /// <summary>Seed of the stories that <c>--demo</c> tells.</summary>
    public const int Seed = 20_260_601;

    // whose sign-ins are handed out; the others only have a name and work to show
    private const int WithPassword = 6;

    // the receipt of the last thing that is done; a later release may tell other stories, and must not add them to these
    private const string Finished = "demo/finished";

    /// <summary>Sets everything up and tells how far it is. What goes wrong is told as well, and the product starts all the same.</summary>
    public async Task SetUp(CancellationToken token)
    {
        if (await IsFinished(token)) return;
        if (await FirstDay(token) is not { } first)
        {
            log.LogWarning("{Sentence}", Texts.Of("这里已经有正式数据，不加载演示数据。"));
            return;
        }
        try
        {
            await SetUp(new StoryBook(Seed, first.AddDays(StoryBook.Length)), new Progress().Tell, token);
        }
        catch (InvalidOperationException refused)
        {
            log.LogError(refused, "{Sentence}", Texts.Of("演示数据没有装完。请换一个空的数据目录再试。"));
        }
    }

    /// <summary>Sets up the units, the people, the parks and the stories of a book; returns how many commands of the book that took.</summary>
    public async Task<int> SetUp(StoryBook book, Action<DateOnly, int> tell, CancellationToken token)
    {
        var morning = Days.Start(book.FirstDay).AddHours(8);
        await performance.Play([.. ReferenceScenes.Units(book.FirstDay)], (_, _) => { }, token);
        await clock.At(morning, () => accounts.Add(DemoWords.Team.Take(WithPassword).Select(Hire), token));
        await performance.Play([.. Staff(morning), .. ReferenceScenes.Parks(book.FirstDay), Site(morning)], (_, _) => { }, token);
        var played = await performance.Play(book.Scenes(), tell, token);
        await performance.Play([.. Ending(clock.GetUtcNow())], (_, _) => { }, token);
        return played;
    }

    // Nobody wants to begin with hundreds of old notices, nor with mail about them: addresses come last.
    private static IEnumerable<Scene> Ending(DateTimeOffset now) =>
    [
        .. DemoWords.Team.Select(person => Once(now, person.Login, $"demo/read/{person.Login}", new ReadNotices(now))),
        .. DemoWords.Team.Take(WithPassword).Select(person => Once(
            now, ReferenceScenes.Job, $"demo/mail/{person.Login}", new RevisePersonDetails(person.Login, person.Name, $"{person.Login}@demo.example"))),
        Once(now, DemoWords.Team[0].Login, Finished, new ReadNotices(now)),
    ];

    private static Scene Once(DateTimeOffset at, string login, string key, ICommand command) => new(at, login, key, _ => Task.FromResult<ICommand?>(command), Opens: true);

    private async Task<bool> IsFinished(CancellationToken token)
    {
        await using var session = store.QuerySession();
        return await session.LoadAsync<Receipt>(Receipt.IdOf(DemoWords.Team[0].Login, Finished), token) is not null;
    }

    // The whole demo hangs on the day it was first set up, which the first unit's event tells. Null where somebody else founded that unit.
    private async Task<DateOnly?> FirstDay(CancellationToken token)
    {
        await using var session = store.QuerySession();
        var founded = await session.Events.FetchStreamAsync(OrganisationUnit.IdOf(ReferenceData.Units[0].Code), 1, token: token);
        if (founded.Count == 0) return await session.Query<OrganisationUnit>().AnyAsync(token) ? null : clock.Today().AddDays(-StoryBook.Length);
        return founded[0].UserName == ReferenceScenes.Job && founded[0].Data is UnitFounded fact ? fact.OccurredOn : null;
    }

    private static IEnumerable<Scene> Staff(DateTimeOffset at) =>
        DemoWords.Team.Skip(WithPassword).Select(person => Once(at, ReferenceScenes.Job, $"demo/person/{person.Login}", Hire(person)));

    // Invented like everything here: a number nobody has, record numbers of zeros.
    private static Scene Site(DateTimeOffset at) => Once(at, ReferenceScenes.Job, "demo/site", new ReviseSiteDetails(
        new SiteDetails
        {
            Name = "浙江招商服务（演示）",
            Office = "浙江省招商中心（演示）",
            Hotline = "400-000-2026",
            Hours = "工作日 8:30–17:30",
            Address = "浙江省杭州市某某路 100 号",
            Mail = "zhaoshang@demo.example",
            Icp = "浙ICP备00000000号",
            PublicSecurity = "浙公网安备00000000000000号",
        }, Version: 0));

    private static AddPerson Hire(DemoPerson person) => new(person.Login, person.Name, person.Unit, person.Roles, null, null);

    /// <summary>Tells every tenth of the way on the console.</summary>
    private sealed class Progress
    {
        private int told = -1;

        public void Tell(DateOnly day, int percent)
        {
            if (percent / 10 == told) return;
            told = percent / 10;
            Console.WriteLine(Texts.Of("正在装演示数据：{0}%（到 {1}）", percent, Days.Full(day)));
        }
    }
}
