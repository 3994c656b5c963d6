using Crm.Foundation;
using Crm.Hotline.Logging;
using Crm.Hotline.Taking;
using Crm.Shell;
using Crm.Shell.Components;
using Crm.Team;
using Microsoft.AspNetCore.Components;

namespace Crm.Hotline.Ledger;

/// <summary>Every call the person reaches, the newest on top. What is searched for stands in the address; what changes shows at once.</summary>
public sealed partial class CallsPanel
{
    private IReadOnlyList<Filter> chips = [];
    private Guid? opened;

    [Inject] private IRoster Roster { get; set; } = default!;

    [Inject] private CallDialogs Dialogs { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    /// <summary>What the address asks for.</summary>
    [Parameter, EditorRequired] public FindCalls Asked { get; set; } = new();

    /// <summary>A call that is shown at once.</summary>
    [Parameter] public Guid? Opened { get; set; }

    [CascadingParameter] private Viewer? Viewer { get; set; }

    private bool MayTake => Viewer?.May(typeof(LogCall)) == true;

    private string Search => new Uri(Navigation.Uri).Query;

    protected override void OnInitialized() => RenewWhen(changed => changed.HasFactsBeside<CallLogged>());

    protected override async Task OnParametersSetAsync()
    {
        if (Viewer is null || !IsNew(Asked)) return;
        chips = CallsAddress.Chips(Viewer.Actor, Roster);
        await Load();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Opened == opened) return;
        opened = Opened;
        if (Opened is not { } call) return;
        var answer = await Desk.Ask(new CallOf(call), Life);
        if (Toasts.Accept(answer)) await Open(answer.Answer!);
        StateHasChanged();
    }

    protected override IQuery<CallPage> Question(string? after, int take) => Asked with { After = after, Take = take };

    private async Task Open(CallRow row)
    {
        if (await Dialogs.Open(row) is not { } done) return;
        Toasts.Done(done);
        await Load();
    }

    private static string Tag(CallRow row) => row.Outcome switch
    {
        CallOutcome.BecameLead => "tag tag-primary",
        CallOutcome.Nuisance => "tag",
        CallOutcome.CallBackPlanned when row.CallBackAt is not null => "tag tag-warn",
        _ => "tag tag-good",
    };
}
