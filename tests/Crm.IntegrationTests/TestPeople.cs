using Crm.Foundation;
using Crm.Team;
using Crm.Team.Passwords;
using Crm.Team.People;
using Crm.Team.Tokens;
using Crm.Team.Units;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests;

/// <summary>
/// A province, a city and two sister districts below it, with somebody of each role in each: "officer@330521", "manager@330523" …; "manager@330500" oversees
/// both districts. Nobody has a password until a test gives one.
/// </summary>
public static partial class TestPeople
{
    private static readonly Caller Tests = Caller.Job("tests");

    private static readonly FoundUnit[] Units =
    [
        new("330000", "浙江省", null, UnitKind.Province),
        new("330500", "湖州市", "330000", UnitKind.City),
        new("330521", "德清县", "330500", UnitKind.District),
        new("330523", "安吉县", "330500", UnitKind.District),
    ];

    /// <summary>Adds all of them.</summary>
    public static async Task Add(IServiceProvider services)
    {
        foreach (var unit in Units)
        {
            await Send(services, unit);
            foreach (var role in Enum.GetValues<Role>())
            {
                var name = $"{role}".ToLowerInvariant();
                await Send(services, new AddPerson($"{name}@{unit.Code}", $"{name}@{unit.Code}", unit.Code, [role], $"{name}.{unit.Code}@example.test", null));
            }
        }
    }

    /// <summary>Adds one more person with a login of their own.</summary>
    public static async Task<string> AddOne(IServiceProvider services, Role role, string unit = "330521")
    {
        var login = $"{role}-{Guid.NewGuid():N}"[..30].ToLowerInvariant();
        await Send(services, new AddPerson(login, "某某", unit, [role], null, null));
        return login;
    }

    /// <summary>Gives a person a password that needs no change.</summary>
    public static async Task<string> GivePassword(IServiceProvider services, string login)
    {
        var password = Secret.NewPassword();
        await Send(services, new GivePassword(login, password));
        return password.Text;
    }

    /// <summary>A bearer token of the person.</summary>
    public static Task<string> GiveToken(IServiceProvider services, string login) => TokenCommand.Issue(
        services.GetRequiredService<IDocumentStore>(), login, "tests", 30, China.Today(services.GetRequiredService<TimeProvider>()));

    /// <summary>Sends a command as a job.</summary>
    public static async Task Send(IServiceProvider services, ICommand command) =>
        (await Desk.Send(services.GetRequiredService<IServiceScopeFactory>(), command, Tests)).Sentence.ShouldBeNull();
}
