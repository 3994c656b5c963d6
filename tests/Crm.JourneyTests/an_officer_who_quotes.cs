using System.Diagnostics;
using System.Text.RegularExpressions;
using Crm.Policies.Revising;
using Crm.Team;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Crm.JourneyTests;

/// <summary>Step 4: a policy document is found by a word in it, a passage is quoted beside a lead, and keeps the version that was read.</summary>
public partial class an_officer_who_quotes(CrmSite site)
{
    [Theory]
    [MemberData(nameof(Size.Both), MemberType = typeof(Size))]
    public async Task puts_a_passage_beside_a_lead_with_its_version(int width, int height)
    {
        var (word, company) = width > 1000 ? ("氮化镓外延片", "德清晶越外延科技有限公司") : ("碳化硅衬底", "德清硅岳衬底科技有限公司");
        var editor = await site.Hire(Role.Editor, "钱书怡", "330000");
        await site.Import(Page(word), editor);
        var officer = await site.Hire(Role.Officer, "陈亦然");
        var lead = await site.GiveLead(officer, company, "化合物半导体产线", CrmSite.Today.AddDays(2));
        await site.Walk(officer, new(width, height), async screen =>
        {
            await screen.Open($"/leads/{lead}", company);
            await Tab(screen);
            await screen.Page.GetByRole(AriaRole.Link, new() { Name = "查找引用" }).ClickAsync();
            await screen.Sees("政策库");
            await screen.Page.GetByPlaceholder("在标题和正文里找，一个字起").FillAsync(word);
            var hit = screen.Page.Locator(".hit").Filter(new() { HasText = $"支持{word}项目落户的若干措施" });
            await Expect(hit.Locator(".hit-text mark").First).ToHaveTextAsync(word);
            await hit.GetByRole(AriaRole.Link).First.ClickAsync();
            var passage = screen.Page.Locator(".reader .block-hit").Filter(new() { HasText = word }).First;
            await Expect(passage.Locator("mark").First).ToHaveTextAsync(word);
            if (!screen.Size.IsPhone) await passage.HoverAsync();
            await passage.GetByRole(AriaRole.Button, new() { NameRegex = new("^引用这段") }).ClickAsync();
            await screen.Look("quote-at-hand");
            await screen.Press("引用到线索");
            var dialog = await screen.Dialog("引用到线索");
            await Expect(dialog.Locator("blockquote")).ToContainTextAsync("百分之十五");
            await dialog.GetByLabel("说明").FillAsync("答复设备补贴的依据");
            await screen.Look("quote");
            await screen.Submit(dialog, "引用");

            await screen.Open($"/leads/{lead}", company);
            await Tab(screen);
            var quotes = screen.Page.GetByRole(AriaRole.Region, new() { Name = "引用政策" });
            await Expect(quotes).ToContainTextAsync("百分之十五");
            await Expect(quotes).ToContainTextAsync("第 1 版");
            await Expect(quotes).ToContainTextAsync("答复设备补贴的依据");
            await screen.Look("lead-with-quote");
            await quotes.GetByRole(AriaRole.Link, new() { NameRegex = new(word) }).ClickAsync();
            await Expect(screen.Page.Locator(".reader")).ToContainTextAsync("百分之十五");

            var document = Guid.Parse(Document().Match(screen.Page.Url).Value);
            await site.Send(new RevisePolicyDocument(document, 1, $"一、设备补贴。对新落户的{word}项目，按设备投资额的百分之二十给予补助，单个项目最高八千万元，分两年兑现。\n三、人才支持。对核心团队给予安家补贴。", Reason: "提高补贴比例"), editor);
            await screen.Open($"/policies/{document}/versions", "版本比较");
            await Expect(screen.Page.Locator("ins").Filter(new() { HasText = "二十" })).ToBeVisibleAsync();
            await screen.Look("policy-versions");
            await screen.Open($"/policies/{document}/citations", "引用情况");
            await Expect(screen.Page.GetByRole(AriaRole.Region, new() { Name = company })).ToContainTextAsync("百分之十五");
            await screen.Look("policy-citations");
        });
    }

    [GeneratedRegex("(?<=/policies/|doc=)[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Document();

    [Theory]
    [MemberData(nameof(Size.Both), MemberType = typeof(Size))]
    public async Task finds_and_quotes_a_passage_on_the_leads_own_page_by_keyboard(int width, int height)
    {
        var (word, company) = width > 1000 ? ("钙钛矿组件", "德清曜石光电有限公司") : ("固态电池隔膜", "德清隔岸材料有限公司");
        await site.Import(Page(word), await site.Hire(Role.Editor, "钱书怡", "330000"));
        var officer = await site.Hire(Role.Officer, "陈亦然");
        var lead = await site.GiveLead(officer, company, "中试线", CrmSite.Today.AddDays(2));
        await site.Walk(officer, new(width, height), async screen =>
        {
            var clock = Stopwatch.StartNew();
            await screen.Open($"/leads/{lead}", company);
            await Tab(screen);
            var card = screen.Page.GetByRole(AriaRole.Region, new() { Name = "引用政策" });
            var field = card.GetByRole(AriaRole.Combobox, new() { Name = "找政策，引用到这条线索" });
            await field.FocusAsync();
            await screen.Page.Keyboard.TypeAsync(word, new() { Delay = 120 });
            await Expect(card.GetByRole(AriaRole.Option).First).ToContainTextAsync("百分之十五");
            await screen.Page.Keyboard.PressAsync("ArrowDown");
            await Expect(card.Locator("[role=option][aria-selected=true]")).ToContainTextAsync("百分之十五");
            await screen.Page.Keyboard.PressAsync("Enter");
            await Expect(card.Locator("blockquote")).ToContainTextAsync("百分之十五");
            clock.Stop();
            TestContext.Current.SendDiagnosticMessage("From opening the lead to the passage beside it, typing at 120 ms a key, {0} px wide: {1:0.0} s", width, clock.Elapsed.TotalSeconds);
            Console.WriteLine($"From opening the lead to the passage beside it, typing at 120 ms a key, {width} px wide: {clock.Elapsed.TotalSeconds:0.0} s");
            await Expect(field).ToBeFocusedAsync();
            await Expect(field).ToHaveValueAsync("");
            await screen.Look("lead-quoted-in-place");

            await screen.Press("撤销");
            await Expect(card.Locator("blockquote")).ToHaveCountAsync(0);
            await field.FocusAsync();
            await screen.Page.Keyboard.TypeAsync(word);
            await Expect(card.GetByRole(AriaRole.Option).First).ToContainTextAsync(word);
            await screen.Page.Keyboard.PressAsync("ArrowDown");
            await screen.Page.Keyboard.PressAsync("Shift+Enter");
            await Expect(card.Locator("article.quote")).ToContainTextAsync("整份文件");
        });
    }

    private static async Task Tab(Screen screen)
    {
        if (screen.Size.IsPhone) await screen.Page.GetByRole(AriaRole.Tab, new() { Name = "园区与资料" }).ClickAsync();
    }

    private static string Page(string word) => $"""
        • 【德清招商】支持{word}项目落户的若干措施

            一、设备补贴。对新落户的{word}项目，按设备投资额的百分之十五给予补助，单个项目最高五千万元，分两年兑现。
            二、用地保障。对总投资十亿元以上的项目，优先安排用地指标，可以分期供地。

            2026-03-18

        """;
}
