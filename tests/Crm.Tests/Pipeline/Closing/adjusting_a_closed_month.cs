using Crm.Foundation;
using Crm.Pipeline.Closing;
using Crm.Pipeline.Closing.Adjusting;
using static Crm.Tests.Pipeline.Closing.Given;

namespace Crm.Tests.Pipeline.Closing;

public class adjusting_a_closed_month
{
    private static readonly DateOnly Today = new(2026, 7, 6);
    private static readonly Guid Lead = Guid.NewGuid();
    private static readonly AskAdjustment Wish = new(Guid.NewGuid(), "2026-05", " 补签约 ", Lead);
    private static readonly Adjustment Waiting = new() { Id = Wish.AdjustmentId, Lead = Lead, Unit = District, Month = 202605, Reason = "补签约", By = "chen" };
    private static readonly Adjustment Approved = Waiting with { State = AdjustmentState.Approved, Until = Today, Closers = [City] };

    [Fact]
    public void is_asked_for_where_the_month_is_closed()
    {
        Ask([City]).ShouldBe([new AdjustmentAsked(Lead, District, 202605, "补签约", Today)]);
        Refused(() => Ask([])).Field.ShouldBe("Month");
        new AskAdjustmentValidator().Validate(Wish with { Reason = " ", Month = "六月" }).Errors.Select(error => error.PropertyName).ShouldBe(["Month", "Reason"]);
    }

    [Fact]
    public void is_not_asked_for_twice()
    {
        Refused(() => Ask([City], Waiting)).Kind.ShouldBe(Refusal.Conflict);
        Refused(() => Ask([City], Approved)).Kind.ShouldBe(Refusal.Conflict);
        Ask([City], Waiting with { State = AdjustmentState.Declined }).ShouldHaveSingleItem();
        Ask([City], Approved with { Until = Today.AddDays(-1) }).ShouldHaveSingleItem();
    }

    [Fact]
    public void is_approved_for_today_and_seven_days_by_somebody_else_over_all_who_closed()
    {
        Approve(Waiting, "lu").ShouldBeEquivalentTo(new List<object> { new AdjustmentApproved(Today.AddDays(7), [City], Today) });
        Refused(() => Approve(Waiting, "chen")).Kind.ShouldBe(Refusal.Forbidden);
        Refused(() => Approve(Waiting, "lu", oversees: false)).Kind.ShouldBe(Refusal.Forbidden);
        Refused(() => Approve(Approved, "lu")).Kind.ShouldBe(Refusal.Conflict);
        Refused(() => ApproveAdjustmentHandler.Decide(Waiting, "lu", [], true, Today).ToList()).Message.ShouldContain("已经重新打开");
    }

    [Fact]
    public void is_declined_with_a_reason()
    {
        DeclineAdjustmentHandler.Decide(new(Waiting.Id, " 没有凭证 "), Waiting, "lu", true, Today).ShouldBe([new AdjustmentDeclined("没有凭证", Today)]);
        Refused(() => DeclineAdjustmentHandler.Decide(new(Waiting.Id, ""), Waiting, "lu", true, Today).ToList()).Field.ShouldBe("Reason");
        Refused(() => DeclineAdjustmentHandler.Decide(new(Waiting.Id, "不行"), Waiting, "chen", true, Today).ToList()).Kind.ShouldBe(Refusal.Forbidden);
    }

    [Fact]
    public void lifts_the_closing_of_those_it_was_approved_for_until_its_last_day_is_over()
    {
        Approved.Lifts([City], Today).ShouldBeTrue();
        Approved.Lifts([City], Today.AddDays(1)).ShouldBeFalse();
        Approved.Lifts([Province], Today).ShouldBeFalse("somebody above has closed it since");
        Waiting.Lifts([City], Today).ShouldBeFalse();
    }

    private static List<object> Ask(IReadOnlyList<string> closers, params Adjustment[] before) => [.. AskAdjustmentHandler.Decide(Wish, District, closers, before, Today)];

    private static List<object> Approve(Adjustment adjustment, string login, bool oversees = true) => [.. ApproveAdjustmentHandler.Decide(adjustment, login, [City], oversees, Today)];

    private static RuleBroken Refused(Action decide) => Should.Throw<RuleBroken>(decide);
}
