using System.Text.RegularExpressions;
using Crm.Hotline.Ringing;
using Crm.Team;
using Crm.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Crm.JourneyTests;

/// <summary>
/// The product as a process of its own on an empty data directory: from the one-time link to the first lead. Then it is killed in the middle of a sentence (R14):
/// what was typed comes back into the open tab and into one that was closed, at the hotline with the phone call it was typed for.
/// </summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class a_new_installation(CrmSite site) : IDisposable
{
    private const string Password = "tulip-9-orbit-kayak";
    private const string Number = "13805724321";
    private const string Extension = "8001";
    private static readonly Size Desk = new(1440, 900);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly DirectoryInfo place = Directory.CreateTempSubdirectory("crm-journey-");

    [Fact]
    public async Task is_set_up_from_its_link_and_loses_nothing_typed_when_it_is_killed()
    {
        Assert.SkipUnless(File.Exists(CrmSite.Chromium), $"No browser at {CrmSite.Chromium}");
        using var app = new AppProcess(place.FullName, "Development");
        await app.Start(Patience);
        var address = new UriBuilder(app.Address) { Host = "localhost" }.Uri;
        var officer = await SetUp(app, address);

        // A command of its own takes a moment, and nobody waits for it yet.
        var connecting = ConnectTelephone(app, address);
        await using var context = await site.SitDown(Desk, address);
        var desk = await TakeUpWork(context, officer);
        await OpenLead(desk);
        var lead = desk.Page.Url;
        using var phone = await connecting;
        var hotline = new Screen(await context.NewPageAsync(), officer, Desk);
        await TakeCall(hotline, phone);

        await Write(desk, "客户问 80 亩工业用地。");
        await Screen.Button(Composer(desk), "明天").ClickAsync();
        await Expect(desk.Page.Locator("[data-draft-state]")).ToContainTextAsync("已自动保存");
        desk.Faults.ShouldBeEmpty();
        hotline.Faults.ShouldBeEmpty();
        app.Kill();
        await Write(desk, "客户问 80 亩工业用地，希望分两期供地。");
        await Composer(desk).GetByLabel("下一步", new() { Exact = true }).FillAsync("寄园区资料");
        await hotline.Page.GetByLabel("需求").FillAsync("想租三千平米厂房，年底前");
        await hotline.Page.CloseAsync();
        await app.Start(Patience);

        await desk.Reads("没有提交的内容");
        await Expect(Composer(desk).GetByLabel("谈了什么")).ToHaveValueAsync("客户问 80 亩工业用地，希望分两期供地。");
        await Expect(Composer(desk).GetByLabel("下一步", new() { Exact = true })).ToHaveValueAsync("寄园区资料");
        await Expect(Composer(desk).GetByLabel("下一步日期")).ToHaveValueAsync($"{CrmSite.Today.AddDays(1):yyyy-MM-dd}");
        await desk.Shoot("after-a-crash");
        await Screen.Button(Composer(desk), "记下").ClickAsync();
        await Expect(desk.Page.Locator("main")).ToContainTextAsync("希望分两期供地");

        var again = new Screen(await context.NewPageAsync(), officer, Desk);
        await again.Open("/hotline", "热线");
        await Expect(again.Page.GetByLabel("企业")).ToHaveValueAsync("宁波海卓轴承有限公司");
        await Expect(again.Page.GetByLabel("需求")).ToHaveValueAsync("想租三千平米厂房，年底前");
        await Expect(again.Page.GetByLabel("号码")).ToHaveValueAsync("138 0572 4321");
        await PutDown(again, phone);
        // A server that dies right after writing it down never tells the browser to forget it.
        await again.Page.EvaluateAsync("""
            lead => localStorage.setItem(`draft|chenyr|lead/${lead}/follow-up`, JSON.stringify({ text: "客户问 80 亩工业用地，希望分两期供地。", at: new Date().toISOString() }))
            """, lead.Split('/')[^1]);
        await again.Open(new Uri(lead).AbsolutePath, "宁波海卓轴承有限公司");
        await again.Page.WaitForFunctionAsync("lead => localStorage.getItem(`draft|chenyr|lead/${lead}/follow-up`) === null", lead.Split('/')[^1]);
        await Expect(Composer(again).GetByLabel("谈了什么")).ToHaveValueAsync("");
        again.Faults.ShouldBeEmpty();
        await app.Stop();
    }

    public void Dispose() => place.Delete(recursive: true);

    private async Task<Colleague> SetUp(AppProcess app, Uri address)
    {
        var link = await Link(app);
        await using var context = await site.SitDown(Desk, address);
        var admin = new Colleague("fanglx", "方立新", Role.Administrator, Password);
        var screen = new Screen(await context.NewPageAsync(), admin, Desk);
        await screen.Open(link, "首次设置");
        await screen.Look("set-up");
        await screen.Page.GetByLabel("单位名称").FillAsync("德清县投资促进中心");
        await screen.Page.GetByLabel("行政区划代码").FillAsync("330521");
        await screen.Page.GetByLabel("你的姓名").FillAsync(admin.Name);
        await screen.Page.GetByLabel("登录名").FillAsync(admin.Login);
        await screen.Page.GetByLabel("密码", new() { Exact = true }).FillAsync(Password);
        await screen.Page.GetByLabel("再输一次密码").FillAsync(Password);
        await screen.Press("完成设置");
        await Expect(screen.Page).ToHaveURLAsync(new Regex("/signin"));
        await screen.SignIn();
        await screen.Open("/admin/people/new", "新增人员");
        await screen.Page.GetByLabel("姓名").FillAsync("陈亦然");
        await screen.Page.GetByLabel("登录名").FillAsync("chenyr");
        await screen.Page.GetByLabel("单位", new() { Exact = true }).SelectOptionAsync("330521");
        foreach (var role in new[] { "招商专员", "热线话务员" }) await screen.Page.GetByRole(AriaRole.Checkbox, new() { Name = role }).CheckAsync();
        await screen.Press("新增并生成初始密码");
        var initial = await screen.Page.GetByRole(AriaRole.Status).Locator("code").Last.TextContentAsync();
        screen.Faults.ShouldBeEmpty();
        return new Colleague("chenyr", "陈亦然", Role.Officer, initial!);
    }

    private static async Task<string> Link(AppProcess app)
    {
        for (var left = 200; left > 0; left--)
        {
            if (app.Said.Select(line => Regex.Match(line, "/setup[?]key=[^ ]+")).FirstOrDefault(match => match.Success) is { } found) return found.Value;
            await Task.Delay(100);
        }
        throw new TimeoutException($"No link was printed: {string.Join(Environment.NewLine, app.Said)}");
    }

    private static async Task<Screen> TakeUpWork(IBrowserContext context, Colleague officer)
    {
        var screen = new Screen(await context.NewPageAsync(), officer, Desk);
        await screen.SignIn();
        await screen.Sees("修改密码");
        await screen.Look("forced-change");
        await screen.Page.GetByLabel("现在的密码").FillAsync(officer.Password);
        await screen.Page.GetByLabel("新密码", new() { Exact = true }).FillAsync($"{Password}-2");
        await screen.Page.GetByLabel("再输一次新密码").FillAsync($"{Password}-2");
        await screen.Press("修改密码");
        await screen.Sees("我的工作台");
        await screen.Look("first-day");
        return screen;
    }

    // The phone rings, is answered, and what is said is being typed.
    private static async Task TakeCall(Screen screen, Telephone phone)
    {
        await screen.Open("/hotline", "热线");
        await Expect(screen.Page.GetByLabel("号码")).ToBeFocusedAsync();
        var duty = screen.Page.GetByRole(AriaRole.Region, new() { Name = "我的状态" });
        await duty.GetByLabel("分机").FillAsync(Extension);
        await Screen.Button(duty, "示闲").ClickAsync();
        await Expect(duty.GetByRole(AriaRole.Status)).ToHaveTextAsync("示闲");
        await phone.Reports(1, PhoneReport.Ringing, Number, Extension);
        await Expect(screen.Page.GetByLabel("号码")).ToHaveValueAsync("138 0572 4321");
        await phone.Reports(1, PhoneReport.Answered, Number, Extension);
        await screen.Page.GetByLabel("企业").FillAsync("宁波海卓轴承有限公司");
        await screen.Page.GetByLabel("需求").FillAsync("想租三千平米厂房");
        await screen.Reads("已自动保存");
    }

    // What came back is still about that phone call: written down, it waits to be written down no more.
    private static async Task PutDown(Screen screen, Telephone phone)
    {
        await phone.Reports(1, PhoneReport.HungUp, Number, null);
        var calls = screen.Page.GetByRole(AriaRole.Region, new() { Name = "来话与未接" });
        await Expect(calls.GetByTitle("登记这通")).ToHaveAttributeAsync("aria-current", "true");
        await screen.Page.Keyboard.PressAsync("Alt+3");
        await screen.Page.Keyboard.PressAsync("Control+Enter");
        await screen.Reads("来电已登记");
        await Expect(calls.GetByTitle("登记这通")).ToHaveCountAsync(0);
    }

    private static async Task<Telephone> ConnectTelephone(AppProcess app, Uri address)
    {
        var key = (await app.Run("cti-key", "issue", "330521")).Trim().Split(' ');
        return new Telephone(address, key[0], key[1], "killed");
    }

    private static async Task OpenLead(Screen screen)
    {
        await screen.Press("新建线索");
        var opening = await screen.Dialog("新建线索");
        await opening.GetByLabel("企业名称").FillAsync("宁波海卓轴承有限公司");
        await opening.GetByLabel("项目名称").FillAsync("精密轴承智能工厂");
        await opening.GetByLabel("联系人").FillAsync("李女士");
        await opening.GetByLabel("电话").FillAsync("138 0572 1234");
        await Screen.Button(opening, "建立").ClickAsync();
        await screen.Sees("宁波海卓轴承有限公司");
    }

    private static ILocator Composer(Screen screen) => screen.Page.GetByRole(AriaRole.Form, new() { Name = "记跟进" });

    private static Task Write(Screen screen, string text) => Composer(screen).GetByLabel("谈了什么").FillAsync(text);
}
