using Bunit;
using Crm.Shell;
using Crm.Shell.Components;
using Crm.Shell.Finding;
using Crm.Team;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Tests.Shell.Finding;

public class the_palette : Screen
{
    private IRenderedComponent<CommandPalette> Open(params IPaletteSource[] sources)
    {
        foreach (var source in sources) Services.AddSingleton(source);
        Services.AddLogging();
        JSInterop.SetupVoid("crm.palette.attach", _ => true).SetVoidResult();
        return Render<CommandPalette>(p => p.AddCascadingValue(Viewer));
    }

    private static IEnumerable<string> Titles(IRenderedComponent<CommandPalette> palette) => palette.FindAll(".palette-title").Select(t => t.TextContent);

    [Fact]
    public async Task puts_the_groups_in_their_order_whoever_answers_first()
    {
        var palette = Open(new Source("线索", 30, () => Task.CompletedTask, "云帆"), new Source("前往", 20, async () => await Task.Yield(), "园区"));
        await palette.Instance.Search("");
        palette.FindAll(".palette-group").Select(g => g.TextContent).ShouldBe(["前往", "线索"]);
        palette.Find("[role=listbox]").GetAttribute("data-for").ShouldBe("");
    }

    [Fact]
    public async Task shows_the_others_where_one_source_fails()
    {
        var palette = Open(new Source("线索", 30, () => throw new InvalidOperationException("down"), "云帆"), new Source("前往", 20, () => Task.CompletedTask, "园区"));
        await palette.Instance.Search("x");
        Titles(palette).ShouldBe(["园区"]);
    }

    [Fact]
    public async Task forgets_the_answers_to_an_earlier_text()
    {
        var slow = new TaskCompletionSource();
        var source = new Source("线索", 30, () => slow.Task, "旧");
        var palette = Open(source);
        var first = palette.InvokeAsync(() => palette.Instance.Search("旧"));
        source.Wait = () => Task.CompletedTask;
        source.Title = "新";
        await palette.InvokeAsync(() => palette.Instance.Search("新"));
        slow.SetResult();
        await first;
        Titles(palette).ShouldBe(["新"]);
    }

    [Fact]
    public async Task says_when_there_is_nothing()
    {
        var palette = Open();
        await palette.Instance.Search("没有的词");
        palette.Find("[role=status]").TextContent.ShouldContain("没有的词");
    }

    [Fact]
    public async Task offers_the_keys_of_the_page_and_does_what_they_do()
    {
        var saved = 0;
        Render<Shortcuts>(p => p.Add(x => x.Keys, [new Shortcut("Ctrl+Enter", "保存", () => Task.FromResult(saved++))]));
        var palette = Open();
        await palette.Instance.Search("保");
        palette.Find(".palette-detail").TextContent.ShouldBe("Ctrl+Enter");
        palette.Find("[role=option]").Click();
        saved.ShouldBe(1);
    }

    [Fact]
    public async Task goes_where_an_item_leads()
    {
        Services.AddSingleton(new MenuEntry("线索", "/leads", "", [Role.Officer], 30));
        Services.AddSingleton(new MenuEntry("管理", "/admin", "", [Role.Administrator], 80));
        Services.AddScoped<IPaletteSource, PagesSource>();
        var palette = Open();
        await palette.Instance.Search("");
        Titles(palette).ShouldBe(["线索"]);
        palette.Find("[role=option]").Click();
        Services.GetRequiredService<NavigationManager>().Uri.ShouldEndWith("/leads");
    }

    private sealed class Source(string group, int order, Func<Task> wait, string title) : IPaletteSource
    {
        public Func<Task> Wait { get; set; } = wait;

        public string Title { get; set; } = title;

        public string Group => group;

        public int Order => order;

        public async ValueTask<IReadOnlyList<PaletteItem>> Find(string text, Viewer viewer, CancellationToken token)
        {
            var mine = Title;
            await Wait();
            return [new PaletteItem(mine, "", Href: "/" + mine)];
        }
    }
}
