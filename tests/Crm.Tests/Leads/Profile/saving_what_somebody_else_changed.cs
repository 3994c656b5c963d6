using Bunit;
using Crm.Foundation;
using Crm.Leads.Naming;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Crm.Tests.Leads.Profile;

public class saving_what_somebody_else_changed : LeadScreen
{
    private readonly List<long> asked = [];

    private static readonly RuleBroken Stale = new("你打开之后，别人改过这条记录。") { Kind = Refusal.Conflict };

    private IRenderedComponent<IComponent> Dialog(Func<long, Meanwhile?> look)
    {
        var screen = Render(builder =>
        {
            builder.OpenComponent<MudDialogProvider>(0);
            builder.CloseComponent();
        });
        var given = new DialogParameters
        {
            { nameof(CommandDialog.Title), "更正名称" },
            { nameof(CommandDialog.Verb), "保存" },
            { nameof(CommandDialog.Version), 3L },
            { nameof(CommandDialog.Command), (Func<long, ICommand>)(version => new NameLead(Id, "甲公司", "项目", null, Today, version)) },
            { nameof(CommandDialog.Look), (Func<long, Task<Meanwhile?>>)(seen => { asked.Add(seen); return Task.FromResult(look(seen)); }) },
        };
        screen.InvokeAsync(() => Services.GetRequiredService<IDialogService>().ShowAsync<CommandDialog>(null, given)).GetAwaiter().GetResult();
        return screen;
    }

    private static AngleSharp.Dom.IElement Save(IRenderedComponent<IComponent> dialog) => dialog.Find(".mud-dialog-actions .mud-button-filled");

    [Fact]
    public async Task tells_who_changed_what_and_saves_on_the_new_version_when_asked_again()
    {
        Bus.Refusals.Enqueue(Stale);
        var dialog = Dialog(_ => new Meanwhile(5, "这条线索 2 分钟前被王某改到洽谈，你填写的内容已保留。", ["王某 把线索从 线索 推进到 洽谈"]));
        await Save(dialog).ClickAsync();
        dialog.Find(".command-meanwhile").TextContent.ShouldContain("2 分钟前被王某改到洽谈");
        dialog.Find(".command-meanwhile li").TextContent.ShouldBe("王某 把线索从 线索 推进到 洽谈");
        Save(dialog).TextContent.Trim().ShouldBe("按最新情况提交");
        await Save(dialog).ClickAsync();
        Bus.Sent.Cast<NameLead>().Select(c => c.Version).ShouldBe([3, 5]);
        dialog.FindAll(".mud-dialog").ShouldBeEmpty();
    }

    [Fact]
    public async Task looks_only_at_what_is_newer_than_what_was_told()
    {
        Bus.Refusals.Enqueue(Stale);
        Bus.Refusals.Enqueue(Stale);
        var dialog = Dialog(seen => new Meanwhile(seen + 2, "又改过", []));
        await Save(dialog).ClickAsync();
        await Save(dialog).ClickAsync();
        asked.ShouldBe([3, 5]);
        await Save(dialog).ClickAsync();
        Bus.Sent.Cast<NameLead>().Select(c => c.Version).ShouldBe([3, 5, 7]);
    }

    [Fact]
    public async Task says_the_refusal_itself_where_nothing_was_changed()
    {
        Bus.Refusals.Enqueue(new RuleBroken("这条线索已经有人负责了。") { Kind = Refusal.Conflict });
        var dialog = Dialog(_ => null);
        await Save(dialog).ClickAsync();
        dialog.Find(".command-refused").TextContent.ShouldBe("这条线索已经有人负责了。");
        Save(dialog).TextContent.Trim().ShouldBe("保存");
    }
}
