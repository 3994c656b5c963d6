using System.Net;
using Crm.Team;
using Crm.Team.Passwords;
using Crm.Team.People;

namespace Crm.IntegrationTests.Team;

public class signing_in(CrmApp app)
{
    private const string Admin = "administrator@330000";

    [Fact]
    public async Task leads_back_to_where_one_wanted_to_go_and_out_again()
    {
        using var browser = new Browser(app.Host);
        var (login, password) = await Somebody();
        var turned = await browser.Open("/account/tokens");
        turned.StatusCode.ShouldBe(HttpStatusCode.Found);
        var door = turned.Headers.Location!.PathAndQuery;
        door.ShouldStartWith("/signin?return=");
        var answer = await browser.SignIn(login, password, door);
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        answer.Headers.Location!.ToString().ShouldEndWith("/account/tokens");
        (await browser.Open("/account/tokens")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("crm_session", StringComparison.Ordinal));
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=lax", Case.Insensitive);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    public async Task never_leads_to_another_site(string wanted)
    {
        using var browser = new Browser(app.Host);
        var (login, password) = await Somebody();
        var answer = await browser.SignIn(login, password, $"/signin?return={Uri.EscapeDataString(wanted)}");
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        new Uri(new Uri("http://localhost"), answer.Headers.Location!).ShouldBe(new Uri("http://localhost/"));
    }

    [Fact]
    public async Task answers_a_wrong_password_and_an_unknown_login_alike()
    {
        using var browser = new Browser(app.Host);
        var (login, _) = await Somebody();
        var wrong = await browser.SignIn(login, "not the password");
        var unknown = await browser.SignIn("nobody-at-all", "not the password");
        wrong.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        unknown.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await wrong.Content.ReadAsStringAsync()).ShouldContain("登录名或密码不对");
        (await unknown.Content.ReadAsStringAsync()).ShouldContain("登录名或密码不对");
    }

    [Fact]
    public async Task is_refused_without_the_forms_own_token()
    {
        using var client = app.Host.Server.CreateClient();
        var (login, password) = await Somebody();
        var answer = await client.PostAsync("/signin", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in", ["Form.Login"] = login, ["Form.Password"] = password,
        }));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await client.PostAsync("/account/sign-out", null)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task makes_a_guesser_wait_but_not_the_owner_in_a_browser_that_is_known()
    {
        using var own = new Browser(app.Host);
        var (login, password) = await Somebody();
        await own.SignIn(login, password);
        using var strange = new Browser(app.Host);
        for (var i = 0; i < 5; i++) (await strange.SignIn(login, "guess")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var waits = await strange.SignIn(login, password);
        waits.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        waits.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 31);
        (await own.SignIn(login, password)).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task with_an_initial_password_leads_to_changing_it_and_nowhere_else()
    {
        using var browser = new Browser(app.Host);
        var login = await TestPeople.AddOne(app.Host.Services, Role.Officer);
        var initial = Secret.NewPassword();
        await app.Send(new ResetPassword(login, initial), Admin);
        (await browser.SignIn(login, initial.Text)).Headers.Location!.ToString().ShouldEndWith("/account/password");
        var elsewhere = await browser.Open("/account/tokens");
        elsewhere.StatusCode.ShouldBe(HttpStatusCode.Found);
        elsewhere.Headers.Location!.ToString().ShouldEndWith("/account/password");
        using var other = new Browser(app.Host);
        await other.SignIn(login, initial.Text);
        const string wanted = "tulip-9-orbit-kayak";
        (await Change(browser, initial.Text, "short", "short")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Change(browser, initial.Text, wanted, "something else")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Change(browser, "not the present one", wanted, wanted)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Change(browser, initial.Text, wanted, wanted)).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await browser.Open("/account/tokens")).StatusCode.ShouldBe(HttpStatusCode.OK, "the session goes on");
        (await other.Open("/account/tokens")).Headers.Location!.PathAndQuery.ShouldStartWith("/signin", customMessage: "every other session ended");
        (await other.SignIn(login, initial.Text)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await other.SignIn(login, wanted)).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task ends_with_the_next_request_once_the_person_is_disabled()
    {
        using var browser = new Browser(app.Host);
        var (login, password) = await Somebody();
        await browser.SignIn(login, password);
        (await browser.Open("/account/tokens")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await app.Send(new DisablePerson(login, null), Admin);
        (await browser.Open("/account/tokens")).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await browser.SignIn(login, password)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await app.Send(new EnablePerson(login), Admin);
        (await browser.Open("/account/tokens")).StatusCode.ShouldBe(HttpStatusCode.Found, "the old session stays ended");
    }

    [Fact]
    public async Task comes_before_any_circuit()
    {
        using var browser = new Browser(app.Host);
        (await browser.Negotiate()).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var login = await TestPeople.AddOne(app.Host.Services, Role.Officer);
        var initial = Secret.NewPassword();
        await app.Send(new ResetPassword(login, initial), Admin);
        await browser.SignIn(login, initial.Text);
        (await browser.Negotiate()).StatusCode.ShouldBe(HttpStatusCode.Forbidden, "the initial password opens nothing but its own change");
        await Change(browser, initial.Text, "tulip-9-orbit-kayak", "tulip-9-orbit-kayak");
        (await browser.Negotiate()).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task opens_no_api()
    {
        using var browser = new Browser(app.Host);
        await browser.SignIn("officer@330521", await TestPeople.GivePassword(app.Host.Services, "officer@330521"));
        (await browser.Open("/api/leads")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task makes_tokens_that_are_shown_once()
    {
        using var browser = new Browser(app.Host);
        var (login, password) = await Somebody();
        await browser.SignIn(login, password);
        var made = await browser.Submit("/account/tokens", "issue", ("Form.Name", "统计报表"), ("Form.Days", "30"));
        var token = System.Text.RegularExpressions.Regex.Match(await made.Content.ReadAsStringAsync(), "crm_[0-9A-Za-z]{12}_[0-9A-Za-z]{43}").Value;
        await app.Host.Scenario(s => { s.Get.Url("/api/leads"); s.WithBearerToken(token); s.StatusCodeShouldBe(200); });
        var page = await (await browser.Open("/account/tokens")).Content.ReadAsStringAsync();
        page.ShouldContain("统计报表");
        page.ShouldNotContain(token);
        await browser.Submit("/account/tokens", "revoke-");
        await app.Host.Scenario(s => { s.Get.Url("/api/leads"); s.WithBearerToken(token); s.StatusCodeShouldBe(401); });
    }

    private static Task<HttpResponseMessage> Change(Browser browser, string present, string wanted, string again) =>
        browser.Submit("/account/password", "name=\"Form.Wanted\"", ("Form.Present", present), ("Form.Wanted", wanted), ("Form.Again", again));

    private async Task<(string Login, string Password)> Somebody()
    {
        var login = await TestPeople.AddOne(app.Host.Services, Role.Officer);
        return (login, await TestPeople.GivePassword(app.Host.Services, login));
    }
}
