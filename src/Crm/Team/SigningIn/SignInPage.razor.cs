using Crm.Team.Passwords;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace Crm.Team.SigningIn;

/// <summary>Login and password, without a circuit. Whatever is wrong, the answer is one sentence.</summary>
public sealed partial class SignInPage
{
    private string? sentence;

    [CascadingParameter] private HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm] private SignInForm Form { get; set; } = null!;

    [SupplyParameterFromQuery] private string? Return { get; set; }

    [Inject] private Door Door { get; set; } = default!;

    [Inject] private KnownDevice Devices { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    protected override void OnInitialized() => Form ??= new();

    private async Task SignIn()
    {
        var login = AccountStore.Normal(Form.Login);
        var admission = await Door.Open(login, Form.Password, Devices.Read(Http.Request, login), Http.Connection.RemoteIpAddress, Http.RequestAborted);
        if (admission.Person is not { } person)
        {
            Refuse(admission);
            return;
        }
        await Http.SignInAsync(IdentityConstants.ApplicationScheme, Session.Of(person, admission.SignIn, Clock.GetUtcNow(), IdentityConstants.ApplicationScheme));
        Devices.Write(Http, person.Login);
        Navigation.NavigateTo(person.InitialPasswordUntil is null ? ReturnAddress.OrHome(Return) : ForcedChange.Page);
    }

    private void Refuse(Admission admission)
    {
        Http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        sentence = T["登录名或密码不对。"];
        if (admission.Refusal == DoorRefusal.InitialPasswordExpired) sentence = T["初始密码已经过期，请系统管理员再发一个。"];
        if (admission.ComeBack is not { } comeBack) return;
        var seconds = (int)(comeBack - Clock.GetUtcNow()).TotalSeconds + 1;
        Http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        Http.Response.Headers.RetryAfter = $"{seconds}";
        sentence = T["试得太多了，请 {0} 秒后再试。", seconds];
    }
}

/// <summary>What a person types to sign in.</summary>
public sealed class SignInForm
{
    public string Login { get; set; } = "";

    public string Password { get; set; } = "";
}
