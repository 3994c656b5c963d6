using Crm.IntegrationTests.Shell;

namespace Crm.IntegrationTests.PublicSite;

public class the_front_door(CrmApp app)
{
    [Fact]
    public async Task shows_a_visitor_the_public_home_page()
    {
        var answer = await app.Open("/");
        answer.Response.StatusCode.ShouldBe(200);
        answer.Text.ShouldContain("rel=\"canonical\" href=\"http://localhost/\"");
        answer.Text.ShouldContain("最新文件");
    }

    [Fact]
    public async Task lets_the_staff_in_to_their_workbench()
    {
        var answer = await app.Open("/", "officer@330521");
        answer.Response.StatusCode.ShouldBe(200);
        answer.Text.ShouldContain("blazor.web");
        answer.Text.ShouldNotContain("最新文件");
    }

    [Fact]
    public async Task sends_a_session_that_is_no_longer_good_to_the_sign_in()
    {
        var answer = await app.Open("/", cookies: "crm_session=worn-out");
        answer.Response.StatusCode.ShouldBe(302);
        answer.Response.Headers.Location.ToString().ShouldContain("/signin");
    }

    [Fact]
    public async Task is_never_kept_by_a_browser_since_it_leads_to_two_places()
    {
        var headers = (await app.Open("/")).Response.Headers;
        headers.CacheControl.ToString().ShouldBe("private, no-cache");
        headers.Vary.ToString().ShouldContain("Cookie");
        headers.SetCookie.ShouldBeEmpty();
    }
}
