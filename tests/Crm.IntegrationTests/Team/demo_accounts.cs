using Crm.Foundation;
using Crm.Team;
using Crm.Team.Demo;
using Crm.Team.People;
using Crm.Team.SigningIn;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Team;

public class demo_accounts(CrmApp app)
{
    [Fact]
    public async Task get_a_password_of_their_own_kept_in_a_file_for_the_owner_only()
    {
        var login = $"demo-{Guid.NewGuid():N}"[..30];
        AddPerson[] people = [new(login, "演示专员", "330521", [Role.Officer], null, null)];
        var accounts = app.Host.Services.GetRequiredService<DemoAccounts>();
        await accounts.Add(people);
        await accounts.Add(people);
        var file = app.Host.Services.GetRequiredService<DataDirectory>().At(DemoAccounts.File);
        var line = File.ReadLines(file).Where(l => l.StartsWith(login, StringComparison.Ordinal)).ShouldHaveSingleItem();
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await using var scope = app.Host.Services.CreateAsyncScope();
        var password = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        var admission = await scope.ServiceProvider.GetRequiredService<Door>().Open(login, password, null, null);
        admission.Person!.InitialPasswordUntil.ShouldBeNull("a demo password need not be changed, or the file would be wrong");
    }
}
