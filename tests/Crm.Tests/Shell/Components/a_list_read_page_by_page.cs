using System.Reflection;
using Bunit;
using Crm.Foundation;
using Crm.Policies.Unanswered;
using Crm.Tests.Leads;
using JasperFx.Events;
using Marten.Services;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Crm.Tests.Shell.Components;

public class a_list_read_page_by_page : Screen
{
    private readonly LiveUpdates live = new(NullLogger<LiveUpdates>.Instance);
    private readonly Library library;
    private Caller? caller = Caller.Job("test");

    public a_list_read_page_by_page()
    {
        (var store, library) = Library.New();
        Services.AddSingleton<ICallerSource>(new Callers(() => caller));
        Services.AddSingleton(provider => new QueryDesk(provider.GetRequiredService<IServiceScopeFactory>(), store, new Names()));
        Services.AddScoped<Desk>();
        Services.AddSingleton(live);
        for (var number = 1; number <= 120; number++) library.Add($"问题 {number}", Now.AddMinutes(-number));
    }

    private static string[] Shown(IRenderedComponent<QuestionList> list) => [.. list.FindAll("li").Select(row => row.TextContent)];

    private IRenderedComponent<QuestionList> Open() => Render<QuestionList>();

    private Task Change(object document) => live.AfterCommitAsync(null!, Changes.Of(document), default);

    [Fact]
    public void shows_fifty_rows_and_then_fifty_more_to_the_last()
    {
        var list = Open();
        Shown(list).ShouldBe(Enumerable.Range(1, 50).Select(number => $"问题 {number}"));
        list.Find(".more").Click();
        list.Find(".more").Click();
        Shown(list).ShouldBe(Enumerable.Range(1, 120).Select(number => $"问题 {number}"));
        list.FindAll(".more").ShouldBeEmpty();
    }

    [Fact]
    public void has_no_row_twice_that_went_further_down_meanwhile()
    {
        var list = Open();
        library.Questions[49] = library.Questions[49] with { AskedAt = Now.AddMinutes(-60.5) };
        list.Find(".more").Click();
        Shown(list).ShouldBeUnique();
        Shown(list).Length.ShouldBe(99);
    }

    [Fact]
    public async Task stays_as_long_as_it_is_when_something_on_it_changes()
    {
        var list = Open();
        list.Find(".more").Click();
        library.Add("新问题", Now);
        await Change(library.Questions[^1]);
        list.WaitForAssertion(() => Shown(list)[0].ShouldBe("新问题"));
        Shown(list).Length.ShouldBe(100);
    }

    [Fact]
    public async Task is_not_asked_for_again_when_something_else_changes()
    {
        Open();
        await Change("something else");
        library.Asked.ShouldBe(1);
    }

    [Fact]
    public void is_asked_for_once_for_each_question()
    {
        var list = Open();
        list.Render(p => p.Add(x => x.Done, false));
        library.Asked.ShouldBe(1);
        list.Render(p => p.Add(x => x.Done, true));
        library.Asked.ShouldBe(2);
        Shown(list).ShouldBeEmpty();
    }

    [Fact]
    public void shows_the_answer_to_the_last_question_however_late_another_comes()
    {
        var slow = new TaskCompletionSource();
        library.Add("处理过的", Now, open: false);
        library.Wait = done => done ? Task.CompletedTask : slow.Task;
        var list = Open();
        list.FindAll("[role=status]").ShouldNotBeEmpty();
        list.Render(p => p.Add(x => x.Done, true));
        slow.SetResult();
        list.WaitForAssertion(() => Shown(list).ShouldBe(["处理过的"]));
    }

    [Fact]
    public void adds_no_page_of_an_earlier_question()
    {
        var list = Open();
        var slow = new TaskCompletionSource();
        library.Wait = done => done ? Task.CompletedTask : slow.Task;
        list.Find(".more").Click();
        list.Find(".more").HasAttribute("disabled").ShouldBeTrue();
        list.Render(p => p.Add(x => x.Done, true));
        slow.SetResult();
        list.WaitForAssertion(() => Shown(list).ShouldBeEmpty());
    }

    [Fact]
    public void says_why_it_shows_nothing()
    {
        caller = null;
        Open().Find("[role=alert]").TextContent.ShouldBe("请先登录。");
    }

    [Fact]
    public void is_walked_from_the_first_row_to_the_last()
    {
        library.Questions.RemoveRange(2, 118);
        var list = Open();
        list.FindAll(".current").ShouldBeEmpty();
        list.Find(".down").Click();
        list.Find(".current").TextContent.ShouldBe("问题 1");
        list.Find(".down").Click();
        list.Find(".down").Click();
        list.Find(".current").TextContent.ShouldBe("问题 2");
        list.Find(".up").Click();
        list.Find(".current").TextContent.ShouldBe("问题 1");
    }

    [Fact]
    public async Task asks_for_nothing_once_it_was_left()
    {
        Open();
        await DisposeComponentsAsync();
        await Change(library.Questions[0]);
        library.Asked.ShouldBe(1);
    }

    private sealed class Callers(Func<Caller?> who) : ICallerSource
    {
        public ValueTask<Caller?> Find() => new(who());
    }

    public class Changes : DispatchProxy
    {
        private object[] documents = [];

        internal static IChangeSet Of(params object[] documents)
        {
            var changes = Create<IChangeSet, Changes>();
            ((Changes)(object)changes).documents = documents;
            return changes;
        }

        protected override object? Invoke(MethodInfo? method, object?[]? args) => method!.Name switch
        {
            nameof(IChangeSet.GetEvents) => Array.Empty<IEvent>(),
            "get_" + nameof(IChangeSet.Inserted) => documents,
            "get_" + nameof(IChangeSet.Updated) => Array.Empty<object>(),
            _ => throw new NotSupportedException(method.Name),
        };
    }
}
