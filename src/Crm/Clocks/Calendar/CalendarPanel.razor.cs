using Crm.Foundation;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Clocks.Calendar;

/// <summary>A year in twelve small tables. Whoever keeps the calendar changes a day by clicking it, with a way back.</summary>
public sealed partial class CalendarPanel : IAsyncDisposable
{
    private const int FewChanges = 12;
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false };
    private readonly CancellationTokenSource life = new();
    private IReadOnlyDictionary<DateOnly, CalendarDay> days = new Dictionary<DateOnly, CalendarDay>();
    private IDisposable? listening;
    private CalendarSheet? sheet;
    private string? refusal;
    private string? note;
    private int shown = FewChanges;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private IDialogService Dialogs { get; set; } = default!;

    [Inject] private LiveUpdates Live { get; set; } = default!;

    [Inject] private TimeProvider Time { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>This year where none is asked for.</summary>
    [Parameter] public int? Year { get; set; }

    private DateOnly Today => China.Today(Time);

    private int ThisYear => Today.Year;

    private string HoursText => string.Join("、", sheet!.Hours.Select(s => $"{s.From:HH:mm}–{s.To:HH:mm}"));

    protected override void OnInitialized() => listening = Live.Listen(changed =>
        sheet is { } now && changed.Streams.Contains(CalendarYear.IdOf(now.Year)) ? InvokeAsync(Renew) : Task.CompletedTask);

    protected override Task OnParametersSetAsync() => Load();

    private async Task Load()
    {
        var outcome = await Desk.Ask(new ReadCalendar(Year), life.Token);
        (refusal, sheet) = (outcome.Sentence, outcome.Answer);
        days = sheet?.Days.ToDictionary(d => d.Day) ?? [];
    }

    private async Task Renew()
    {
        if (life.IsCancellationRequested) return;
        await Load();
        StateHasChanged();
    }

    // A special day becomes an ordinary one again; an ordinary one the contrary of what its day of the week makes it.
    private async Task Choose(DateOnly day)
    {
        var known = days.GetValueOrDefault(day);
        var kind = known is not null ? (DayKind?)null : day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? DayKind.Workday : DayKind.Holiday;
        if (!await Set(new SetCalendarDay(day, kind, kind is null ? null : note))) return;
        var said = kind is { } now ? DayKindWords.Of(now) : T["按星期几算"];
        Toasts.Done(T["{0} 已改为：{1}", Foundation.Formats.Days.Full(day), said], () => Set(new SetCalendarDay(day, known?.Kind, known?.Note)));
    }

    private async Task<bool> Set(SetCalendarDay command)
    {
        var done = Toasts.Accept(await Desk.Send(command, life.Token));
        await Renew();
        return done;
    }

    private Task Import() => Show<ImportCalendarDialog>(T["放假安排已导入"], (nameof(ImportCalendarDialog.Year), sheet!.Missing ?? sheet.Year));

    private Task Hours() => Show<SetOfficeHoursDialog>(T["上班时间已改"], (nameof(SetOfficeHoursDialog.Sheet), sheet));

    private async Task Show<TDialog>(string done, (string Name, object? Value) given) where TDialog : ComponentBase
    {
        var dialog = await Dialogs.ShowAsync<TDialog>("", new DialogParameters { { given.Name, given.Value } }, Options);
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
