using Bunit;
using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.FollowingUp;
using Crm.Shell.Components;
using Crm.Shell.Drafting;

namespace Crm.Tests.Leads.FollowingUp;

public class writing_a_follow_up : LeadScreen
{
    private int saved;

    private IRenderedComponent<FollowUpComposer> Compose() =>
        Render<FollowUpComposer>(p => p.AddCascadingValue(Viewer).Add(x => x.LeadId, Id).Add(x => x.Open, true).Add(x => x.Saved, () => saved++));

    private static Task Write(IRenderedComponent<FollowUpComposer> composer, string text) => composer.FindComponent<DraftText>().Instance.Typed(text, Now);

    [Fact]
    public async Task sends_how_what_when_and_what_is_next()
    {
        var composer = Compose();
        composer.FindAll("[role=radio]").Single(b => b.TextContent == "微信").Click();
        await Write(composer, "对方同意来看地");
        composer.Find("input[type=text]").Change("约来访");
        composer.FindAll(".day-quick").Single(b => b.TextContent == "3 天后").Click();
        composer.FindAll(".day-quick").Single(b => b.TextContent == "昨天").Click();
        await composer.Find("form").SubmitAsync();
        var sent = (LogFollowUp)Bus.Sent.ShouldHaveSingleItem();
        sent.ShouldBe(new LogFollowUp(Id, sent.FollowUp, FollowUpKind.WeChat, "对方同意来看地", Today.AddDays(-1), "约来访", Today.AddDays(3)));
        saved.ShouldBe(1);
    }

    [Fact]
    public async Task keeps_a_draft_until_it_is_written_down()
    {
        var composer = Compose();
        await Write(composer, "写到一半");
        Drafts.Kept[$"lead/{Id}/follow-up"].Text.ShouldBe("写到一半");
        await composer.Find("form").SubmitAsync();
        Drafts.Kept.ShouldBeEmpty();
    }

    [Fact]
    public async Task keeps_what_was_typed_when_it_is_refused_and_says_why_at_the_field()
    {
        var composer = Compose();
        await Write(composer, "明天的事");
        Bus.Refusals.Enqueue(new RuleBroken("发生日期不能晚于今天。") { Field = nameof(LogFollowUp.OccurredOn), Kind = Refusal.Input });
        await composer.Find("form").SubmitAsync();
        composer.Find(".field-bad .field-error").TextContent.ShouldBe("发生日期不能晚于今天。");
        (saved, Drafts.Kept.Count).ShouldBe((0, 1));
        await composer.Find("form").SubmitAsync();
        Bus.Sent.Cast<LogFollowUp>().Select(c => c.FollowUp).Distinct().Count().ShouldBe(1, "sent again it is the same follow-up");
        saved.ShouldBe(1);
    }

    [Fact]
    public async Task asks_for_a_day_before_anything_is_sent()
    {
        var composer = Compose();
        await Write(composer, "谈过了");
        composer.FindAll("input[type=date]")[1].Change("");
        await composer.Find("form").SubmitAsync();
        Bus.Sent.ShouldBeEmpty();
        composer.Find(".field-bad .field-error").TextContent.ShouldBe("请填日期。");
    }

    [Fact]
    public void takes_back_every_field_of_what_was_not_handed_in()
    {
        var rest = new Dictionary<string, string> { ["Kind"] = "Visit", ["NextAction"] = "寄样本", ["NextOn"] = $"{Today.AddDays(3):yyyy-MM-dd}", ["OccurredOn"] = $"{Today.AddDays(-1):yyyy-MM-dd}" };
        Drafts.Kept[$"lead/{Id}/follow-up"] = new Draft("看了两处厂房", Now.AddHours(-1), rest);
        var composer = Compose();
        composer.Find("[role=radio][aria-checked=true]").TextContent.ShouldBe("上门拜访");
        composer.Find("input[type=text]").GetAttribute("value").ShouldBe("寄样本");
        composer.FindAll("input[type=date]").Select(field => field.GetAttribute("value")).ShouldBe([rest["NextOn"], rest["OccurredOn"]]);
        composer.Find("form").Submit();
        var sent = (LogFollowUp)Bus.Sent.ShouldHaveSingleItem();
        sent.ShouldBe(new LogFollowUp(Id, sent.FollowUp, FollowUpKind.Visit, "看了两处厂房", Today.AddDays(-1), "寄样本", Today.AddDays(3)));
    }

    [Fact]
    public async Task keeps_the_next_step_along_with_the_text()
    {
        var rest = new Dictionary<string, string> { ["NextAction"] = "寄样本" };
        await Compose().FindComponent<DraftText>().Instance.Typed("看了两处厂房", Now, rest);
        var kept = Drafts.Kept[$"lead/{Id}/follow-up"];
        (kept.Text, kept.Rest).ShouldBe(("看了两处厂房", rest));
    }

    [Fact]
    public async Task hears_after_a_cut_line_what_it_missed_in_the_other_fields()
    {
        var composer = Compose();
        await composer.FindComponent<DraftText>().Instance.Typed("", Now, new Dictionary<string, string> { ["NextAction"] = "寄样本" }, missed: true);
        composer.WaitForAssertion(() => composer.Find("input[type=text]").GetAttribute("value").ShouldBe("寄样本"));
    }
}
