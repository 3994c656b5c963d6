using Crm.Foundation;
using Crm.PublicSite.Details;
using Crm.PublicSite.Frame;
using Crm.Team;
using static Crm.Tests.Team.Staff;

namespace Crm.Tests.PublicSite;

public class saying_who_runs_the_site
{
    private static readonly Actor Topmost = Sheet.Actor("admin", "page")! with { Unit = "330000", UnitPath = "330000/" };
    private static readonly ReviseSiteDetails Command = new(new SiteDetails { Name = " 浙江招商 ", Hotline = "  " }, 0);

    [Fact]
    public void is_kept_without_blanks() =>
        ReviseSiteDetailsHandler.Decide(Command, null, Topmost, Today).ShouldBe([new SiteDetailsRevised(new SiteDetails { Name = "浙江招商" }, Today)]);

    [Fact]
    public void is_for_the_administrator_of_the_topmost_unit_alone()
    {
        foreach (var actor in new[] { Sheet.Actor("admin", "page")!, Topmost with { Roles = new HashSet<Role> { Role.Manager } }, Actor.Visitor })
            Should.Throw<RuleBroken>(() => ReviseSiteDetailsHandler.Decide(Command, null, actor, Today).ToList()).Kind.ShouldBe(Refusal.Forbidden);
    }

    [Fact]
    public void is_refused_where_somebody_else_was_quicker() =>
        Should.Throw<RuleBroken>(() => ReviseSiteDetailsHandler.Decide(Command, new SiteProfile(SiteProfile.Stream, SiteDetails.None, 3), Topmost, Today).ToList()).Kind.ShouldBe(Refusal.Conflict);

    [Theory]
    [InlineData("400-162-2002", true)]
    [InlineData("(0572) 211 0000 转 8", true)]
    [InlineData("", true)]
    [InlineData("javascript:alert(1)", false)]
    public void takes_a_number_that_can_be_dialled(string number, bool fine) => new SiteDetailsValidator().Validate(new SiteDetails { Hotline = number }).IsValid.ShouldBe(fine);

    [Fact]
    public void makes_a_number_to_dial_of_a_number_to_read() => PublicWords.Tel("+86 (572) 211-0000").ShouldBe("tel:+865722110000");

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("https://www.example.com", "https://www.example.com")]
    [InlineData("https://www.example.com:8443/", "https://www.example.com:8443")]
    public void names_the_root_of_the_site(string? setting, string? origin) => PublicOrigin.Read(setting).ShouldBe(origin);

    [Theory]
    [InlineData("www.example.com")]
    [InlineData("https://www.example.com/portal")]
    [InlineData("ftp://www.example.com")]
    public void refuses_what_is_no_root_of_a_site(string setting) => Should.Throw<OperatorError>(() => PublicOrigin.Read(setting));

    [Theory]
    [InlineData("/site/parks", "/site/parks")]
    [InlineData("/SITE/Parks/", "/site/parks")]
    [InlineData("/site/regions/330521-P01", "/site/regions/330521-p01")]
    [InlineData("/site/parks/{0F0F0F0F-0000-4000-8000-000000000000}", "/site/parks/0f0f0f0f-0000-4000-8000-000000000000")]
    public void has_one_address_a_page(string path, string one) => OneAddress.Plain(path).ShouldBe(one);
}
