using Bunit;
using Crm.Shell;
using Crm.Shell.Components;
using Crm.Shell.Drafting;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Tests.Shell.Components;

public class a_draft : Screen
{
    private readonly Shelf shelf = new();
    private string? value;

    public a_draft() => Services.AddSingleton<IDrafts>(shelf);

    private IRenderedComponent<DraftText> Open(Draft? inBrowser = null, string? given = null)
    {
        JSInterop.Setup<Draft?>("crm.drafts.attach", _ => true).SetResult(inBrowser);
        value = given;
        return Render<DraftText>(p => p.AddCascadingValue(Viewer).Add(x => x.Record, "lead/1/follow-up").Add(x => x.Label, "内容")
            .Add(x => x.Value, given).Add(x => x.ValueChanged, text => value = text));
    }

    [Fact]
    public async Task is_kept_while_typing_and_says_so()
    {
        var field = Open();
        await field.Instance.Typed("对方关心电价", Now);
        value.ShouldBe("对方关心电价");
        shelf.Kept["lead/1/follow-up"].Text.ShouldBe("对方关心电价");
        field.Find("[data-draft-state]").TextContent.ShouldBe("已自动保存 12:00:00");
    }

    [Fact]
    public void comes_back_from_the_server_on_another_device()
    {
        shelf.Kept["lead/1/follow-up"] = new Draft("昨天写的", Now.AddDays(-1));
        var field = Open();
        value.ShouldBe("昨天写的");
        field.Find(".field-note").TextContent.ShouldContain("已恢复没有提交的内容（昨天 12:00）。");
    }

    [Fact]
    public void comes_back_from_the_browser_where_the_server_missed_the_last_words()
    {
        shelf.Kept["lead/1/follow-up"] = new Draft("前半句", Now.AddMinutes(-2));
        Open(inBrowser: new Draft("前半句，后半句", Now.AddMinutes(-1)));
        value.ShouldBe("前半句，后半句");
    }

    [Fact]
    public void is_not_mentioned_where_nothing_differs() => Open(inBrowser: new Draft("一样", Now), given: "一样").FindAll(".field-note").ShouldBeEmpty();

    [Fact]
    public void does_not_come_back_where_it_was_handed_in_after_all()
    {
        shelf.Kept["lead/1/follow-up"] = new Draft("已经记下的", Now.AddMinutes(-1));
        JSInterop.Setup<Draft?>("crm.drafts.attach", _ => true).SetResult(new Draft("已经记下的", Now.AddMinutes(-1)));
        var field = Render<DraftText>(p => p.AddCascadingValue(Viewer).Add(x => x.Record, "lead/1/follow-up").Add(x => x.Label, "内容")
            .Add(x => x.ValueChanged, text => value = text).Add(x => x.HandedIn, draft => Task.FromResult(draft.Text == "已经记下的")));
        value.ShouldBeNull();
        shelf.Kept.ShouldBeEmpty();
        JSInterop.VerifyInvoke("crm.drafts.forget");
        field.FindAll(".field-note").ShouldBeEmpty();
    }

    [Fact]
    public void is_thrown_away_on_request()
    {
        shelf.Kept["lead/1/follow-up"] = new Draft("不要的", Now.AddDays(-1));
        var field = Open();
        field.Find(".field-note button").Click();
        value.ShouldBe("");
        shelf.Kept.ShouldBeEmpty();
        field.FindAll(".field-note").ShouldBeEmpty();
    }

    [Fact]
    public async Task is_gone_once_handed_in_even_if_an_earlier_save_is_slow()
    {
        var field = Open();
        shelf.Slow = new TaskCompletionSource();
        var typed = field.InvokeAsync(() => field.Instance.Typed("写完了", Now));
        var cleared = field.InvokeAsync(field.Instance.Clear);
        shelf.Slow.SetResult();
        await Task.WhenAll(typed, cleared);
        shelf.Kept.ShouldBeEmpty();
    }

    [Fact]
    public async Task is_dropped_when_the_field_is_emptied()
    {
        var field = Open();
        await field.Instance.Typed("写了又删", Now);
        await field.Instance.Typed("", Now);
        shelf.Kept.ShouldBeEmpty();
    }

    private sealed class Shelf : IDrafts
    {
        public Dictionary<string, Draft> Kept { get; } = [];

        public TaskCompletionSource? Slow { get; set; }

        public ValueTask<Draft?> Find(string record, CancellationToken token) => new(Kept.GetValueOrDefault(record));

        public async ValueTask Keep(string record, Draft draft, CancellationToken token)
        {
            if (Slow is not null) await Slow.Task;
            Kept[record] = draft;
        }

        public ValueTask Drop(string record, CancellationToken token)
        {
            Kept.Remove(record);
            return default;
        }
    }
}
