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
        Refused(() => AcceptSubmissionHandler.Decide(new(Id, 1), Waiting, Editor, Day), "请先认领这篇投稿。");
        Refused(() => AcceptSubmissionHandler.Decide(new(Id, 1), Looked, Colleague, Day), "这篇投稿由别的编辑在审。要接着审，请先认领。");
        Refused(() => ClaimSubmissionHandler.Decide(new(Id), Mine, Colleague, Day), "这篇投稿由别的编辑在审。要接过来，请选“接手”。");
        ClaimSubmissionHandler.Decide(new(Id, TakeOver: true), Mine, Colleague, Day).ShouldHaveSingleItem().ShouldBeOfType<SubmissionClaimed>().By.ShouldBe(Colleague.Login);
    }

    [Fact]
    public void is_accepted_only_once_every_kind_was_looked_for()
    {
        var nearly = Mine.Apply(new SubmissionKindsChecked([.. ProhibitedKinds.All.Skip(3)], Day));
        Refused(() => AcceptSubmissionHandler.Decide(new(Id, 1), nearly, Editor, Day), "还有 3 类不能刊登的内容没有勾选看过。");
        AcceptSubmissionHandler.Decide(new(Id, 1), Looked, Editor, Day).ShouldHaveSingleItem().ShouldBeOfType<SubmissionAccepted>();
    }

    [Fact]
    public void is_looked_through_again_when_its_author_sends_a_new_text()
    {
        Looked.Apply(new SubmissionAskedBack("出处？", Day)).Apply(new SubmissionReplied("见附文", null, Text(1_300), 1_300, Day)).Checked.ShouldBeEmpty();
        Looked.Apply(new SubmissionAskedBack("出处？", Day)).Apply(new SubmissionReplied("年鉴", null, null, null, Day)).Checked.Count.ShouldBe(20);
        Looked.Apply(new SubmissionAskedBack("出处？", Day)).Apply(new SubmissionReplied("改了标题", "另一个标题", null, null, Day)).Checked.ShouldBeEmpty("a title can hold what must not be published as well");
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
        Refused(() => ReplyToEditorHandler.Decide(new("x", "好"), Mine, new(Mine.Title, Mine.Body), Day), "编辑现在没有问题要问您，不用答复。");
        var asked = Mine.Apply(AskAuthorHandler.Decide(new(Id, "出处？"), Mine, Editor, Day).OfType<SubmissionAskedBack>().Single());
        var replied = ReplyToEditorHandler.Decide(new("x", "年鉴", asked.Title, asked.Body), asked, new(asked.Title, asked.Body), Day).ShouldHaveSingleItem().ShouldBeOfType<SubmissionReplied>();
        (replied.Title, replied.Body).ShouldBe((null, null), "what was not changed is not sent in anew");
    }

    [Fact]
    public void is_published_after_it_was_accepted_under_an_id_of_its_own()
    {
        Refused(() => PublishSubmissionHandler.Decide(new(Id, 1, PolicyKind.ParkNews), Looked, Editor, Day), "请先采用，再发布。");
        var published = PublishSubmissionHandler.Decide(new(Id, 1, PolicyKind.ParkNews, "330521"), Accepted, Editor, Day).ShouldHaveSingleItem().ShouldBeOfType<SubmissionPublished>();
        published.Document.ShouldNotBe(Guid.Empty);
        Refused(() => PublishSubmissionHandler.Decide(new(Id, 1, PolicyKind.ParkNews), Accepted.Apply(published), Editor, Day), "这篇投稿已经发布。");
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
    }

    [Fact]
    public void can_be_locked_away_wherever_it_stands_but_in_public()
    {
        Submission[] all = [Waiting, Mine.Apply(new SubmissionAskedBack("出处？", Day)), Accepted, Mine.Apply(new SubmissionRefused(RefusalReason.Quality, null, null, Day)), Mine.Apply(new SubmissionWithdrawn(Day)).Apply(new AuthorConsentWithdrawn(default, Day))];
        foreach (var submission in all)
            LockAwaySubmissionHandler.Decide(new(Id, ProhibitedKind.Terrorism, "移交", []), submission, Editor, Day).ShouldHaveSingleItem().ShouldBeOfType<SubmissionLockedAway>().By.ShouldBe(Editor.Login);
        var published = Accepted.Apply(new SubmissionPublished(Guid.NewGuid(), "题", PolicyKind.ParkNews, null, Day));
        Refused(() => LockAwaySubmissionHandler.Decide(new(Id, ProhibitedKind.Terrorism, "移交", []), published, Editor, Day), "请先撤下，再封存。");
    }

    [Fact]
    public void under_lock_is_only_refused_and_only_by_those_named()
    {
        var locked = Looked.Apply(new SubmissionLockedAway(ProhibitedKind.Terrorism, "移交", [Editor.Login], Day, Editor.Login));
        Refused(() => AcceptSubmissionHandler.Decide(new(Id, 1), locked, Editor, Day), "这篇投稿已封存，不能再改动。");
        Refused(() => CheckKindsHandler.Decide(new(Id, ProhibitedKinds.All), locked, Editor, Day), "这篇投稿已封存，不能再改动。");
        Refused(() => AskAuthorHandler.Decide(new(Id, "出处？"), locked, Editor, Day), "这篇投稿已封存，不能再改动。");
        var others = locked.Apply(new SubmissionClaimed(Colleague.Login, "330500", "330000/330500/", Day));
        Refused(() => RefuseSubmissionHandler.Decide(new(Id, RefusalReason.Quality), others, Colleague, Day), "这篇投稿已封存，只有指定的人可以处理。");
        RefuseSubmissionHandler.Decide(new(Id, RefusalReason.Quality), locked, Editor, Day).ShouldHaveSingleItem();
    }

    [Fact]
    public void is_unlocked_by_a_manager_who_is_named_or_stands_on_top_and_never_by_whoever_locked_it()
    {
        var (named, top) = (Editor with { Login = "fuzeren" }, Editor with { Login = "zhongxin", Unit = "330000" });
        var locked = Mine.Apply(new SubmissionLockedAway(ProhibitedKind.Terrorism, "移交", [Editor.Login, named.Login], Day, Editor.Login));
        Refused(() => Unlock(locked, Colleague), "只有指定可以查看的负责人，或最上级单位的负责人，才能解除封存。");
        Refused(() => Unlock(locked, Editor), "这篇投稿是你封存的，要由另一位负责人解除。");
        Unlock(locked, named).ShouldHaveSingleItem();
        Unlock(locked, top).ShouldHaveSingleItem();
        var twice = locked.Apply(new SubmissionLockedAway(ProhibitedKind.Terrorism, "再加一人", [Editor.Login, named.Login], Day, named.Login));
        Refused(() => Unlock(twice, Editor with { Unit = "330000" }), "这篇投稿是你封存的，要由另一位负责人解除。");

        static IEnumerable<object> Unlock(Submission submission, Crm.Team.Actor actor) => UnlockSubmissionHandler.Decide(new(Id, "已移交"), submission, actor, "330000", Day);
    }

    [Fact]
    public void is_accepted_and_published_as_it_was_read()
    {
        var corrected = Looked.Apply(new SubmissionCorrected("新标题", Looked.Organisation, Looked.Body, 1_200, null, null, Day));
        const string Changed = "你打开之后，文章改过。请看过现在的正文再决定。";
        Refused(() => AcceptSubmissionHandler.Decide(new(Id, 1), corrected, Editor, Day), Changed);
        AcceptSubmissionHandler.Decide(new(Id, 2), corrected, Editor, Day).ShouldHaveSingleItem();
        var accepted = corrected.Apply(new SubmissionAccepted(null, Day));
        Refused(() => PublishSubmissionHandler.Decide(new(Id, 1, PolicyKind.ParkNews), accepted, Editor, Day), Changed);
        PublishSubmissionHandler.Decide(new(Id, 2, PolicyKind.ParkNews), accepted, Editor, Day).ShouldHaveSingleItem();
    }

    [Fact]
    public void takes_from_its_author_only_what_they_changed()
    {
        var shown = Mine.Apply(new SubmissionAskedBack("出处？", Day));
        // An editor shortened it below what an author may hand in.
        var asked = shown.Apply(new SubmissionCorrected(shown.Title, shown.Organisation, "改短了的正文。", 7, null, null, Day));
        Reply(null, shown.Body, asked, shown).Body.ShouldBeNull("what was only left in the form is no new text");
        Reply(null, asked.Body, asked, asked).Body.ShouldBeNull("what was not touched need not be long");
        Reply("新的标题", shown.Body, asked, shown).ShouldSatisfyAllConditions(r => r.Title.ShouldBe("新的标题"), r => r.Body.ShouldBeNull());
        var clash = Should.Throw<RuleBroken>(() => Reply("新的标题", Text(1_300), asked, shown));
        (clash.Kind, clash.About).ShouldBe((Refusal.Conflict, (object)new ReplyClash(true, true)));
        Reply(null, Text(1_300), asked, asked).Characters.ShouldBe(1_300);
        Should.Throw<RuleBroken>(() => Reply(null, "太短。", asked, asked)).ShouldSatisfyAllConditions(e => e.Field.ShouldBe("Body"), e => e.Message.ShouldBe("正文不到 1,000 字，请再写充实一些。"));

        static SubmissionReplied Reply(string? title, string? body, Submission now, Submission then) =>
            ReplyToEditorHandler.Decide(new("x", "年鉴", title, body), now, new(then.Title, then.Body), Day).OfType<SubmissionReplied>().Single();
    }

    [Fact]
    public void under_lock_asks_its_author_nothing()
    {
        var asked = Mine.Apply(new SubmissionAskedBack("出处？", Day)).Apply(new SubmissionLockedAway(ProhibitedKind.Terrorism, "移交", [Editor.Login], Day, Editor.Login));
        Refused(() => ReplyToEditorHandler.Decide(new("x", "年鉴"), asked, new(asked.Title, asked.Body), Day), "编辑现在没有问题要问您，不用答复。");
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
