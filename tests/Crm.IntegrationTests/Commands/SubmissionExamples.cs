using Crm.Foundation;
using Crm.IntegrationTests.Submissions;
using Crm.Policies;
using Crm.Submissions.AskingBack;
using Crm.Submissions.Checking;
using Crm.Submissions.Claiming;
using Crm.Submissions.Correcting;
using Crm.Submissions.Deciding;
using Crm.Submissions.LockingAway;
using Crm.Submissions.Publishing;
using Crm.Submissions.Replying;
using Crm.Submissions.Terms;
using Crm.Submissions.Withdrawing;

namespace Crm.IntegrationTests.Commands;

/// <summary>What authors and editors do with an article that was sent in.</summary>
internal static class SubmissionExamples
{
    // A job may do what a visitor may.
    private const string Visitor = ":tests";
    public const string Editor = SentIn.Editor;
    private const string Manager = "manager@330000";

    private static DateOnly Today => China.Today(TimeProvider.System);

    public static Book Book => new Book()
        .On(Visitor, app => SentIn.Sending(app), sending => sending)
        .On(Visitor, Asked, link => new ReplyToEditor(link, "出自统计年鉴"))
        .On(Visitor, Linked, link => new WithdrawSubmission(link, true))
        .On(Editor, app => SentIn.Received(app), id => new ClaimSubmission(id))
        .On(Editor, app => SentIn.Claimed(app), id => new ReleaseSubmission(id))
        .On(Editor, app => SentIn.Claimed(app), id => new CorrectSubmission(id, "新标题", "某某研究院", "改短了的正文。", null, "压缩", 3))
        .On(Editor, app => SentIn.Claimed(app), id => new AskAuthor(id, "出自哪里？"))
        .On(Editor, app => SentIn.Claimed(app), id => new CheckKinds(id, [ProhibitedKind.Cults]))
        .On(Editor, app => SentIn.Checked(app), id => new AcceptSubmission(id, 1))
        .On(Editor, app => SentIn.Claimed(app), id => new RefuseSubmission(id, RefusalReason.Quality))
        .On(Editor, app => SentIn.Accepted(app), id => new ReopenSubmission(id, "看错了"))
        .On(Editor, app => SentIn.Accepted(app), id => new PublishSubmission(id, 1, PolicyKind.ParkNews))
        .On(Editor, app => SentIn.Published(app), id => new TakeDownSubmission(id, TakeDownGround.Terms, null, "像广告", "本文已撤下。"))
        .On(Editor, SentIn.Down, id => new PutBackSubmission(id, "已核实"))
        .On(Editor, app => SentIn.Refused(app), id => new LockAwaySubmission(id, ProhibitedKind.Terrorism, "移交主管部门", ["manager@330000"]))
        .On(Manager, Locked, id => new UnlockSubmission(id, "已移交"))
        .First(Editor, () => new SetProhibitedWords(ProhibitedKind.Other, ["刷单", "代办证件", $"暗语{Guid.NewGuid():N}"[..12]], Today))
        .First(Editor, () => new PublishSubmissionTerms($"{Guid.NewGuid():N}", "须知", Today.AddYears(50), Today));

    private static async Task<string> Linked(CrmApp app) => SentIn.LinkOf(app, await SentIn.Received(app));

    private static async Task<string> Asked(CrmApp app) => SentIn.LinkOf(app, await SentIn.Asked(app));

    public static async Task<Guid> Locked(CrmApp app)
    {
        var id = await SentIn.Refused(app);
        await app.Done(new LockAwaySubmission(id, ProhibitedKind.Terrorism, "移交主管部门", []));
        return id;
    }
}
