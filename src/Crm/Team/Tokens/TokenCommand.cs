using Crm.Foundation;
using JasperFx.CommandLine;
using Marten;

namespace Crm.Team.Tokens;

/// <summary>What <c>ops/crm token</c> takes.</summary>
public sealed class TokenInput : NetCoreInput
{
    [Description("Sign-in name of the person the token acts for")]
    public string Login { get; set; } = "";

    [Description("What the token is for")]
    public string NameFlag { get; set; } = "ops/crm token";

    [Description("Days until it ends")]
    public int DaysFlag { get; set; } = IssueToken.UsualDays;
}

/// <summary>
/// <c>ops/crm token LOGIN</c>: makes an API token and prints it once. Works beside a running product, which knows it at once, and without one; whoever can run it can
/// read the database anyway.
/// </summary>
[Description("给一个人新建 API 令牌，只显示这一次：token 登录名", Name = "token")]
public sealed class TokenCommand : JasperFxAsyncCommand<TokenInput>
{
    public override async Task<bool> Execute(TokenInput input)
    {
        var host = input.BuildHost();
        var store = host.Services.GetRequiredService<IDocumentStore>();
        var clock = host.Services.GetRequiredService<TimeProvider>();
        try
        {
            Console.WriteLine(await Issue(store, input.Login.Trim().ToLowerInvariant(), input.NameFlag, input.DaysFlag, China.Today(clock)));
            return true;
        }
        catch (RuleBroken broken)
        {
            Console.Error.WriteLine(Texts.Of(broken.Text, broken.Values));
            return false;
        }
    }

    /// <summary>Makes the token and returns it, for the only time.</summary>
    internal static async Task<string> Issue(IDocumentStore store, string login, string name, int days, DateOnly today)
    {
        var token = ApiToken.New();
        await using var session = store.LightweightSession();
        session.LastModifiedBy = ":cli";
        session.SetHeader(Access.ChannelHeader, "job");
        var stream = await session.Events.FetchForWriting<Person>(Person.IdOf(login));
        var person = stream.Aggregate ?? throw new RuleBroken("没有登录名为 {0} 的人。", login);
        var self = new Actor(login, person.Name, person.Unit, "", person.Roles.ToHashSet(), "job");
        stream.AppendMany([.. IssueTokenHandler.Decide(new IssueToken(login, token.Id, token.Hash, name, today.AddDays(days)), person, self, today)]);
        await session.SaveChangesAsync();
        return token.Reveal();
    }
}
