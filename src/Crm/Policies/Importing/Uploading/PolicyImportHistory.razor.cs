using Crm.Foundation;
using Crm.Policies.Importing.History;
using Crm.Policies.Importing.Running;
using Crm.Shell;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Policies.Importing.Uploading;

/// <summary>The imports so far, each with what came of it, and the button that takes it back as a whole.</summary>
public sealed partial class PolicyImportHistory : IAsyncDisposable
{
    private const int MostLeft = 20;
    private readonly CancellationTokenSource closing = new();
    private IReadOnlyList<PolicyImportRow>? rows;
    private IDisposable? listening;
    private OpenUndo? watched;
    private string? refused;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private RunningImports Imports { get; set; } = default!;

    [Inject] private LiveUpdates Live { get; set; } = default!;

    [Inject] private IDialogService Dialogs { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    [CascadingParameter] private Viewer? Viewer { get; set; }

    protected override async Task OnInitializedAsync()
    {
        listening = Live.Listen(changed => changed.Events.Any(e => e.Data is PolicyImportBegun or PolicyImportContinued or PolicyImportEnded or PolicyImportTakenBack) ? InvokeAsync(Renew) : Task.CompletedTask);
        await Load();
        Watch(rows?.Select(row => Imports.UndoOf(row.Id)).FirstOrDefault(undo => undo is { Outcome: null }));
    }

    private async Task Load() => (rows, refused) = await Desk.Ask(new FindPolicyImports(), closing.Token) is { Ok: true } found ? (found.Answer, refused) : (rows ?? [], refused);

    private async Task Renew()
    {
        if (closing.IsCancellationRequested) return;
        await Load();
        StateHasChanged();
    }

    private bool Runs(PolicyImportRow row) => Viewer is not null && Imports.Runs(row.Id);

    private bool CanTakeBack(PolicyImportRow row) => row is { TakenBackAt: null, Brought: > 0 } && !Runs(row) && Imports.UndoOf(row.Id) is null or { Outcome.Ok: false };

    private string State(PolicyImportRow row) => row switch
    {
        { TakenBackAt: not null, Left: 0 } => T["已撤回 {0} 篇", row.Undone],
        { TakenBackAt: not null } => T["已撤回 {0} 篇，保留 {1} 篇", row.Undone, row.Left],
        { EndedAt: null } when Runs(row) => T["正在导入，共 {0} 篇", row.Documents],
        { EndedAt: null } => T["没有导完（共 {0} 篇，已导入 {1} 篇）：再传同一个文件会接着导", row.Documents, row.Brought],
        { Stopped: true } => T["已停止（共 {0} 篇，已导入 {1} 篇）：再传同一个文件会接着导", row.Documents, row.Brought],
        _ => ImportWords.Summary(row.Counts),
    };

    private async Task TakeBack(PolicyImportRow row)
    {
        var text = T["撤回“{0}”带来的 {1} 篇：新增的从政策库撤下，改过的恢复原来的正文和日期。之后被引用或修改过的保留并列出。同一个文件以后还可以再导入。", row.FileName, row.Brought];
        var dialog = await Dialogs.ShowAsync<ConfirmDialog>("", new DialogParameters { { nameof(ConfirmDialog.Text), text }, { nameof(ConfirmDialog.Verb), T["撤回这次导入"] }, { nameof(ConfirmDialog.Grave), true } });
        if (await dialog.Result is not { Canceled: false }) return;
        Watch(Imports.TakeBack(row.Id, new Caller(Viewer!.Actor.Login, "page")));
    }

    private void Watch(OpenUndo? undo)
    {
        if (watched is not null) watched.Changed -= Told;
        watched = undo;
        if (watched is not null) watched.Changed += Told;
    }

    private void Told() => _ = InvokeAsync(async () =>
    {
        refused = watched?.Outcome?.Sentence;
        await Renew();
    });

    public async ValueTask DisposeAsync()
    {
        Watch(null);
        listening?.Dispose();
        await closing.CancelAsync();
        closing.Dispose();
    }
}
