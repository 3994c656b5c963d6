using System.Diagnostics;
using Bunit;
using Crm.Foundation;
using Crm.Hotline.Duty;
using Crm.Hotline.Ringing;
using Crm.Hotline.Taking;
using Crm.Shell;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using static Crm.IntegrationTests.Hotline.TelephoneSystem;

namespace Crm.IntegrationTests.Hotline;

/// <summary>The real desk on the real product, before an agent who sits at a place of their own: what the telephone system reports comes onto it by itself.</summary>
public class a_desk_that_hears_the_telephone(CrmApp app, ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly BunitContext screen = new();
    private readonly string call = $"{Guid.NewGuid()}";
    private readonly string number = Calls.NewNumber();
    private AsyncServiceScope scope;
    private (string Login, string Extension) me;
    private TelephoneSystem system = null!;

    private Guid Id => PhoneCall.IdOf("330521", call);

    public async ValueTask InitializeAsync()
    {
        (me, system) = (await app.SitsDown(), await Of(app));
        scope = app.Host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerHere>().Request = new Caller(me.Login, "page");
        screen.JSInterop.Mode = JSRuntimeMode.Loose;
        screen.Services.AddMudServices();
        screen.Services.AddFallbackServiceProvider(scope.ServiceProvider);
    }

    [Fact]
    public async Task shows_who_rings_and_fills_the_form_nobody_has_touched()
    {
        var known = Calls.Answered(Calls.Sheet(number));
        (await app.Send(known, Calls.Agent)).Sentence.ShouldBeNull();
        var desk = await Open();
        var watch = Stopwatch.StartNew();
        (await system.Send(Report(PhoneReport.Ringing, call, number, me.Extension))).Status.ShouldBe(204);
        desk.WaitForAssertion(() => desk.Find(".pop-number").TextContent.ShouldBe(Shown()), Patience);
        output.WriteLine($"from the report to the screen: {watch.ElapsedMilliseconds} ms");
        desk.WaitForAssertion(() => Field(desk, "phone").ShouldBe(Shown()), Patience);
        desk.WaitForAssertion(() => (Field(desk, "name"), Field(desk, "company")).ShouldBe(("李女士", "浙江云帆机电有限公司")), Patience);

        (await system.Send(Report(PhoneReport.Answered, call, number, me.Extension, 4))).Status.ShouldBe(204);
        desk.WaitForAssertion(() => desk.Find(".duty-now").TextContent.ShouldContain(DutyWords.Of(DutyState.Talking)), Patience);
        desk.WaitForAssertion(() => desk.Find(".desk-phone").TextContent.ShouldContain("待登记"), Patience);
        await desk.InvokeAsync(() => desk.Find("textarea[name=wish]").Input("要 80 亩地"));
        await desk.InvokeAsync(() => desk.Find("input[value=IndustrialLand]").Change(true));
        await desk.InvokeAsync(() => desk.FindAll(".desk-actions button")[^1].Click());
        desk.WaitForAssertion(() => desk.Find(".desk-phone").TextContent.ShouldNotContain("待登记"), Patience);
        (await app.Ask(new FindUnwrittenCalls(), me.Login)).Answer!.ShouldBeEmpty();
    }

    [Fact]
    public async Task leaves_alone_what_is_being_typed_until_it_is_asked_to_take_the_call()
    {
        var desk = await Open();
        await desk.InvokeAsync(() => desk.Find("input[name=company]").Input("正在写的企业"));
        await desk.InvokeAsync(() => desk.Find("input[name=phone]").Input("0572-2034567"));
        (await system.Send(Report(PhoneReport.Ringing, call, number, me.Extension))).Status.ShouldBe(204);
        desk.WaitForAssertion(() => desk.Find(".pop-number"), Patience);
        (Field(desk, "company"), Field(desk, "phone")).ShouldBe(("正在写的企业", "0572-2034567"));

        await desk.InvokeAsync(() => desk.Find(".pop .button-main").Click());
        desk.WaitForAssertion(() => Field(desk, "phone").ShouldBe(Shown()), Patience);
        Field(desk, "company").ShouldBeNullOrEmpty("that was another caller's");
        await desk.InvokeAsync(() => desk.FindAll("button.link").First(b => b.TextContent.Contains("取回搁置")).Click());
        desk.WaitForAssertion(() => (Field(desk, "company"), Field(desk, "phone")).ShouldBe(("正在写的企业", "0572-2034567")), Patience);
    }

    [Fact]
    public async Task ties_to_the_call_what_was_typed_for_the_same_number()
    {
        var desk = await Open();
        await desk.InvokeAsync(() => desk.Find("input[name=company]").Input("听到的企业"));
        await desk.InvokeAsync(() => desk.Find("input[name=phone]").Input(number[3..]));
        (await system.Send(Report(PhoneReport.Ringing, call, number, me.Extension))).Status.ShouldBe(204);
        desk.WaitForAssertion(() => desk.Find(".pop .button-main"), Patience);
        await desk.InvokeAsync(() => desk.Find(".pop .button-main").Click());
        desk.WaitForAssertion(() => desk.FindAll(".pop .button-main").ShouldBeEmpty(), Patience);
        Field(desk, "company").ShouldBe("听到的企业");
    }

    [Fact]
    public async Task lets_go_of_a_caller_who_gave_up_and_lists_them_as_missed()
    {
        var desk = await Open();
        (await system.Send(Report(PhoneReport.Ringing, call, number, me.Extension))).Status.ShouldBe(204);
        desk.WaitForAssertion(() => Field(desk, "phone").ShouldBe(Shown()), Patience);
        (await system.Send(Report(PhoneReport.HungUp, call, number, second: 20))).Status.ShouldBe(204);
        desk.WaitForAssertion(() => Field(desk, "phone").ShouldBeNullOrEmpty(), Patience);
        desk.FindAll(".pop").ShouldBeEmpty();
        await app.Handle(new Crm.Hotline.Missed.JudgeMissedCall(Id));
        desk.WaitForAssertion(() => desk.Find(".desk-phone").TextContent.ShouldContain(Shown()), Patience);
    }

    public async ValueTask DisposeAsync()
    {
        await screen.DisposeAsync();
        await scope.DisposeAsync();
    }

    private async Task<IRenderedComponent<CallDesk>> Open()
    {
        var viewer = await scope.ServiceProvider.GetRequiredService<ViewerSource>().Find();
        screen.Render<MudBlazor.MudPopoverProvider>();
        var desk = screen.Render<CallDesk>(p => p.AddCascadingValue(viewer!));
        desk.WaitForAssertion(() => desk.Find(".duty-now").TextContent.ShouldContain(DutyWords.Of(DutyState.Ready)), Patience);
        return desk;
    }

    private string Shown() => Crm.Foundation.Formats.Phone.Parse(number).Display;

    private static string? Field(IRenderedComponent<CallDesk> desk, string name) => desk.Find($"input[name={name}]").GetAttribute("value");
}
