using Crm.Foundation;
using Crm.Hotline.Ringing;
using Microsoft.AspNetCore.Components;

namespace Crm.Hotline.Wall;

/// <summary>The phone calls behind a figure, one by one.</summary>
public sealed partial class PhoneCallsPanel : IAsyncDisposable
{
    private readonly CancellationTokenSource life = new();
    private List<PhoneRow>? rows;
    private FindPhoneCalls? shown;
    private string? refusal;
    private string? next;

    [Inject] private Desk Desk { get; set; } = default!;

    /// <summary>What the address asks for.</summary>
    [Parameter, EditorRequired] public FindPhoneCalls Asked { get; set; } = new();

    private string Title => Asked.Figure switch
    {
        PhoneFigure.Answered => T["接起的来话"],
        PhoneFigure.InTime => T["及时接起的来话"],
        PhoneFigure.Late => T["超时接起的来话"],
        PhoneFigure.Missed => T["未接的来话"],
        PhoneFigure.Unwritten => T["待登记的来话"],
        _ => T["来话"],
    };

    protected override async Task OnParametersSetAsync()
    {
        if (Asked == shown) return;
        (shown, rows, next) = (Asked, null, null);
        await More();
    }

    private async Task More()
    {
        var outcome = await Desk.Ask(Asked with { After = next }, life.Token);
        refusal = outcome.Sentence;
        if (outcome.Answer is not { } page) return;
        rows = [.. rows ?? [], .. page.Rows];
        next = page.Next;
    }

    private string Span(DateTimeOffset? from, DateTimeOffset? to) => from is { } start && to is { } end ? T["{0} 秒", (int)Math.Max(0, (end - start).TotalSeconds)] : "";

    public async ValueTask DisposeAsync()
    {
        await life.CancelAsync();
        life.Dispose();
    }
}
