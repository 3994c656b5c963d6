using Crm.Shell;
using Crm.Team;

namespace Crm.Tests.Shell;

public class the_menu
{
    private static readonly MenuEntry[] All =
    [
        new("管理", "/admin", "", [Role.Administrator], 80),
        new("看板", "/board", "", [Role.Officer, Role.Manager], 70, OnPhone: true),
        new("工作台", "/", "", [Role.Officer, Role.Manager], 10, OnPhone: true),
        new("园区", "/parks", "", [Role.Officer, Role.Manager], 40),
        new("政策库", "/policies", "", [Role.Officer, Role.Manager, Role.Editor], 50),
        new("投稿", "/submissions", "", [Role.Officer, Role.Editor], 60),
        new("线索", "/leads", "", [Role.Officer, Role.Manager], 30, OnPhone: true),
    ];

    [Theory]
    [InlineData("/leads", "/leads", true)]
    [InlineData("/leads", "/leads/0197a000", true)]
    [InlineData("/leads", "/leadsome", false)]
    [InlineData("/leads", "/", false)]
    [InlineData("/", "/", true)]
    [InlineData("/", "/leads", false)]
    public void marks_the_place_that_an_address_lies_in(string place, string address, bool marked) => new MenuEntry("", place, "", [], 0).Covers(address).ShouldBe(marked);

    [Theory]
    [InlineData("/hotline", "/hotline")]
    [InlineData("/hotline/wall", "/hotline/wall")]
    [InlineData("/hotline/phone-calls", "/hotline")]
    [InlineData("/elsewhere", null)]
    public void marks_one_place_only_the_innermost(string address, string? place) =>
        (MenuEntry.Here([new("", "/", "", [], 0), new("", "/hotline", "", [], 0), new("", "/hotline/wall", "", [], 0)], address)?.Href).ShouldBe(place);

    private static Actor With(params Role[] roles) => new("x", "x", "330500", "330500/", roles.ToHashSet(), "page");

    [Fact]
    public void shows_in_order_what_the_roles_may_use() =>
        MenuEntry.For(With(Role.Officer), All).Select(e => e.Text).ShouldBe(["工作台", "线索", "园区", "政策库", "投稿", "看板"]);

    [Fact]
    public void shows_nothing_to_somebody_without_roles() => MenuEntry.For(With(), All).ShouldBeEmpty();

    [Fact]
    public void puts_the_places_meant_for_it_into_the_phones_bar_and_fills_up() =>
        MenuEntry.AtHand(MenuEntry.For(With(Role.Officer), All)).Select(e => e.Text).ShouldBe(["工作台", "线索", "园区", "看板"]);

    [Fact]
    public void gives_an_editor_what_there_is() =>
        MenuEntry.AtHand(MenuEntry.For(With(Role.Editor), All)).Select(e => e.Text).ShouldBe(["政策库", "投稿"]);
}
