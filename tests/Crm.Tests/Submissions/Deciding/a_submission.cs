using Crm.Foundation;
using Crm.Policies;
using Crm.Submissions;
using Crm.Submissions.AskingBack;
using Crm.Submissions.Checking;
using Crm.Submissions.Claiming;
using Crm.Submissions.Correcting;
using Crm.Submissions.Deciding;
using Crm.Submissions.LockingAway;
using Crm.Submissions.Publishing;
using Crm.Submissions.Replying;
using Crm.Submissions.Withdrawing;
using static Crm.Tests.Submissions.Articles;

namespace Crm.Tests.Submissions.Deciding;

public class a_submission
{
    [Fact]
    public void is_worked_on_by_the_editor_who_claimed_it()
    {
        Refused(() => AcceptSubmissionHandler.Decide(new(Id), Waiting, Editor, Day), "请先认领这篇投稿。");
        Refused(() => AcceptSubmissionHandler.Decide(new(Id), Looked, Colleague, Day), "这篇投稿由别的编辑在审。要接着审，请先认领。");
        Refused(() => ClaimSubmissionHandler.Decide(new(Id), Mine, Colleague, Day), "这篇投稿由别的编辑在审。要接过来，请选“接手”。");
        ClaimSubmissionHandler.Decide(new(Id, TakeOver: true), Mine, Colleague, Day).ShouldHaveSingleItem().ShouldBeOfType<SubmissionClaimed>().By.ShouldBe(Colleague.Login);
    }

    [Fact]
    public void is_accepted_only_once_every_kind_was_looked_for()
    {
        var nearly = Mine.Apply(new SubmissionKindsChecked([.. ProhibitedKinds.All.Skip(3)], Day));
        Refused(() => AcceptSubmissionHandler.Decide(new(Id), nearly, Editor, Day), "还有 3 类不能刊登的内容没有勾选看过。");
        AcceptSubmissionHandler.Decide(new(Id), Looked, Editor, Day).ShouldHaveSingleItem().ShouldBeOfType<SubmissionAccepted>();
    }

    [Fact]
    public void is_looked_through_again_when_its_author_sends_a_new_text()
    {
        Looked.Apply(new SubmissionAskedBack("出处？", Day)).Apply(new SubmissionReplied("见附文", null, Text(1_300), 1_300, Day)).Checked.ShouldBeEmpty();
        Looked.Apply(new SubmissionAskedBack("出处？", Day)).Apply(new SubmissionReplied("年鉴", null, null, null, Day)).Checked.Count.ShouldBe(20);
    }

    [Fact]
    public void keeps_what_was_sent_in_beside_the_correction()
    {
        var corrected = CorrectSubmissionHandler.Decide(new(Id, "新标题", "某研究院", "改短了的正文。", "330521", "压缩", 3), Mine, Editor, Day).ShouldHaveSingleItem().ShouldBeOfType<SubmissionCorrected>();
        (corrected.Title, corrected.Characters).ShouldBe(("新标题", 7));
        Refused(() => CorrectSubmissionHandler.Decide(new(Id, Mine.Title, Mine.Organisation, Mine.Body, null, null, 3), Mine, Editor, Day), "没有改动，不用保存。");
    }

    [Fact]
    public void is_answered_by_its_author_only_while_they_are_asked()
    {
        Refused(() => ReplyToEditorHandler.Decide(new("x", "好"), Mine, Day), "编辑现在没有问题要问您，不用答复。");
        var asked = Mine.Apply(AskAuthorHandler.Decide(new(Id, "出处？"), Mine, Editor, Day).OfType<SubmissionAskedBack>().Single());
        var replied = ReplyToEditorHandler.Decide(new("x", "年鉴", asked.Title, asked.Body), asked, Day).ShouldHaveSingleItem().ShouldBeOfType<SubmissionReplied>();
        (replied.Title, replied.Body).ShouldBe((null, null), "what was not changed is not sent in anew");
    }

    [Fact]
    public void is_published_after_it_was_accepted_under_an_id_of_its_own()
    {
        Refused(() => PublishSubmissionHandler.Decide(new(Id, PolicyKind.ParkNews), Looked, Editor, Day), "请先采用，再发布。");
        var published = PublishSubmissionHandler.Decide(new(Id, PolicyKind.ParkNews, "330521"), Accepted, Editor, Day).ShouldHaveSingleItem().ShouldBeOfType<SubmissionPublished>();
        published.Document.ShouldNotBe(Guid.Empty);
        Refused(() => PublishSubmissionHandler.Decide(new(Id, PolicyKind.ParkNews), Accepted.Apply(published), Editor, Day), "这篇投稿已经发布。");
    }

    [Fact]
    public void can_be_decided_again_until_it_is_published()
    {
        var refused = Mine.Apply(new SubmissionRefused(RefusalReason.Quality, null, null, Day));
        ReopenSubmissionHandler.Decide(new(Id, "看错了"), refused, Editor, Day).ShouldHaveSingleItem().ShouldBeOfType<SubmissionReopened>();
        Refused(() => ReopenSubmissionHandler.Decide(new(Id, "看错了"), Mine, Editor, Day), "只有已采用或未采用、还没有发布的投稿可以撤销决定。");
    }

    [Fact]
    public void is_locked_away_for_those_named_and_whoever_did_it()
    {
        var refused = Mine.Apply(new SubmissionRefused(RefusalReason.Prohibited, ProhibitedKind.Terrorism, null, Day));
        var locked = LockAwaySubmissionHandler.Decide(new(Id, ProhibitedKind.Terrorism, "移交", ["fuzeren"]), refused, Editor, Day).ShouldHaveSingleItem().ShouldBeOfType<SubmissionLockedAway>();
        locked.Readers.ShouldBe([Editor.Login, "fuzeren"]);
        Refused(() => LockAwaySubmissionHandler.Decide(new(Id, ProhibitedKind.Terrorism, "看看", []), refused.Apply(locked), Colleague, Day), "这篇投稿已封存，只有指定的人可以改。");
        Refused(() => ReopenSubmissionHandler.Decide(new(Id, "看错了"), refused.Apply(locked), Editor, Day), "这篇投稿已封存，不能再改动。");
        Refused(() => LockAwaySubmissionHandler.Decide(new(Id, ProhibitedKind.Terrorism, "移交", []), Mine, Editor, Day), "请先不采用或撤下，再封存。");
    }

    [Fact]
    public void is_taken_back_by_its_author_until_it_is_published()
    {
        var now = new DateTimeOffset(2026, 11, 10, 3, 0, 0, TimeSpan.Zero);
        WithdrawSubmissionHandler.Decide(new("x", true), Accepted, now).Select(f => f.GetType()).ShouldBe([typeof(SubmissionWithdrawn), typeof(AuthorConsentWithdrawn)]);
        Refused(() => WithdrawSubmissionHandler.Decide(new("x", false), Accepted.Apply(new SubmissionPublished(Guid.NewGuid(), "题", PolicyKind.ParkNews, null, Day)), now), "文章已经刊登过，不能撤回。要撤下的话，请打电话联系编辑。");
    }

    [Fact]
    public void of_a_prohibited_kind_is_refused_with_the_kind() =>
        new RefuseSubmissionValidator().Validate(new RefuseSubmission(Id, RefusalReason.Prohibited)).Errors.ShouldHaveSingleItem().ErrorMessage.ShouldBe("请选含哪一类不能刊登的内容。");

    private static void Refused(Func<IEnumerable<object>> decide, string sentence) => Should.Throw<RuleBroken>(() => decide().ToList()).Message.ShouldBe(sentence);
}
