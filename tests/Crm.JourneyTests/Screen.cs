using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Crm.JourneyTests;

/// <summary>A person's browser tab. Keeps a list of everything that went wrong in it: errors on the console, violations of WCAG 2.1 AA, pages that scroll sideways.</summary>
public sealed class Screen
{
    private static readonly AxeRunOptions Wcag = new() { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] } };
    private static readonly string Folder = Path.Combine(Root(), "artifacts", "screenshots");

    // The sign-in page is the same for everybody; judged once for each size.
    private static readonly ConcurrentDictionary<Size, bool> seen = new();

    private readonly List<string> faults = [];
    private readonly string who;

    /// <summary>Watches a fresh page.</summary>
    public Screen(IPage page, Colleague colleague, Size size, string? who = null)
    {
        (Page, Colleague, Size, this.who) = (page, colleague, size, who ?? $"{colleague.Role}".ToLowerInvariant());
        page.Console += (_, message) =>
        {
            if (message.Type is "error") faults.Add($"console at {page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => faults.Add($"script at {page.Url}: {error}");
    }

    /// <summary>The tab.</summary>
    public IPage Page { get; }

    /// <summary>Who sits before it.</summary>
    public Colleague Colleague { get; }

    /// <summary>How large it is.</summary>
    public Size Size { get; }

    /// <summary>What went wrong so far.</summary>
    public IReadOnlyList<string> Faults => faults;

    /// <summary>Types login and password on the sign-in page.</summary>
    public async Task SignIn()
    {
        await Page.GotoAsync("/signin");
        await Page.GetByLabel("登录名").FillAsync(Colleague.Login);
        await Page.GetByLabel("密码").FillAsync(Colleague.Password);
        if (seen.TryAdd(Size, true)) await Look("signin");
        await Press("登录");
        await Expect(Page).Not.ToHaveURLAsync(new Regex("/signin"));
    }

    /// <summary>Opens an address and waits for its heading.</summary>
    public async Task Open(string path, string heading)
    {
        await Page.GotoAsync(path);
        await Sees(heading);
    }

    /// <summary>The page with this heading is there.</summary>
    public Task Sees(string heading) => Expect(Page.GetByRole(AriaRole.Heading, new() { Name = heading, Level = 1, Exact = true })).ToBeVisibleAsync();

    /// <summary>This text stands somewhere on the page.</summary>
    public Task Reads(string text) => Expect(Page.Locator("main, [role=dialog], [role=status]").GetByText(text).Locator("visible=true").First).ToBeVisibleAsync();

    /// <summary>Presses the visible button with exactly this name.</summary>
    public Task Press(string name) => Button(Page.Locator("body"), name).ClickAsync();

    /// <summary>Chooses from a menu that opens.</summary>
    public async Task Choose(string menu, string item)
    {
        await Button(Page.Locator("main"), menu).ClickAsync();
        await Page.GetByRole(AriaRole.Menuitem, new() { Name = item, Exact = true }).ClickAsync();
    }

    /// <summary>Types into a field that offers choices and takes the one with this text by keyboard: a click would give the focus back to the field at a moment of its own.</summary>
    public async Task Pick(ILocator field, string typed, Regex choice)
    {
        await field.FillAsync(typed);
        await Expect(Page.Locator(".mud-popover-open .mud-list-item").First).ToContainTextAsync(choice);
        await field.PressAsync("Enter");
        await Expect(field).ToHaveValueAsync(choice);
    }

    /// <summary>The dialog with this title; waits for it.</summary>
    public async Task<ILocator> Dialog(string title)
    {
        var dialog = Page.GetByRole(AriaRole.Dialog).Filter(new() { Has = Page.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true }) });
        await Expect(dialog).ToBeVisibleAsync();
        return dialog;
    }

    /// <summary>Hands a dialog in, and waits until it has closed.</summary>
    public async Task Submit(ILocator dialog, string verb)
    {
        await Button(dialog, verb).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
    }

    /// <summary>The visible button with exactly this name; what a keyboard hint adds to the name does not count.</summary>
    public static ILocator Button(ILocator where, string name) =>
        where.GetByRole(AriaRole.Button, new() { NameRegex = new($"^{Regex.Escape(name)}( (Ctrl|Alt|F[0-9]).*)?$") }).Locator("visible=true").First;

    /// <summary>Judges the page as it stands and keeps its picture.</summary>
    public async Task Look(string page)
    {
        await Page.EvaluateAsync("() => Promise.allSettled(document.getAnimations().filter(a => a.effect.getTiming().iterations !== Infinity).map(a => a.finished))");
        await Shoot(page);
        var wide = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (wide > 0) faults.Add($"{page} at {Size.Width}: scrolls sideways by {wide} px");
        var axe = await Page.RunAxe(Wcag);
        faults.AddRange(axe.Violations.Select(v => $"{page} at {Size.Width}: {v.Id} ({v.Impact}) {v.Help}: {string.Join(" | ", v.Nodes.Take(4).Select(n => n.Html))}"));
    }

    /// <summary>Keeps the page's picture.</summary>
    public async Task Shoot(string page) => await Page.ScreenshotAsync(new()
    {
        Path = Path.Combine(Folder, $"{who}-{page}-{Size.Width}.png"),
        FullPage = await Page.GetByRole(AriaRole.Dialog).CountAsync() == 0,
    });

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Crm.sln"))) folder = folder.Parent ?? throw new DirectoryNotFoundException("Crm.sln stands in no folder above the tests.");
        return folder.FullName;
    }
}
