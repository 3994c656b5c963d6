using System.Globalization;
using Crm.Foundation;
using Crm.Hotline.Duty;
using Crm.Hotline.Missed;
using Crm.Hotline.Ringing;
using Crm.Inquiries;
using Crm.Shell;
using Crm.Shell.Components;
using Crm.Team;
using Microsoft.AspNetCore.Components;

namespace Crm.Hotline.Wall;

/// <summary>The supervisors' wall: what happens at the hotline now, and what its days were like. Stays current while it is open; seconds count in the browser.</summary>
public sealed partial class WallPanel : IAsyncDisposable
{
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(300);
    private readonly CancellationTokenSource life = new();
    private IReadOnlyList<Filter> chips = [];
    private IReadOnlyList<PhoneRow> open = [];
    private IReadOnlyList<PhoneRow> unwritten = [];
    private IReadOnlyList<MissedRow> missed = [];
    private IReadOnlyList<IGrouping<DutyState, DutyRow>> agents = [];
    private HotlineFigures? shown;
    private HotlineSheet? sheet;
    private IDisposable? listening;
    private string? refusal;
    private bool waiting;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private IRoster Roster { get; set; } = default!;

    [Inject] private LiveUpdates Live { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    /// <summary>What the address asks for.</summary>
    [Parameter, EditorRequired] public HotlineFigures Asked { get; set; } = new();

    /// <summary>today, week or month.</summary>
    [Parameter, EditorRequired] public string Period { get; set; } = "today";

    [CascadingParameter] private Viewer? Viewer { get; set; }

    private IReadOnlyList<PhoneRow> Waiting => [.. open.Where(call => call.Phase is PhonePhase.Waiting or PhonePhase.Ringing)];

    private string UnitPart => Asked.Unit is { } unit ? $"&unit={Uri.EscapeDataString(unit)}" : "";

    private string LedgerAddress => $"/hotline/calls/ledger.xlsx?day={Asked.To:yyyy-MM-dd}{UnitPart}";

    private string PeriodName => Period switch { "week" => T["近 7 天"], "month" => T["本月"], _ => T["今天"] };

    private string HoursInWords => string.Join(", ", sheet!.Hours.Select((count, hour) => (count, hour)).Where(h => h.count > 0).Select(h => $"{h.hour}:00 {h.count}").Prepend(T["按时段"]));

    protected override void OnInitialized() => listening = Live.Listen(changed => changed.Events.Any(e => Concerns(e.Data)) ? InvokeAsync(LoadSoon) : Task.CompletedTask);

    protected override async Task OnParametersSetAsync()
    {
        if (Viewer is null || Asked == shown) return;
        shown = Asked;
        chips = WallAddress.Chips(Viewer.Actor, Roster);
        await Load();
    }

    // Everything of the hotline, and inquiries, whose number stands here too.
    private static bool Concerns(object fact) => fact.GetType().Namespace is { } space
        && (space.StartsWith("Crm.Hotline", StringComparison.Ordinal) || space == typeof(InquiryReceived).Namespace);

    // A busy hotline changes several times a second; eyes follow three.
    private async Task LoadSoon()
    {
        if (waiting || life.IsCancellationRequested) return;
        waiting = true;
        try
        {
            await Task.Delay(Calm, Clock, life.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        finally
        {
            waiting = false;
        }
        await Load();
        StateHasChanged();
    }

    private async Task Load()
    {
        var figures = await Desk.Ask(Asked, life.Token);
        (sheet, refusal) = (figures.Answer ?? sheet, figures.Sentence);
        open = (await Desk.Ask(new FindOpenPhoneCalls(), life.Token)).Answer ?? [];
        unwritten = (await Desk.Ask(new FindUnwrittenCalls(), life.Token)).Answer ?? [];
        missed = (await Desk.Ask(new FindMissedCalls(), life.Token)).Answer ?? [];
        var board = (await Desk.Ask(new HotlineDuty(), life.Token)).Answer ?? DutyBoard.Empty;
        agents = [.. board.Colleagues.Append(board.Mine).Where(row => row.State != DutyState.Away).GroupBy(row => row.State).OrderBy(group => group.Key)];
    }

    private static string Tag(DutyState state) => state switch
    {
        DutyState.Ready => "tag-good",
        DutyState.Talking => "tag-primary",
        DutyState.Busy or DutyState.OnBreak => "tag-warn",
        _ => "",
    };

    private string Behind(PhoneFigure figure) => WallAddress.Behind(Asked, figure);

    private static string Count(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Share(int part, int whole) => whole == 0 ? "—" : ((double)part / whole).ToString("P1", CultureInfo.InvariantCulture).Replace(" ", "");

    private string Seconds(double? seconds) => seconds is not { } known ? T["未测"] : known < 60 ? T["{0} 秒", Math.Round(known)] : T["{0} 分 {1} 秒", (int)known / 60, (int)known % 60];

    private static string? Measured(double? seconds) => seconds is null ? "unmeasured" : null;

    private string Width(int count) => Number(100.0 * count / Math.Max(1, sheet!.Topics.Max(t => t.Count)));

    private double Height(int count) => 66.0 * count / Math.Max(1, sheet!.Hours.Max());

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        listening?.Dispose();
        await life.CancelAsync();
        life.Dispose();
    }
}
