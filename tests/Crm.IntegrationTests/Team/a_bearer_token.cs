using Alba;
using Crm.Team;
using Crm.Team.People;
using Crm.Team.Tokens;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Team;

public class a_bearer_token(CrmApp app)
{
    [Fact]
    public async Task opens_the_api_to_its_owner_with_the_owners_rights()
    {
        await Get(await TestPeople.GiveToken(app.Host.Services, "officer@330521"), 200);
        await Get(await TestPeople.GiveToken(app.Host.Services, "administrator@330521"), 403);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Basic YWRtaW46YWRtaW4=")]
    [InlineData("Bearer crm_000000000000_0000000000000000000000000000000000000000000")]
    public async Task is_needed(string? header)
    {
        var answer = await app.Host.Scenario(s =>
        {
            s.Get.Url("/api/leads");
            if (header is not null) s.WithRequestHeader("Authorization", header);
            s.StatusCodeShouldBe(401);
        });
        answer.Context.Response.ContentType.ShouldBe("application/problem+json");
        answer.Context.Response.Headers.WWWAuthenticate.ToString().ShouldBe("Bearer");
    }

    [Fact]
    public async Task with_the_right_id_and_a_wrong_secret_is_none()
    {
        var token = await TestPeople.GiveToken(app.Host.Services, "officer@330521");
        await Get(token[..^1] + (token[^1] == 'A' ? 'B' : 'A'), 401);
    }

    [Fact]
    public async Task works_no_more_once_revoked()
    {
        var login = await TestPeople.AddOne(app.Host.Services, Role.Officer);
        var token = await TestPeople.GiveToken(app.Host.Services, login);
        await Get(token, 200);
        ApiToken.TryParse(token, out var parsed).ShouldBeTrue();
        (await app.Send(new RevokeToken(login, parsed!.Id), "officer@330521")).Ok.ShouldBeFalse("it is somebody else's");
        (await app.Send(new RevokeToken(login, parsed.Id), login)).Sentence.ShouldBeNull();
        await Get(token, 401);
    }

    [Fact]
    public async Task works_no_more_once_its_owner_is_disabled_and_stays_gone()
    {
        var login = await TestPeople.AddOne(app.Host.Services, Role.Officer);
        var token = await TestPeople.GiveToken(app.Host.Services, login);
        await Get(token, 200);
        await app.Send(new DisablePerson(login, null), "administrator@330000");
        await Get(token, 401);
        await app.Send(new EnablePerson(login), "administrator@330000");
        await Get(token, 401);
    }

    [Fact]
    public async Task is_made_over_the_api_for_oneself_and_never_shown_again()
    {
        var token = await TestPeople.GiveToken(app.Host.Services, "officer@330521");
        var answer = await app.Host.Scenario(s =>
        {
            s.Post.Json(new TokenWanted("统计报表")).ToUrl("/api/account/tokens");
            s.WithBearerToken(token);
            s.StatusCodeShouldBe(201);
        });
        var made = answer.ReadAsJson<NewToken>()!;
        await Get(made.Token, 200);
        var list = await app.Host.Scenario(s =>
        {
            s.Get.Url("/api/account/tokens");
            s.WithBearerToken(made.Token);
        });
        var text = await list.ReadAsTextAsync();
        text.ShouldContain(made.Id);
        text.ShouldNotContain(made.Token);
        text.ShouldNotContain("hash", Case.Insensitive);
    }

    [Fact]
    public async Task ends_on_its_day()
    {
        var login = await TestPeople.AddOne(app.Host.Services, Role.Officer);
        var token = ApiToken.New();
        var yesterday = Crm.Foundation.China.Today(TimeProvider.System).AddDays(-1);
        await using var session = app.Store.LightweightSession();
        session.Events.Append(Person.IdOf(login), new TokenIssued(token.Id, "旧的", token.Hash, yesterday, yesterday));
        await session.SaveChangesAsync();
        app.Host.Services.GetRequiredService<Roster>().Now.Token(token.Id).ShouldNotBeNull();
        await Get(token.Reveal(), 401);
    }

    private Task Get(string token, int status) => app.Host.Scenario(s =>
    {
        s.Get.Url("/api/leads");
        s.WithBearerToken(token);
        s.StatusCodeShouldBe(status);
    });
}
