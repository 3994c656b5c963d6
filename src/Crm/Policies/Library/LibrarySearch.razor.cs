using Crm.Foundation;
using Crm.Policies.Searching;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Crm.Policies.Library;

/// <summary>The library's search field: writes what is typed into the address, and shows below it what may be meant; arrows choose, Enter goes there, Escape closes.</summary>
public sealed partial class LibrarySearch : IAsyncDisposable
{
    private readonly CancellationTokenSource closing = new();
    private IReadOnlyList<PolicySuggestion> suggestions = [];
    private string? typed;
    private ElementReference box;
    private IJSObjectReference? script;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private IJSRuntime Js { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>What the address says.</summary>
    [Parameter, EditorRequired] public LibraryAddress Address { get; set; } = default!;

    private IReadOnlyList<(string Typed, string Meaning)> Signs =>
    [
        (T["湖州 厂房"], T["两个词都有"]),
        (T["“标准厂房”"], T["引号里的字连在一起"]),
        (T["厂房 -仓库"], T["有厂房，没有仓库；也可写“不含 仓库”"]),
        ("hzszf", T["标题的拼音首字母，从提示里选"]),
        (T["湖政办发〔2020〕"], T["文号的开头，从提示里选"]),
    ];

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        script = await Js.InvokeAsync<IJSObjectReference>("import", closing.Token, "./Policies/Library/LibrarySearch.razor.js");
        if (script is not null) await script.InvokeVoidAsync("listen", closing.Token, box);
    }

    private async Task Look(string? text)
    {
        typed = text.Filled();
        if (typed != Address.Q) Navigation.NavigateTo((Address with { Q = typed, Doc = null, Version = null }).Url, new NavigationOptions { ReplaceHistoryEntry = true });
        var asked = typed;
        var found = asked is null ? [] : (await Desk.Ask(new SuggestPolicies(asked), closing.Token)).Answer ?? [];
        // Somebody who types on has asked for something else meanwhile.
        if (asked == typed) suggestions = found;
    }

    private string Href(PolicySuggestion one) => (one.Document is { } id ? Address with { Doc = id, Version = null } : Address with { Q = one.Query, Doc = null, Version = null }).Url;

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        closing.Dispose();
        try
        {
            if (script is not null) await script.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone, and its script with it.
        }
    }
}
