using Crm.Foundation;
using Crm.Team.SigningIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace Crm.Team.Passwords;

/// <summary>Changing one's own password, by wish or because the present one is somebody else's; without a circuit, since the session begins anew.</summary>
public sealed partial class PasswordPage
{
    private Outcome? outcome;
    private string login = "";
    private bool forced;

    [CascadingParameter] private HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm] private PasswordForm Form { get; set; } = null!;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private Roster Roster { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    protected override void OnInitialized()
    {
        Form ??= new();
        login = Session.LoginOf(Http.User) ?? "";
        forced = Roster.Now.Person(login)?.InitialPasswordUntil is not null;
    }

    private async Task Change()
    {
        outcome = Form.Wanted == Form.Again
            ? await Desk.Send(new ChangeOwnPassword(login, new Secret(Form.Present), new Secret(Form.Wanted)))
            : Outcome.Of(new RuleBroken("两次输入的新密码不一样。") { Field = nameof(PasswordForm.Again) });
        if (!outcome.Ok || Roster.Now.Person(login) is not { } person) return;
        var session = Session.Of(person, Session.SignInOf(Http.User) ?? Guid.Empty, Clock.GetUtcNow(), IdentityConstants.ApplicationScheme);
        await Http.SignInAsync(IdentityConstants.ApplicationScheme, session);
        Navigation.NavigateTo("/");
    }
}

/// <summary>What a person types to change their password.</summary>
public sealed class PasswordForm
{
    public string Present { get; set; } = "";

    public string Wanted { get; set; } = "";

    public string Again { get; set; } = "";
}
