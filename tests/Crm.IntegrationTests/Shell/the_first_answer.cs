namespace Crm.IntegrationTests.Shell;

public class the_first_answer(CrmApp app)
{
    [Fact]
    public async Task is_in_chinese_unless_the_person_chose_otherwise()
    {
        (await app.Open("/problem/404")).Text.ShouldContain("没有这一页");
        var page = (await app.Open("/problem/404", cookies: ".AspNetCore.Culture=c%3Den%7Cuic%3Den; crm-look=dark")).Text;
        page.ShouldContain("There is no such page");
        page.ShouldContain("lang=\"en\"");
        page.ShouldContain("data-theme=\"dark\"");
    }

    [Fact]
    public async Task to_a_wrong_address_is_a_page_that_says_what_to_do()
    {
        var answer = await app.Open("/no/such/place", "officer@330521");
        answer.Response.StatusCode.ShouldBe(404);
        answer.Text.ShouldContain("没有这一页");
    }

    [Fact]
    public async Task to_a_machine_at_a_wrong_address_is_no_page() =>
        (await app.Open("/no/such/place", "officer@330521", accept: "application/json")).Text.ShouldBeEmpty();

    [Fact]
    public async Task of_a_static_page_brings_no_circuit_and_allows_no_inline_style()
    {
        var answer = await app.Open("/problem/404");
        answer.Response.Headers.ContentSecurityPolicy.ToString().ShouldNotContain("unsafe-inline");
        answer.Text.ShouldNotContain("blazor.web");
        answer.Text.ShouldNotContain("MudBlazor");
        answer.Text.ShouldNotContain(" style=");
    }

    [Fact]
    public async Task brings_the_theme_as_a_file_for_ever()
    {
        var answer = await app.Open("/theme.css");
        answer.Response.ContentType.ShouldStartWith("text/css");
        answer.Response.Headers.CacheControl.ToString().ShouldContain("immutable");
        answer.Text.ShouldContain("--primary:#1B5E8C;");
    }

    [Theory]
    [InlineData("/preferences/language/en?back=/leads", "/leads", "c%3Den%7Cuic%3Den")]
    [InlineData("/preferences/look/dark?back=//evil.example", "/", "crm-look=dark")]
    public async Task to_a_preference_is_remembered_and_leads_back_home(string address, string to, string cookie)
    {
        var answer = await app.Open(address);
        answer.Response.StatusCode.ShouldBe(302);
        answer.Response.Headers.Location.ToString().ShouldBe(to);
        answer.Response.Headers.SetCookie.ToString().ShouldContain(cookie);
    }

    [Theory]
    [InlineData("/preferences/language/xx")]
    [InlineData("/preferences/look/pink")]
    public async Task to_an_unknown_preference_is_not_found(string address) => (await app.Open(address, "officer@330521")).Response.StatusCode.ShouldBe(404);
}
