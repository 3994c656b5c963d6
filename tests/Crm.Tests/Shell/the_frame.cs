using Bunit;
using Bunit.TestDoubles;
using Crm.Foundation;
using Crm.Shell;
using Crm.Shell.Dev;
using Crm.Shell.Finding;
using Crm.Team;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Tests.Shell;

public class the_frame : Screen
{
    private readonly Staff staff = new();

    public the_frame()
    {
        Services.AddSingleton<IRoster>(staff);
        Services.AddSingleton<ICallerSource>(new SignedIn());
        Services.AddScoped<ViewerSource>();
        Services.AddScoped<IPaletteSource, PagesSource>();
        Services.AddSingleton(new MenuEntry("线索", "/leads", "", [Role.Officer], 30));
        Services.AddSingleton(new MenuEntry("管理", "/admin", "", [Role.Administrator], 80));
    }

    private BunitNavigationManager Navigation => Services.GetRequiredService<BunitNavigationManager>();

    private IRenderedComponent<MainLayout> Open(Type page, RenderFragment? body = null) =>
        Render<MainLayout>(p => p.Add(x => x.Body, body ?? (b => b.AddMarkupContent(0, "<h1>正文</h1>"))).AddCascadingValue("Page", page));

    [Fact]
    public void shows_who_looks_at_it_and_where_they_may_go()
    {
        var frame = Open(typeof(UiPage));
        frame.Find(".top-unit").TextContent.ShouldBe("湖州市");
        frame.Find(".top-name").TextContent.ShouldBe("陈某");
        frame.FindAll(".rail li").Select(e => e.TextContent.Trim()).ShouldBe(["线索"]);
        frame.Find("main h1").TextContent.ShouldBe("正文");
    }

    [Fact]
    public void marks_where_they_are()
    {
        Navigation.NavigateTo("/leads/0197a000?view=mine");
        var frame = Open(typeof(UiPage));
        frame.FindAll(".rail a.active, .phone-bar a.active").Select(e => (e.GetAttribute("href"), e.GetAttribute("aria-current"))).ShouldBe([("/leads", "page"), ("/leads", "page")]);
    }

    [Fact]
    public void keeps_a_page_without_a_rule_from_everybody()
    {
        var frame = Open(typeof(WithoutARule));
        frame.Find("main").TextContent.ShouldContain("这一页不在你的权限内");
        frame.Find("main").TextContent.ShouldNotContain("正文");
    }

    [Fact]
    public void shows_an_open_page_to_everybody() => Open(typeof(ProblemPage)).Find("main h1").TextContent.ShouldBe("正文");

    [Fact]
    public void keeps_an_error_on_its_page_and_gives_it_a_number()
    {
        var frame = Open(typeof(UiPage), b => { b.OpenComponent<Failing>(0); b.CloseComponent(); });
        frame.Find("[role=alert]").TextContent.ShouldContain("编号");
        frame.Find(".rail").ShouldNotBeNull();
        Failing.Fails = false;
        Navigation.NavigateTo("/leads");
        frame.WaitForAssertion(() => frame.Find("main").TextContent.ShouldContain("又好了"));
        Failing.Fails = true;
    }

    [Fact]
    public void sends_somebody_who_was_disabled_to_the_sign_in()
    {
        staff.Disabled = true;
        Open(typeof(UiPage)).Markup.ShouldBeEmpty();
        Navigation.History.First().Options.ForceLoad.ShouldBeTrue();
    }

    [Fact]
    public void knows_which_commands_make_sense_for_the_person()
    {
        Viewer.May(typeof(Crm.Leads.FollowingUp.LogFollowUp)).ShouldBeTrue();
        Viewer.May(typeof(Crm.Leads.Assigning.AssignLead)).ShouldBeFalse();
        Viewer.May(typeof(string)).ShouldBeFalse();
    }

    private sealed class WithoutARule : ComponentBase;

    private sealed class Failing : ComponentBase
    {
        public static bool Fails { get; set; } = true;

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
        {
            if (Fails) throw new InvalidOperationException("as asked");
            builder.AddContent(0, "又好了");
        }
    }

    private sealed class SignedIn : ICallerSource
    {
        public ValueTask<Caller?> Find() => new(new Caller("chen", "page"));
    }

    private sealed class Staff : IRoster
    {
        public bool Disabled { get; set; }

        public IReadOnlyList<UnitPlace> Units => [];

        public Actor? Find(string login, string channel) => Disabled ? null : Officer;

        public UnitPlace? Unit(string code) => new(code, "湖州市", "330000/330500/");

        public IReadOnlySet<string> Below(string code) => new HashSet<string>();

        public IReadOnlyList<PersonPlace> People(string unitPath, Role role) => [];

        public PersonPlace? Person(string login) => null;
    }
}
