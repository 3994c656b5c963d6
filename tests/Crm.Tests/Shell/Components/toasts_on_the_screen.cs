using Bunit;
using Crm.Foundation;
using Crm.Shell.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Tests.Shell.Components;

public class toasts_on_the_screen : Screen
{
    private readonly Toasts toasts;
    private readonly IRenderedComponent<ToastList> list;

    public toasts_on_the_screen()
    {
        toasts = Services.GetRequiredService<Toasts>();
        list = Render<ToastList>();
    }

    [Fact]
    public void offer_to_take_back_what_was_done()
    {
        var undone = 0;
        toasts.Done("已分派给王某", () => Task.FromResult(undone++));
        list.Find(".undo").Click();
        undone.ShouldBe(1);
        list.FindAll(".one").ShouldBeEmpty();
    }

    [Fact]
    public void tell_a_refusal_in_its_own_words()
    {
        toasts.Accept(Outcome.Of(new RuleBroken("先重启再继续。")), "已保存").ShouldBeFalse();
        list.Find("[role=alert] span").TextContent.ShouldBe("先重启再继续。");
    }

    [Fact]
    public void tell_success_only_where_there_is_something_to_say()
    {
        toasts.Accept(Outcome.Done).ShouldBeTrue();
        list.FindAll(".one").ShouldBeEmpty();
        toasts.Accept(Outcome.Done, "已保存");
        list.Find("[role=status] span").TextContent.ShouldBe("已保存");
    }

    [Fact]
    public void are_three_at_most_and_may_say_the_same_twice()
    {
        foreach (var sentence in new[] { "一", "二", "二", "三" }) toasts.Done(sentence);
        list.FindAll(".one span").Select(s => s.TextContent).ShouldBe(["二", "二", "三"]);
    }

    [Fact]
    public void are_closed_by_hand()
    {
        toasts.Done("已保存");
        list.Find(".close").Click();
        list.FindAll(".one").ShouldBeEmpty();
    }
}
