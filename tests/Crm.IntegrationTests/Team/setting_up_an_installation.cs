using System.Net;
using Alba;
using Crm.Foundation;
using Crm.Team;
using Crm.Team.SettingUp;
using Marten;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Secret = Crm.Team.Passwords.Secret;

namespace Crm.IntegrationTests.Team;

public class setting_up_an_installation(CrmApp app)
{
    private static readonly Caller Page = Caller.Job("set-up");

    [Fact]
    public async Task works_once_with_the_key_and_makes_an_administrator_of_the_first_unit()
    {
        await using var host = await app.StartEmpty();
        (await Send(host, "not-the-key", "admin")).Refusal.ShouldBe(Refusal.Forbidden);
        var key = await Invite(host, DateTimeOffset.UtcNow);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Send(host, key, $"admin{i}", $"33000{i}")));
        outcomes.Count(o => o.Ok).ShouldBe(1, string.Join(" ", outcomes.Select(o => o.Sentence)));
        var roster = host.Services.GetRequiredService<Roster>();
        var admin = roster.Now.People.ShouldHaveSingleItem();
        roster.Find(admin.Login, "page")!.Is(Role.Administrator).ShouldBeTrue();
        (await Send(host, key, "second")).Refusal.ShouldBe(Refusal.Forbidden);
        (await Send(host, await Invite(host, DateTimeOffset.UtcNow), "second")).Refusal.ShouldBe(Refusal.Forbidden, "somebody administers it already");
    }

    [Fact]
    public async Task ends_after_a_day_and_when_a_newer_key_is_made()
    {
        await using var host = await app.StartEmpty();
        (await Send(host, await Invite(host, DateTimeOffset.UtcNow.AddDays(-1)), "admin")).Refusal.ShouldBe(Refusal.Forbidden);
        var older = await Invite(host, DateTimeOffset.UtcNow);
        var newer = await Invite(host, DateTimeOffset.UtcNow);
        (await Send(host, older, "admin")).Refusal.ShouldBe(Refusal.Forbidden);
        (await Send(host, newer, "admin", password: "password1234")).Fields.Keys.ShouldBe(["Password"]);
        (await Send(host, newer, "admin")).Sentence.ShouldBeNull();
    }

    [Fact]
    public async Task is_a_page_that_opens_only_with_the_key()
    {
        await using var host = await app.StartEmpty();
        using var browser = new Browser(host);
        (await browser.Open("/setup?key=guess")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await browser.Open("/setup")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var page = $"/setup?key={await Invite(host, DateTimeOffset.UtcNow)}";
        (string, string)[] typed =
        [
            ("Form.UnitCode", "330500"), ("Form.UnitName", "湖州市"), ("Form.Login", "Admin"), ("Form.Name", "某某"),
            ("Form.Password", "tulip-9-orbit-kayak"), ("Form.Again", "tulip-9-orbit-kayak"),
        ];
        (await browser.Submit(page, "set-up", typed)).Headers.Location!.ToString().ShouldEndWith("/signin");
        (await browser.Open(page)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await browser.SignIn("admin", "tulip-9-orbit-kayak")).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await browser.Open("/account/tokens")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task is_for_nobody_who_is_signed_in()
    {
        var command = new SetUp(new Secret("x"), "440000", "广东省", "eve", "某某", Secret.NewPassword());
        (await app.Send(command, "administrator@330000")).Refusal.ShouldBe(Refusal.Forbidden);
    }

    [Fact]
    public async Task keeps_the_keys_of_cookies_in_the_database_but_not_readable_there()
    {
        var cookie = app.Host.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("hello");
        await using (var session = app.Store.QuerySession())
        {
            var kept = await session.QueryAsync<string>("select xml from crm.protection_key");
            kept.ShouldNotBeEmpty();
            kept.ShouldAllBe(xml => !xml.Contains("masterKey"));
        }
        await using var other = await app.StartBeside();
        other.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(cookie).ShouldBe("hello");
    }

    private static Task<string> Invite(IAlbaHost host, DateTimeOffset now) =>
        FirstAdministrator.Invite(host.Services.GetRequiredService<IDocumentStore>(), now, CancellationToken.None);

    private static Task<Outcome> Send(IAlbaHost host, string key, string login, string unit = "330000", string? password = null)
    {
        var command = new SetUp(new Secret(key), unit, "浙江省", login, "某某", password is null ? Secret.NewPassword() : new Secret(password));
        return Desk.Send(host.Services.GetRequiredService<IServiceScopeFactory>(), command, Page);
    }
}
