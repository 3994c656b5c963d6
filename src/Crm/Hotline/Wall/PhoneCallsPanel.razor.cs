using Crm.Foundation;
using Crm.Hotline.Ringing;
using Microsoft.AspNetCore.Components;

namespace Crm.Hotline.Wall;

/// <summary>The phone calls behind a figure, one by one.</summary>
public sealed partial class PhoneCallsPanel
{
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
        if (!IsNew(Asked)) return;
        Rows = null;
        await Load();
    }

    protected override IQuery<PhonePage> Question(string? after, int take) => Asked with { After = after, Take = take };

    private string Span(DateTimeOffset? from, DateTimeOffset? to) => from is { } start && to is { } end ? T["{0} 秒", (int)Math.Max(0, (end - start).TotalSeconds)] : "";
}
