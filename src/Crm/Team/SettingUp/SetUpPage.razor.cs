using Crm.Foundation;
using Crm.Team.Passwords;
using Microsoft.AspNetCore.Components;

namespace Crm.Team.SettingUp;

/// <summary>Reached only by the one-time link from the console.</summary>
public sealed partial class SetUpPage
{
    private static readonly Caller Console = Caller.Job("set-up");

    private bool open;
    private Outcome? outcome;

    [CascadingParameter] private HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm] private SetUpForm Form { get; set; } = null!;

    [SupplyParameterFromQuery] private string? Key { get; set; }

    [Inject] private FirstAdministrator First { get; set; } = default!;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        Form ??= new();
        open = await First.IsInvited(Key, Http.RequestAborted);
        if (!open) Http.Response.StatusCode = StatusCodes.Status403Forbidden;
    }

    private async Task Submit()
    {
        var login = AccountStore.Normal(Form.Login);
        outcome = Form.Password == Form.Again
            ? await Desk.Send(new SetUp(new Secret(Key ?? ""), Form.UnitCode.Trim(), Form.UnitName, login, Form.Name, new Secret(Form.Password)), Console)
            : Outcome.Of(new RuleBroken("两次输入的密码不一样。") { Field = nameof(SetUpForm.Again) });
        if (outcome.Ok) Navigation.NavigateTo("/signin");
    }
}

/// <summary>What the first administrator types.</summary>
public sealed class SetUpForm
{
    public string UnitCode { get; set; } = "";

    public string UnitName { get; set; } = "";

    public string Login { get; set; } = "";

    public string Name { get; set; } = "";

    public string Password { get; set; } = "";

    public string Again { get; set; } = "";
}
