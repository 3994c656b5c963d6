using Crm.Foundation;
using Crm.Team;
using Crm.Team.Tokens;
using CsCheck;
using static Crm.Tests.Team.Staff;

namespace Crm.Tests.Team.Tokens;

public class api_tokens
{
    private static readonly ApiToken Token = ApiToken.New();

    [Fact]
    public void are_read_back_and_match_only_their_own_hash()
    {
        ApiToken.TryParse(Token.Reveal(), out var read).ShouldBeTrue();
        read!.Id.ShouldBe(Token.Id);
        read.Matches(Token.Hash).ShouldBeTrue();
        read.Matches(ApiToken.New().Hash).ShouldBeFalse();
        read.Matches("").ShouldBeFalse();
    }

    [Fact]
    public void do_not_show_their_secret_when_printed() => $"{Token}".ShouldBe($"crm_{Token.Id}_…");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("crm__")]
    [InlineData("crm_short_secret")]
    [InlineData("abc_000000000000_0000000000000000000000000000000000000000000")]
    [InlineData("crm_00000000000é_0000000000000000000000000000000000000000000")]
    public void are_not_read_from_anything_else(string? text) => ApiToken.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void reading_hostile_text_never_throws() => Gen.String.Sample(text => { _ = ApiToken.TryParse("crm_" + text, out _); });

    [Fact]
    public void are_issued_by_people_for_themselves_and_by_jobs()
    {
        IssueTokenHandler.Decide(Issuing(), Wang, Acting(Wang), Today).ShouldHaveSingleItem().ShouldBeOfType<TokenIssued>().Hash.ShouldBe(Token.Hash);
        IssueTokenHandler.Decide(Issuing(), Wang, new Actor(":cli", ":cli", "", "", new HashSet<Role>(), "job"), Today).ShouldHaveSingleItem();
        Should.Throw<RuleBroken>(() => IssueTokenHandler.Decide(Issuing(), Wang, Acting(Admin), Today).ToList()).Kind.ShouldBe(Refusal.Forbidden);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(367)]
    public void end_within_a_year(int days) => Should
        .Throw<RuleBroken>(() => IssueTokenHandler.Decide(Issuing() with { ExpiresOn = Today.AddDays(days) }, Wang, Acting(Wang), Today).ToList()).Field.ShouldBe("ExpiresOn");

    [Fact]
    public void are_at_most_twenty_living_ones()
    {
        var many = Enumerable.Range(0, 20).Aggregate(Wang, (p, i) => p.Apply(new TokenIssued($"{i:D12}", "t", Token.Hash, Today, Today)));
        Should.Throw<RuleBroken>(() => IssueTokenHandler.Decide(Issuing(), many, Acting(Wang), Today).ToList());
        IssueTokenHandler.Decide(Issuing() with { ExpiresOn = Today.AddDays(2) }, many, Acting(Wang), Today.AddDays(1)).ShouldHaveSingleItem();
    }

    [Fact]
    public void are_revoked_once()
    {
        var person = Wang.Apply(new TokenIssued(Token.Id, "报表", Token.Hash, Today, Today));
        var revoked = RevokeTokenHandler.Decide(new RevokeToken("wang", Token.Id), person, Today).ShouldHaveSingleItem().ShouldBeOfType<TokenRevoked>();
        Should.Throw<RuleBroken>(() => RevokeTokenHandler.Decide(new RevokeToken("wang", Token.Id), person.Apply(revoked), Today).ToList()).Kind.ShouldBe(Refusal.Missing);
    }

    private static IssueToken Issuing() => new("wang", Token.Id, Token.Hash, "报表", Today.AddDays(90));
}
