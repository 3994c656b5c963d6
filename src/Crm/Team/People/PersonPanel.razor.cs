using Crm.Foundation;
using Crm.Shell;
using Crm.Shell.Components;
using Crm.Team.Passwords;
using Microsoft.AspNetCore.Components;

namespace Crm.Team.People;

/// <summary>One person: details, roles, unit, account.</summary>
public sealed partial class PersonPanel
{
    private Outcome<PersonRow>? found;
    private Outcome? outcome;
    private Secret? issued;
    private string name = "";
    private string email = "";
    private string unit = "";
    private IReadOnlyList<Role> roles = [];

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    [CascadingParameter] private Viewer? Viewer { get; set; }

    /// <summary>The person's login.</summary>
    [Parameter, EditorRequired] public string Login { get; set; } = "";

    private PersonRow? Shown => found?.Answer;

    private bool IsSelf => Viewer?.Actor.Login == Login;

    protected override Task OnInitializedAsync() => Load();

    private async Task Load()
    {
        found = await Desk.Ask(new FindPerson(Login));
        (name, email, unit, roles) = (Shown?.Name ?? "", Shown?.Email ?? "", Shown?.Unit ?? "", Shown?.Roles ?? []);
    }

    private Task Revise() => Send(new RevisePersonDetails(Login, name, email), T["已保存。"]);

    private Task Grant() => Send(new GrantRoles(Login, roles), T["角色已保存，立即生效。"]);

    private Task Move() => Send(new MovePerson(Login, unit), T["已移到新单位。"]);

    private Task Enable() => Send(new EnablePerson(Login), T["{0}的账号已启用。", name]);

    private async Task Disable()
    {
        if (await Toasts.Confirm(T["停用{0}的账号？", name], T["打开的页面几秒内退出，令牌作废。做过的记录都保留。"], T["停用账号"], grave: true))
            await Send(new DisablePerson(Login, null), T["{0}的账号已停用。", name], Enable);
    }

    private async Task Reset()
    {
        if (!await Toasts.Confirm(T["重发初始密码？"], T["现在的密码立即失效，打开的页面会退出。"], T["重发初始密码"])) return;
        var password = Secret.NewPassword();
        if (await Send(new ResetPassword(Login, password), T["初始密码已生成。"])) issued = password;
    }

    private async Task<bool> Send(ICommand command, string done, Func<Task>? undo = null)
    {
        issued = null;
        outcome = await Desk.Send(command);
        if (!outcome.Ok) return false;
        Toasts.Done(done, undo);
        await Load();
        await InvokeAsync(StateHasChanged);
        return true;
    }
}
