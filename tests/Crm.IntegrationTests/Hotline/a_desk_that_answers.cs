using Bunit;
using Crm.Foundation;
using Crm.Hotline.Taking;
using Crm.IntegrationTests.Policies;
using Crm.Shell;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace Crm.IntegrationTests.Hotline;

/// <summary>The real desk on the real library: what is asked is answered beside the form, which is left alone.</summary>
[Collection("the policy library")]
public class a_desk_that_answers(CrmApp app) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly BunitContext screen = new();
    private readonly string word = a_question_of_a_caller.NewWord();
    private AsyncServiceScope scope;
    private string login = "";

    public async ValueTask InitializeAsync()
    {
        login = (await app.SitsDown()).Login;
        scope = app.Host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerHere>().Request = new Caller(login, "page");
        screen.JSInterop.Mode = JSRuntimeMode.Loose;
        screen.Services.AddMudServices();
        screen.Services.AddFallbackServiceProvider(scope.ServiceProvider);
    }

    [Fact]
    public async Task lists_the_passage_for_what_is_typed_and_leaves_the_form_alone()
    {
        await app.ImportOne($"【湖州招商】{word}办法", $"对{word}厂房给予租金补贴。");
        var desk = await Open();
        await desk.InvokeAsync(() => desk.Find("input[name=company]").Input("正在写的企业"));
        await desk.InvokeAsync(() => desk.Find("textarea[name=wish]").Input($"{word}厂房有补贴吗"));
        desk.WaitForAssertion(() => desk.Find(".aid-list li").TextContent.ShouldContain($"对{word}厂房给予租金补贴。"), Patience);
        desk.FindAll(".aid-list mark").ShouldContain(mark => mark.TextContent == $"{word}厂房");
        desk.Find(".aid-list .copy").GetAttribute("data-copy").ShouldBe($"“对{word}厂房给予租金补贴。”——《{word}办法》（湖州，2024-03-05，有效期未注明）");
        desk.Find(".aid-list a").GetAttribute("target").ShouldBe("_blank");
        (desk.Find("textarea[name=wish]").GetAttribute("value"), desk.Find("input[name=company]").GetAttribute("value")).ShouldBe(($"{word}厂房有补贴吗", "正在写的企业"));

        await desk.InvokeAsync(() => desk.Find("textarea[name=wish]").Input(""));
        desk.WaitForAssertion(() => desk.FindAll(".aid-list li").ShouldBeEmpty(), Patience);
    }

    [Fact]
    public async Task says_what_the_library_has_nothing_on()
    {
        var desk = await Open();
        await desk.InvokeAsync(() => desk.Find("textarea[name=wish]").Input($"{word}有补贴吗"));
        desk.WaitForAssertion(() => desk.Find(".aid").TextContent.ShouldContain($"没有找到：{word} 补贴"), Patience);
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
        return screen.Render<CallDesk>(p => p.AddCascadingValue(viewer!));
    }
}
