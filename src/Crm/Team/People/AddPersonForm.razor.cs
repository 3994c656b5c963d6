using Crm.Foundation;
using Crm.Team.Passwords;
using Microsoft.AspNetCore.Components;

namespace Crm.Team.People;

/// <summary>Adds one person after the other; each initial password is shown once.</summary>
public sealed partial class AddPersonForm
{
    private string name = "";
    private string login = "";
    private string unit = "";
    private string email = "";
    private IReadOnlyList<Role> roles = [Role.Officer];
    private Secret password = Secret.NewPassword();
    private AddPerson? added;
    private Outcome? outcome;
    private bool busy;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    private async Task Add()
    {
        busy = true;
        var wanted = new AddPerson(login.Trim(), name, unit, roles, email, password);
        outcome = unit.Length == 0 ? Outcome.Of(new RuleBroken("请选单位。") { Field = nameof(AddPerson.Unit), Kind = Refusal.Input }) : await Desk.Send(wanted);
        busy = false;
        if (outcome.Ok) added = wanted;
    }

    private void Again()
    {
        (name, login, email, added, outcome) = ("", "", "", null, null);
        password = Secret.NewPassword();
    }
}
