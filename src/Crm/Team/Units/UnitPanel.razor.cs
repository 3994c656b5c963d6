using Crm.Foundation;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;

namespace Crm.Team.Units;

/// <summary>One unit: its name, its place, whether it works.</summary>
public sealed partial class UnitPanel
{
    private UnitRow? unit;
    private bool asked;
    private string name = "";
    private string parent = "";
    private Outcome? outcome;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>The unit's code.</summary>
    [Parameter, EditorRequired] public string Code { get; set; } = "";

    protected override Task OnInitializedAsync() => Load();

    private async Task Load()
    {
        unit = (await Desk.Ask(new FindUnits())).Answer?.FirstOrDefault(u => u.Code == Code);
        asked = true;
        (name, parent) = (unit?.Name ?? "", unit?.ParentCode ?? "");
    }

    private Task Rename() => Send(new RenameUnit(Code, name), T["名称已改。"]);

    private Task Move() => Send(new MoveUnit(Code, parent), T["已移动。"]);

    private Task Close() => Send(new CloseUnit(Code), T["“{0}”已停用。", name], Reopen);

    private Task Reopen() => Send(new ReopenUnit(Code), T["“{0}”已恢复使用。", name]);

    private async Task Send(ICommand command, string done, Func<Task>? undo = null)
    {
        outcome = await Desk.Send(command);
        if (!outcome.Ok) return;
        Toasts.Done(done, undo);
        await Load();
        await InvokeAsync(StateHasChanged);
    }
}
