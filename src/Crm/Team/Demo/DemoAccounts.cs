using Crm.Foundation;
using Crm.Team.Passwords;
using Crm.Team.People;

namespace Crm.Team.Demo;

/// <summary>
/// People to try the product with: random passwords, printed once and kept in <c>demo-sign-ins.txt</c> in the data directory, readable by its owner only. Whoever
/// exists already is left alone.
/// </summary>
public sealed class DemoAccounts(IServiceScopeFactory scopes, Roster roster, DataDirectory data)
{
    /// <summary>The file in the data directory.</summary>
    public const string File = "demo-sign-ins.txt";

    private static readonly Caller Demo = Caller.Job("demo");

    /// <summary>Adds the people, whose units must exist, and lets them sign in.</summary>
    /// <exception cref="InvalidOperationException">One of them can't be added.</exception>
    public async Task Add(IEnumerable<AddPerson> people, CancellationToken token = default)
    {
        var lines = new List<string>();
        foreach (var person in people.Where(p => roster.Now.Person(p.Login) is null))
        {
            var password = Secret.NewPassword();
            await Send(person with { Password = null }, token);
            await Send(new GivePassword(person.Login, password), token);
            lines.Add($"{person.Login,-12} {password.Text}  {person.Name}");
        }
        if (lines.Count == 0) return;
        Keep(lines);
        Console.WriteLine(Texts.Of("演示账号（密码只显示这一次，另存在 {0}）：", data.At(File)));
        foreach (var line in lines) Console.WriteLine("  " + line);
    }

    private async Task Send(ICommand command, CancellationToken token)
    {
        var outcome = await Desk.Send(scopes, command, Demo, token);
        if (!outcome.Ok) throw new InvalidOperationException($"{command.GetType().Name}: {outcome.Sentence}");
    }

    private void Keep(IEnumerable<string> lines)
    {
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new StreamWriter(data.At(File), options);
        foreach (var line in lines) file.WriteLine(line);
    }
}
