using Crm.Clocks.Rules;
using Crm.Clocks.Running;
using Crm.Foundation;
using Crm.Submissions;
using Crm.Submissions.AskingBack;
using Crm.Submissions.Checking;
using Crm.Submissions.Claiming;
using Crm.Submissions.Comparing;
using Crm.Submissions.Deciding;
using Crm.Submissions.Figures;
using Crm.Submissions.LockingAway;
using Crm.Submissions.Queue;
using Crm.Submissions.Review;
using Marten;

namespace Crm.IntegrationTests.Submissions;

/// <summary>What editors see of what was sent in, and who else sees how much of it.</summary>
public class reviewing_an_article(CrmApp app)
{
    private const string Auditor = "auditor@330521";
    private const string Manager = "manager@330000";
    private static readonly DateOnly Today = China.Today(TimeProvider.System);

    [Fact]
    public async Task shows_the_words_of_the_lists_however_they_are_written()
    {
        var id = await SentIn.Claimed(app, body: SentIn.Text() + "\n请加 微*信，包治百病。");
        var found = (await Read(id)).Found;
        found.Select(f => (f.Kind, f.Word)).ShouldBe([(ProhibitedKind.Advertising, "加微信"), (ProhibitedKind.Cults, "包治百病")], ignoreOrder: true);
        (await Read(id)).State.ShouldBe(SubmissionState.Waiting, "no word refuses anything");
    }

    [Fact]
    public async Task comes_in_the_order_of_arrival_page_by_page()
    {
        var mark = $"序{Guid.NewGuid():N}"[..12];
        var ids = new List<Guid>();
        for (var i = 0; i < 3; i++) ids.Add(await SentIn.Received(app, $"{mark}{i}"));
        var first = (await app.Ask(new FindSubmissions("open", mark, Take: 2), SentIn.Editor)).Answer!;
        (first.Count, first.Rows.Count).ShouldBe((3, 2));
        var second = (await app.Ask(new FindSubmissions("open", mark, After: first.Next, Take: 2), SentIn.Editor)).Answer!;
        first.Rows.Concat(second.Rows).Select(r => r.Id).ShouldBe(ids);
        second.Next.ShouldBeNull();
    }

    [Fact]
    public async Task runs_by_a_clock_that_stands_still_while_the_author_is_asked()
    {
        var id = await SentIn.Claimed(app);
        var clock = await Clock(id, c => c.Person == SentIn.Editor);
        (clock.Due - clock.Times.Since).ShouldBe(TimeSpan.FromHours(24));
        clock.Times.Escalate.Select(e => e.At - clock.Times.Since).Take(2).ShouldBe([TimeSpan.FromHours(16), TimeSpan.FromHours(22)]);
        await app.Done(new AskAuthor(id, "出自哪里？"));
        (await Clock(id, c => c.State == ClockState.Paused)).PausedFor.ShouldBe(PauseReason.WaitingForAuthor);
        await TestPeople.Send(app.Host.Services, new Crm.Submissions.Replying.ReplyToEditor(SentIn.LinkOf(app, id), "年鉴"));
        await Clock(id, c => c.State == ClockState.Running);
        await app.Done(new RefuseSubmission(id, RefusalReason.OffTopic));
        (await Clock(id, c => c.State == ClockState.Met)).Overdue.ShouldBeFalse();
        var month = (await app.Ask(new MonthlySubmissions(1), Manager)).Answer!.ShouldHaveSingleItem();
        month.Refused[RefusalReason.OffTopic].ShouldBeGreaterThan(0);
        var list = (await app.Ask(new FindSubmissions("refused", Reason: RefusalReason.OffTopic, Month: month.Month, Take: 200), Manager)).Answer!;
        list.Count.ShouldBe(month.Refused[RefusalReason.OffTopic], "the figure opens the list behind it");
        (await app.Ask(new FindSubmissions("all", Month: month.Month, Decided: "intime", Take: 200), Manager)).Answer!.Count.ShouldBeGreaterThanOrEqualTo(1);
    }

    [Fact]
    public async Task stays_late_however_often_its_late_decision_is_taken_back()
    {
        var id = await SentIn.Claimed(app);
        var clock = await Clock(id, c => c.Person == SentIn.Editor);
        await using (var session = app.Store.LightweightSession())
        {
            // As if it had come in two days ago.
            var times = clock.Times with { Since = clock.Times.Since.AddDays(-2), From = clock.Times.From.AddDays(-2), Due = clock.Times.Due.AddDays(-2), WarnAt = [], Escalate = [] };
            session.Events.Append(clock.Id, new ClockRecomputed(clock.Times, times, RecomputeReason.RulesChanged, clock.Rule, null, TimeProvider.System.GetUtcNow(), Today));
            await session.SaveChangesAsync();
        }
        await app.Done(new RefuseSubmission(id, RefusalReason.Quality));
        (await Clock(id, c => c.State == ClockState.Met)).Overdue.ShouldBeTrue();
        (await IsListed("late")).ShouldBeTrue();
        var late = await Late();
        await app.Done(new ReopenSubmission(id, "看错了"));
        await Clock(id, c => c.State == ClockState.Running);
        await app.Done(new RefuseSubmission(id, RefusalReason.OffTopic));
        (await Clock(id, c => c.State == ClockState.Met)).Overdue.ShouldBeFalse("the second day was kept");
        (await IsListed("late")).ShouldBeTrue("the first was not");
        (await IsListed("intime")).ShouldBeFalse();
        (await Late()).ShouldBeGreaterThanOrEqualTo(late);

        async Task<bool> IsListed(string decided) => (await app.Ask(new FindSubmissions("all", (await Read(id)).Number, Decided: decided), Manager)).Answer!.Count == 1;
        async Task<int> Late() => (await app.Ask(new MonthlySubmissions(1), Manager)).Answer!.Sum(m => m.Decided - m.InTime);
    }

    [Fact]
    public async Task has_a_deadline_for_publishing_once_it_was_accepted()
    {
        var id = await SentIn.Accepted(app);
        (await Publishing(id, c => c.State == ClockState.Running)).Times.Escalate.ShouldNotBeEmpty();
        await app.Done(new Crm.Submissions.Publishing.PublishSubmission(id, 1, Crm.Policies.PolicyKind.ParkNews));
        await Publishing(id, c => c.State == ClockState.Met);
    }

    [Fact]
    public async Task finds_what_reads_like_it_in_the_library_and_among_earlier_ones()
    {
        var text = SentIn.Text();
        var earlier = await SentIn.Received(app, body: text);
        var published = await SentIn.Published(app, body: SentIn.Text() + "\n" + text[..300]);
        var id = await SentIn.Received(app, body: text[..600] + SentIn.Text(700));
        var similar = (await app.Ask(new FindSimilarTexts(id), SentIn.Editor)).Answer!;
        var document = (await Read(published)).Document;
        similar.Select(s => (s.Submission, s.Document)).ShouldBe([(earlier, null), (null, document)]);
        similar[0].Percent.ShouldBeInRange(40, 55);
        (await app.Ask(new FindSimilarTexts(await SentIn.Received(app, body: SentIn.Text() + "\n" + (await Read(published)).Body[^120..])), SentIn.Editor)).Answer!
            .ShouldContain(s => s.Document == document, "a passage of a hundred characters of an article that was published");
        similar[0].Passages.ShouldAllBe(p => text.Contains(p.There, StringComparison.Ordinal));
    }

    [Fact]
    public async Task shows_the_authors_address_to_editors_alone_and_puts_it_down()
    {
        var id = await SentIn.Received(app);
        (await Read(id)).Email!.ShouldEndWith("@author.test");
        (await app.Ask(new ReadSubmission(id), Auditor)).Answer!.Email!.ShouldContain("***");
        await using var session = app.Store.QuerySession();
        (await session.Query<Crm.Privacy.ContactReading>().Where(r => r.RecordId == id).ToListAsync()).Select(r => r.Login).Distinct().ShouldBe([SentIn.Editor]);
    }

    [Fact]
    public async Task hides_what_is_locked_away_from_everybody_but_those_named_and_puts_each_look_down()
    {
        var title = $"机密{Guid.NewGuid():N}"[..20];
        var id = await SentIn.Refused(app, title);
        await app.Done(new LockAwaySubmission(id, ProhibitedKind.Terrorism, "移交主管部门", [Auditor]));
        (await app.Ask(new FindSubmissions("all", title), Manager)).Answer!.Rows.ShouldBeEmpty();
        var hidden = await Read(id);
        (hidden.Hidden, hidden.Body, hidden.Author, hidden.Email).ShouldBe((true, "", null, null));
        (await app.Ask(new ViewLockedSubmission(id, "检查"), Manager)).Refusal.ShouldBe(Refusal.Forbidden);
        (await app.Ask(new ViewLockedSubmission(id, " "), Auditor)).Refusal.ShouldBe(Refusal.Input);
        (await app.Ask(new ViewLockedSubmission(id, "配合调查"), Auditor)).Answer!.Title.ShouldBe(title);
        var history = (await app.Ask(new SubmissionHistory(id), Manager)).Answer!;
        history[0].ShouldSatisfyAllConditions(e => e.What.ShouldBe("查看了封存内容"), e => e.Text.ShouldBe("配合调查"), e => e.Who.ShouldBe(Auditor));
        await app.Done(new UnlockSubmission(id, "已移交"), Manager);
        (await Read(id)).Title.ShouldBe(title);
    }

    [Fact]
    public async Task locks_away_what_stands_in_the_library_as_well()
    {
        var id = await SentIn.Down(app);
        var document = (await Read(id)).Document!.Value;
        (await app.Ask(new Crm.Policies.Reading.ReadPolicy(document), Manager)).Ok.ShouldBeTrue("what was taken down can still be read by the staff");
        await app.Done(new LockAwaySubmission(id, ProhibitedKind.Terrorism, "移交主管部门", []));
        (await app.Ask(new Crm.Policies.Reading.ReadPolicy(document), Manager)).Refusal.ShouldBe(Refusal.Missing);
        (await app.Send(new Crm.Policies.Withdrawing.RestorePolicyDocument(document), SentIn.Editor)).Sentence.ShouldBe("这份文件已封存，解除封存之后才能恢复。");
        (await app.Ask(new Crm.Policies.Cataloguing.ReadPolicyCard(document), SentIn.Editor)).Refusal.ShouldBe(Refusal.Missing);
        await app.Done(new UnlockSubmission(id, "已移交"), Manager);
        (await app.Ask(new Crm.Policies.Reading.ReadPolicy(document), Manager)).Ok.ShouldBeTrue();
    }

    [Theory]
    [InlineData("editor@330523", true, true)]
    [InlineData("manager@330521", true, false)]
    [InlineData("auditor@330523", true, false)]
    [InlineData("officer@330521", false, false)]
    [InlineData("hotlineagent@330521", false, false)]
    [InlineData("administrator@330521", false, false)]
    public async Task is_the_editors_work_read_by_managers_and_auditors_and_closed_to_everybody_else(string login, bool reads, bool works)
    {
        var id = await SentIn.Received(app);
        (await app.Ask(new FindSubmissions(), login)).Ok.ShouldBe(reads);
        (await app.Ask(new ReadSubmission(id), login)).Ok.ShouldBe(reads);
        (await app.Ask(new SubmissionHistory(id), login)).Ok.ShouldBe(reads);
        (await app.Ask(new FindSimilarTexts(id), login)).Ok.ShouldBe(reads);
        (await app.Ask(new MonthlySubmissions(), login)).Ok.ShouldBe(reads);
        (await app.Send(new ClaimSubmission(id), login)).Ok.ShouldBe(works);
    }

    [Fact]
    public async Task is_done_by_one_editor_at_a_time()
    {
        var id = await SentIn.Received(app);
        const string Other = "editor@330521";
        var both = await Task.WhenAll(app.Send(new ClaimSubmission(id), SentIn.Editor), app.Send(new ClaimSubmission(id), Other));
        both.Count(outcome => outcome.Ok).ShouldBe(1);
    }

    [Fact]
    public async Task keeps_the_words_that_editors_set()
    {
        var word = $"暗号{Guid.NewGuid():N}"[..10];
        var kinds = (await app.Ask(new FindProhibitedWords(), SentIn.Editor)).Answer!;
        var kept = kinds.Single(k => k.Kind == ProhibitedKind.Gore).Words;
        await app.Done(new SetProhibitedWords(ProhibitedKind.Gore, [.. kept, word], Today));
        var id = await SentIn.Received(app, body: SentIn.Text() + word);
        (await Read(id)).Found.ShouldContain(f => f.Word == word && f.Kind == ProhibitedKind.Gore);
        (await app.Send(new SetProhibitedWords(ProhibitedKind.Gore, [.. kept, word], Today), SentIn.Editor)).Sentence.ShouldBe("词表没有变化。");
    }

    private async Task<SubmissionReading> Read(Guid id) => (await app.Ask(new ReadSubmission(id), SentIn.Editor)).Answer!;

    private Task<Clock> Clock(Guid id, Func<Clock, bool> when) => Clock(ClockKind.Submission, id, when);

    private Task<Clock> Publishing(Guid id, Func<Clock, bool> when) => Clock(ClockKind.Publish, id, when);

    private Task<Clock> Clock(ClockKind kind, Guid id, Func<Clock, bool> when) => Until.Found(
        async () =>
        {
            await using var session = app.Store.QuerySession();
            return await session.LoadAsync<Clock>(Crm.Clocks.Running.Clock.IdOf(kind, id)) is { } clock && when(clock) ? clock : null;
        },
        "the clock of the submission");
}
