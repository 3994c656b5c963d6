using Crm.Foundation;
using Crm.Pipeline.Listing;
using Crm.Pipeline.Targets.Setting;
using Crm.Pipeline.Targets.Splitting;
using Crm.Pipeline.Targets.Withdrawing;
using Crm.Shell;
using Crm.Shell.Components;
using Crm.Team;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Pipeline.Targets.Progress;

/// <summary>A unit's targets, how far it is, and how they are split down; managers set them. What is asked for stands in the address.</summary>
public sealed partial class TargetsPanel : IAsyncDisposable
{
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Medium, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false };
    private readonly CancellationTokenSource life = new();
    private IReadOnlyList<Filter> chips = [];
    private ShowTargets? shown;
    private TargetSheet? sheet;
    private IDisposable? listening;
    private string? refusal;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private IRoster Roster { get; set; } = default!;

    [Inject] private IDialogService Dialogs { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private LiveUpdates Live { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>What the address asks for.</summary>
    [Parameter, EditorRequired] public ShowTargets Asked { get; set; } = new();

    /// <summary>What is shown of the units below; the first that has a target where it is left out.</summary>
    [Parameter] public Indicator? Indicator { get; set; }

    [CascadingParameter] private Viewer? Viewer { get; set; }

    private string UnitName => Roster.Unit(sheet!.Unit)?.Name ?? sheet.Unit;

    private Indicator Chosen => Indicator ?? sheet!.Rows.FirstOrDefault(row => row.Target is not null)?.Indicator ?? default;

    private FindPastLeads All => new() { Unit = Asked.Unit, On = Asked.On, Seen = Asked.Seen };

    // The past is only looked at.
    private bool MaySet => sheet is not null && sheet.On == China.Today(Clock) && Viewer?.May(typeof(SetTargets)) == true && Roster.Unit(sheet.Unit) is not null;

    protected override void OnInitialized() =>
        listening = Live.Listen(changed => Asked.On is null && changed.HasFactsBeside<TargetSet>() ? InvokeAsync(Renew) : Task.CompletedTask);

    protected override async Task OnParametersSetAsync()
    {
        if (Viewer is null || Asked == shown) return;
        shown = Asked;
        var units = Roster.Units.Where(unit => Viewer.Actor.Oversees(unit.Code)).ToList();
        var next = China.Today(Clock).Year + 1;
        chips =
        [
            .. units.Count < 2 ? Array.Empty<Filter>() : [new Filter("unit", T["单位"], [.. units.Select(u => new FilterOption(u.Code, u.Name))])],
            new Filter("year", T["签约年份"], [.. Enumerable.Range(0, 10).Select(back => new FilterOption($"{next - back}", T["{0} 年", next - back]))]),
            new Filter("indicator", T["下级看哪项"], [.. Indicators.All.Select(one => new FilterOption($"{one}", TargetWords.Name(one)))]),
        ];
        await Load();
    }

    private async Task Load()
    {
        var question = Asked;
        var outcome = await Desk.Ask(question, life.Token);
        // Something else was asked meanwhile, and is answered by itself.
        if (question == Asked) (refusal, sheet) = (outcome.Sentence, outcome.Answer ?? sheet);
    }

    private async Task Renew()
    {
        await Load();
        StateHasChanged();
    }

    private Task Set() => Show<SetTargetsDialog>(T["目标已定"], (nameof(SetTargetsDialog.UnitName), UnitName));

    private Task Split() => Show<SplitTargetDialog>(T["目标已分解"], (nameof(SplitTargetDialog.UnitName), UnitName), (nameof(SplitTargetDialog.Indicator), Chosen));

    private Task Withdraw(TargetProgress row) => Show<WithdrawTargetDialog>(T["目标已撤回"], (nameof(WithdrawTargetDialog.Row), row));

    private async Task Show<TDialog>(string done, params (string Name, object Value)[] given) where TDialog : ComponentBase
    {
        var parameters = new DialogParameters { { "Sheet", sheet } };
        foreach (var (name, value) in given) parameters.Add(name, value);
        var dialog = await Dialogs.ShowAsync<TDialog>("", parameters, Options);
        if (await dialog.Result is not { Canceled: false }) return;
        Toasts.Done(done);
        await Renew();
    }

    public async ValueTask DisposeAsync()
    {
        listening?.Dispose();
        await life.CancelAsync();
        life.Dispose();
    }
}
