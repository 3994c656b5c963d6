using Crm.Foundation;
using Crm.Notifications;
using Crm.Notifications.Reading;
using Crm.Policies.Importing;
using Crm.Policies.Library;
using Crm.Policies.Reading;
using Crm.Policies.Withdrawing;
using Crm.Privacy.Erasing;
using Crm.PublicSite.ArticlePages;
using Crm.PublicSite.Crawling;
using Crm.Submissions;
using Crm.Submissions.Checking;
using Crm.Submissions.Deciding;
using Crm.Submissions.LockingAway;
using Crm.Submissions.Publishing;
using Crm.Submissions.Queue;
using Crm.Submissions.Review;
using Crm.Submissions.Tracking;
using Crm.Submissions.Withdrawing;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Submissions;

/// <summary>Grave content that is kept for the authorities: where it does not show, and who can neither take it away nor let it out.</summary>
public class keeping_content_under_lock(CrmApp app)
{
    private const string Auditor = "auditor@330521";
    private const string Manager = "manager@330000";
    private static readonly DateOnly Today = China.Today(TimeProvider.System);

    [Fact]
    public async Task can_not_be_brought_back_to_the_public_by_way_of_the_library()
    {
        var id = await SentIn.Down(app);
        var document = (await Read(id)).Document!.Value;
        (await app.Send(new RestorePolicyDocument(document), SentIn.Editor)).Sentence.ShouldBe("这是投稿文章，请在“投稿”里撤下或恢复。");
        (await app.Send(new WithdrawPolicyDocument(await Document(await SentIn.Published(app)), "看看"), SentIn.Editor)).Sentence.ShouldBe("这是投稿文章，请在“投稿”里撤下或恢复。");

        // An older installation let an editor do it.
        await using (var session = app.Store.LightweightSession())
        {
            await ContributedDocument.Restore(session, document, Today, default);
            await session.SaveChangesAsync();
        }
        (await Shown(document)).ShouldBe((false, true, true), "it stands in public");
        await Lock(id);
        (await Shown(document)).ShouldBe((true, false, false));
        (await app.Ask(new ReadPolicy(document), Manager)).Refusal.ShouldBe(Refusal.Missing);
        (await app.Ask(new SearchPolicies((await Title(id)), Validity: Validity.Withdrawn), Manager)).Answer!.Rows.ShouldBeEmpty();
        await app.Done(new UnlockSubmission(id, "已移交"), Manager);
        (await Shown(document)).ShouldBe((true, false, false), "it is still taken down");
        await app.Done(new PutBackSubmission(id, "已核实"));
        (await Shown(document)).ShouldBe((false, true, true));
    }

    [Fact]
    public async Task is_not_served_by_its_authors_link()
    {
        var id = await SentIn.Refused(app);
        var refused = await Track(id);
        (refused.Hidden, refused.Body, refused.Title.Length > 0).ShouldBe((false, "", true), "what must not be spread is not given back");
        await Lock(id);
        var locked = await Track(id);
        (locked.Hidden, locked.Title, locked.Body).ShouldBe((true, "", ""));
        locked.Steps.ShouldAllBe(step => step.Text == null);
        locked.Why!.ShouldNotEndWith("；不能刊登");
        refused.Why!.ShouldEndWith("；不能刊登");
        (await Track(await SentIn.Received(app))).Body.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task keeps_its_author_readable_to_those_named_though_they_ask_to_be_erased()
    {
        var id = await SentIn.Refused(app);
        await Lock(id, Auditor);
        await TestPeople.Send(app.Host.Services, new WithdrawSubmission(SentIn.LinkOf(app, id), true));
        await MustBeKept(id);
        var page = await Track(id);
        (page.Kept, page.Author, page.EraseBy is not null).ShouldBe((true, null, true));
    }

    [Fact]
    public async Task takes_what_its_author_took_back_before_and_keeps_them_as_well()
    {
        var id = await SentIn.Received(app);
        await TestPeople.Send(app.Host.Services, new WithdrawSubmission(SentIn.LinkOf(app, id), true));
        await Lock(id, Auditor);
        await MustBeKept(id);
        await app.Done(new UnlockSubmission(id, "已移交"), Manager);
        (await ErasureOf(id)).HeldUntil.ShouldBe(Today, "from tomorrow on it can be erased");
        (await Read(id)).Author.ShouldBeNull();
    }

    [Fact]
    public async Task hides_what_was_written_about_it_in_lists_review_history_and_notices()
    {
        var id = await SentIn.Down(app);
        const string Announcement = "本文因权利人提出异议，已撤下。";
        (await Announced(id)).ShouldBe(Announcement);
        await Lock(id);
        (await Announced(id)).ShouldBe("");
        (await Read(id)).Announcement.ShouldBeNull();
        (await app.Ask(new SubmissionHistory(id), Manager)).Answer!.ShouldAllBe(e => e.Text == null || !e.Text.Contains("图表未获授权", StringComparison.Ordinal));
        await app.Done(new UnlockSubmission(id, "已移交"), Manager);
        (await Announced(id)).ShouldBe(Announcement, "unlocking shows it again");

        var refused = await SentIn.Refused(app);
        var listed = (await Read(refused)).Number;
        (await Why(listed)).ShouldContain("不能刊登");
        (await Why(listed)).ShouldEndWith("；不能刊登");
        await Lock(refused);
        (await Why(listed)).ShouldNotEndWith("；不能刊登");
        (await Read(refused)).Note.ShouldBeNull();
        (await app.Ask(new SubmissionHistory(refused), Manager)).Answer!.ShouldNotContain(e => e.Text == "不能刊登");
    }

    [Fact]
    public async Task is_left_out_of_the_raw_events_with_the_document_it_became()
    {
        var title = $"机密{Guid.NewGuid():N}"[..20];
        var start = await Last();
        var id = await SentIn.Published(app, title);
        await app.Done(new TakeDownSubmission(id, TakeDownGround.Terms, null, title, title));
        var other = await SentIn.Received(app, title + "乙");
        var (body, document) = ((await Read(id)).Body[..60], (await Read(id)).Document!.Value);
        (await Raw(start, other)).ShouldContain(line => IsOf(line, id) && Tells(line, title));
        await Lock(id);
        var last = await SentIn.Received(app);
        var all = await Raw(start, last);
        var mine = all.Where(line => IsOf(line, id) || IsOf(line, document)).ToList();
        mine.Count.ShouldBeGreaterThan(6);
        mine.ShouldAllBe(line => !Tells(line, title) && !Tells(line, body));
        mine.ShouldContain(line => Tells(line, "移交主管部门"), "why it is kept is open");
        all.ShouldContain(line => IsOf(line, other) && Tells(line, title + "乙"));
    }

    [Fact]
    public async Task tells_those_named_who_let_it_out()
    {
        var id = await SentIn.Refused(app);
        var number = (await Read(id)).Number;
        await Lock(id, Auditor);
        (await app.Send(new UnlockSubmission(id, "看看"), "manager@330523")).Refusal.ShouldBe(Refusal.Forbidden);
        await app.Done(new UnlockSubmission(id, "已移交"), Manager);
        await Until.Found(async () => (await app.Ask(new MyNotices(100), Auditor)).Answer!.Notices.FirstOrDefault(n => n.Kind == NewsKind.SubmissionUnlocked && n.Title == number), "news for the auditor");
    }

    private static bool Tells(string line, string text) =>
        line.Contains(text, StringComparison.Ordinal) || line.Contains(System.Text.Json.JsonSerializer.Serialize(text).Trim('"'), StringComparison.OrdinalIgnoreCase);

    private async Task MustBeKept(Guid id)
    {
        (await ErasureOf(id)).HeldUntil.ShouldBe(Today.AddYears(3));
        var erasure = await ErasureOf(id);
        (await app.Send(new ErasePerson(erasure.Id, true, Today), Manager)).Sentence!.ShouldContain("留存备查");
        (await app.Ask(new ViewLockedSubmission(id, "配合调查"), Auditor)).Answer!.ShouldSatisfyAllConditions(r => r.Author.ShouldBe("沈观澜"), r => r.Email!.ShouldEndWith("@author.test"));
    }

    private async Task<Erasure> ErasureOf(Guid id)
    {
        await using var session = app.Store.QuerySession();
        var row = (await session.LoadAsync<SubmissionListing>(id))!;
        return (await session.Events.AggregateStreamAsync<Erasure>(Erasure.IdOf(row.Person!.Value)))!;
    }

    private async Task<long> Last()
    {
        await using var session = app.Store.QuerySession();
        return (await session.QueryAsync<long>("select coalesce(max(seq_id), 0)::bigint from crm.mt_events"))[0];
    }

    // Reading stops before a gap that another test's transaction may still fill: it is asked again until the last stream has come.
    private Task<List<string>> Raw(long after, Guid until) => Until.Found(
        async () =>
        {
            using var client = app.Host.Server.CreateClient();
            client.DefaultRequestHeaders.Authorization = new("Bearer", await TestPeople.TokenOf(app, "auditor@330000"));
            var lines = (await client.GetStringAsync($"/api/events?after={after}&limit=10000")).Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
            return lines.Exists(line => IsOf(line, until)) ? lines : null;
        },
        "the raw events");

    private static bool IsOf(string line, Guid stream) => line.Contains($"\"stream\":\"{stream}\"", StringComparison.Ordinal);

    private async Task<(bool Gone, bool Listed, bool Mapped)> Shown(Guid document)
    {
        var article = (await app.Host.Services.GetRequiredService<QueryDesk>().Ask(new ShowArticle(document), Caller.Visitor)).Answer!;
        await using var session = app.Store.QuerySession();
        var title = (await session.LoadAsync<PolicyListing>(document))!.Title;
        var found = (await app.Ask(new SearchPolicies(title), Manager)).Answer!.Rows.Any(r => r.Id == document);
        var mapped = (await app.Host.Services.GetRequiredService<QueryDesk>().Ask(new ShowSitemap(), Caller.Visitor)).Answer!.Any(line => line.Address.Contains(document.ToString(), StringComparison.Ordinal));
        return (article.Withdrawn, found, mapped);
    }

    private async Task<string> Announced(Guid id)
    {
        await using var session = app.Store.QuerySession();
        var document = (await session.LoadAsync<SubmissionListing>(id))!.Document!.Value;
        return (await app.Host.Services.GetRequiredService<QueryDesk>().Ask(new TakeDownOf(document), Caller.Visitor)).Answer!.Announcement;
    }

    private async Task<string> Why(string number) => (await app.Ask(new FindSubmissions("all", number), Manager)).Answer!.Rows.ShouldHaveSingleItem().Why!;

    private async Task<string> Title(Guid id)
    {
        await using var session = app.Store.QuerySession();
        return (await session.LoadAsync<SubmissionListing>(id))!.Title;
    }

    private async Task<Guid> Document(Guid id) => (await Read(id)).Document!.Value;

    private async Task<TrackedSubmission> Track(Guid id) =>
        (await app.Host.Services.GetRequiredService<QueryDesk>().Ask(new TrackSubmission(SentIn.LinkOf(app, id)), Caller.Visitor)).Answer!;

    private Task Lock(Guid id, params string[] readers) => app.Done(new LockAwaySubmission(id, ProhibitedKind.Terrorism, "移交主管部门", readers));

    private async Task<SubmissionReading> Read(Guid id) => (await app.Ask(new ReadSubmission(id), SentIn.Editor)).Answer!;
}
