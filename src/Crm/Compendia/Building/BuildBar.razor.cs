using Crm.Compendia.Listing;
using Crm.Compendia.Profile;
using Crm.Foundation;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;

namespace Crm.Compendia.Building;

/// <summary>How far the build is, what the last one made, and why one came to nothing.</summary>
public sealed partial class BuildBar : IDisposable
{
    [Inject] private BuildWatch Watch { get; set; } = default!;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>The compendium.</summary>
    [Parameter, EditorRequired] public CompendiumSheet Sheet { get; set; } = default!;

    /// <summary>Builds it again.</summary>
    [Parameter] public EventCallback Retry { get; set; }

    /// <summary>Something was done.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    private CompendiumListing Row => Sheet.Compendium;

    private BuildProgress? Now => Row.Building is { } build ? Watch.Of(build) : null;

    protected override void OnInitialized() => Watch.Changed += Follow;

    private void Follow(Guid build)
    {
        if (build == Row.Building) _ = InvokeAsync(StateHasChanged);
    }

    private string Words(Guid build) => Watch.Of(build) switch
    {
        null => T["排队中，前面的汇编完成后开始"],
        { Step: BuildStep.Gathering } => T["正在整理文件…"],
        { Step: BuildStep.Docx } now => T["正在写 Word：{0} / {1}", now.Done, now.Total],
        { Step: BuildStep.Html } now => T["正在写网页：{0} / {1}", now.Done, now.Total],
        _ => T["正在打印 PDF…"],
    };

    private async Task Cancel()
    {
        if (Toasts.Accept(await Desk.Send(new CancelBuild(Row.Id)), T["已取消"])) await Changed.InvokeAsync();
    }

    public void Dispose() => Watch.Changed -= Follow;
}
