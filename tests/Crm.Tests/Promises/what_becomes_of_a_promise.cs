using Crm.Foundation;
using Crm.Promises;
using Crm.Promises.Approving;
using Crm.Promises.Changing;
using Crm.Promises.Keeping;
using Crm.Promises.Reminding;
using Crm.Promises.Reopening;
using Crm.Promises.Withdrawing;

namespace Crm.Tests.Promises;

public class what_becomes_of_a_promise
{
    private static readonly Promise Waiting = Some.Given with { State = PromiseState.Waiting, Passage = new(Guid.NewGuid(), 1, "旧办法", "每亩三万元", PassageStanding.Expired) };

    [Fact]
    public void it_is_approved_by_a_manager_who_did_not_put_it_down()
    {
        ApprovePromiseHandler.Decide(new(Waiting.Id, " 同意 ", Some.Day), Waiting, "wang", true).ShouldBe([new PromiseApproved("同意", Some.Day)]);
        Should.Throw<RuleBroken>(() => ApprovePromiseHandler.Decide(new(Waiting.Id, null, Some.Day), Waiting, "chen", true).ToList()).Kind.ShouldBe(Refusal.Forbidden);
        Should.Throw<RuleBroken>(() => ApprovePromiseHandler.Decide(new(Waiting.Id, null, Some.Day), Waiting, "wang", false).ToList()).Kind.ShouldBe(Refusal.Forbidden);
        Should.Throw<RuleBroken>(() => ApprovePromiseHandler.Decide(new(Waiting.Id, null, Some.Day), Some.Given, "wang", true).ToList());
    }

    [Fact]
    public void it_is_declined_with_a_reason()
    {
        DeclinePromiseHandler.Decide(new(Waiting.Id, "已有新办法", Some.Day), Waiting, "wang", true).ShouldBe([new PromiseDeclined("已有新办法", Some.Day)]);
        Should.Throw<RuleBroken>(() => DeclinePromiseHandler.Decide(new(Waiting.Id, " ", Some.Day), Waiting, "wang", true).ToList()).Field.ShouldBe("Reason");
    }

    [Fact]
    public void while_it_waits_it_can_be_taken_back_but_neither_kept_nor_broken()
    {
        Should.Throw<RuleBroken>(() => KeepPromiseHandler.Decide(new(Waiting.Id, "凭证", Some.Day), Waiting).ToList());
        Should.Throw<RuleBroken>(() => BreakPromiseHandler.Decide(new(Waiting.Id, "没钱", Some.Day), Waiting).ToList());
        WithdrawPromiseHandler.Decide(new(Waiting.Id, "不提了", Some.Day), Waiting).ShouldBe([new PromiseWithdrawn("不提了", Some.Day)]);
    }

    [Fact]
    public void it_is_kept_with_a_proof_on_a_day_after_it_was_made()
    {
        KeepPromiseHandler.Decide(new(Some.Given.Id, " 拨款〔2026〕12号 ", Some.Day.AddDays(30)), Some.Given).ShouldBe([new PromiseKept("拨款〔2026〕12号", Some.Day.AddDays(30))]);
        Should.Throw<RuleBroken>(() => KeepPromiseHandler.Decide(new(Some.Given.Id, "", Some.Day), Some.Given).ToList()).Field.ShouldBe("Proof");
        Should.Throw<RuleBroken>(() => KeepPromiseHandler.Decide(new(Some.Given.Id, "凭证", Some.Day.AddDays(-1)), Some.Given).ToList()).Field.ShouldBe("OccurredOn");
    }

    [Fact]
    public void once_over_it_stays_so_until_it_is_restored_to_what_it_was()
    {
        var kept = Some.Given.Apply(new PromiseKept("凭证", Some.Day));
        Should.Throw<RuleBroken>(() => BreakPromiseHandler.Decide(new(kept.Id, "没钱", Some.Day), kept).ToList());
        Should.Throw<RuleBroken>(() => ReopenPromiseHandler.Decide(new(kept.Id, "弄错了", Some.Day), Some.Given).ToList());
        kept.Apply(new PromiseReopened("弄错了", Some.Day)).State.ShouldBe(PromiseState.Given);
        Waiting.Apply(new PromiseWithdrawn("不提了", Some.Day)).Apply(new PromiseReopened("还要提", Some.Day)).State.ShouldBe(PromiseState.Waiting);
    }

    [Fact]
    public void it_is_changed_with_a_reason_and_another_day_starts_its_reminders_anew()
    {
        var late = Some.Given with { Reminded = PromiseReminder.Overdue };
        var command = new ChangePromise(late.Id, late.What, new(2027, 3, 1), "投资方要求延后", Some.Day, late.Amount);
        var changed = ChangePromiseHandler.Decide(command, late, PassageStanding.Expired, false).Cast<PromiseChanged>().ShouldHaveSingleItem();
        late.Apply(changed).ShouldSatisfyAllConditions(p => p.Due.ShouldBe(new(2027, 3, 1)), p => p.Reminded.ShouldBe(PromiseReminder.None));
        Should.Throw<RuleBroken>(() => ChangePromiseHandler.Decide(command with { Due = late.Due }, late, null, false).ToList(), "nothing changed");
        Should.Throw<RuleBroken>(() => ChangePromiseHandler.Decide(command with { Reason = "" }, late, null, false).ToList()).Field.ShouldBe("Reason");
    }

    [Fact]
    public void on_a_text_that_no_longer_holds_a_manager_alone_changes_what_is_promised()
    {
        var rests = Some.Given with { Passage = new(Guid.NewGuid(), 1, "旧办法", "每亩三万元", PassageStanding.InForce) };
        var command = new ChangePromise(rests.Id, "每亩补助五万元", rests.Due, "谈判结果", Some.Day, 400);
        Should.Throw<RuleBroken>(() => ChangePromiseHandler.Decide(command with { OverrideReason = "过渡期" }, rests, PassageStanding.Expired, false).ToList()).Kind.ShouldBe(Refusal.Forbidden);
        Should.Throw<RuleBroken>(() => ChangePromiseHandler.Decide(command, rests, PassageStanding.Expired, true).ToList()).Field.ShouldBe("OverrideReason");
        ChangePromiseHandler.Decide(command with { OverrideReason = "过渡期" }, rests, PassageStanding.Expired, true).Cast<PromiseChanged>().ShouldHaveSingleItem().Override.ShouldBe("过渡期");
        ChangePromiseHandler.Decide(command, rests, PassageStanding.InForce, false).Cast<PromiseChanged>().ShouldHaveSingleItem().Override.ShouldBeNull();
    }

    [Fact]
    public void changed_into_a_reward_tied_to_tax_it_must_be_acknowledged() =>
        Should.Throw<RuleBroken>(() => ChangePromiseHandler.Decide(new(Some.Given.Id, "税收返还三年", Some.Given.Due, "谈判结果", Some.Day), Some.Given, null, true).ToList()).Field.ShouldBe("TaxReason");

    [Theory]
    [InlineData(4, PromiseReminder.None, null)]
    [InlineData(3, PromiseReminder.None, PromiseReminder.Near)]
    [InlineData(0, PromiseReminder.None, PromiseReminder.Near)]
    [InlineData(0, PromiseReminder.Near, null)]
    [InlineData(-1, PromiseReminder.Near, PromiseReminder.Overdue)]
    [InlineData(-6, PromiseReminder.Overdue, null)]
    [InlineData(-7, PromiseReminder.Overdue, PromiseReminder.Escalated)]
    [InlineData(-30, PromiseReminder.None, PromiseReminder.Escalated)]
    [InlineData(-30, PromiseReminder.Escalated, null)]
    public void people_are_told_once_of_each_step(int daysLeft, PromiseReminder told, PromiseReminder? step)
    {
        PromiseDue.Step(Some.Day.AddDays(daysLeft), told, Some.Day).ShouldBe(step);
        var promise = Some.Given with { Due = Some.Day.AddDays(daysLeft), Reminded = told };
        RemindOfPromiseHandler.Decide(promise, _ => ["chen"], Some.Day).Select(r => (PromiseReminder?)r.Step).SingleOrDefault().ShouldBe(step);
        RemindOfPromiseHandler.Decide(promise with { State = PromiseState.Kept }, _ => ["chen"], Some.Day).ShouldBeEmpty();
    }
}
