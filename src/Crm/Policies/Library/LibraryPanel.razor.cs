using Crm.Foundation;
using Microsoft.AspNetCore.Components;

namespace Crm.Policies.Library;

/// <summary>The library: shelves on the left, what was found in the middle, the open document on the right; on a phone one of them at a time.</summary>
public sealed partial class LibraryPanel : IAsyncDisposable
{
    private static readonly LibraryAddress Blank = new(null, null, null, null, null, null, null, null);
    private readonly CancellationTokenSource closing = new();
    private SearchPolicies? asked;
    private Shelves? shelves;
    private List<PolicyHit> hits = [];
    private int? count;
    private string? next;
    private string? refused;
    private bool loading = true;
    private bool more;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>What the address says.</summary>
    [Parameter, EditorRequired] public LibraryAddress Address { get; set; } = default!;

    private string Found => count switch
    {
        null => "",
        >= SearchPoliciesHandler.CountLimit => T["{0} 份以上", SearchPoliciesHandler.CountLimit - 1],
        _ => T["{0} 份", count],
    };

    protected override async Task OnParametersSetAsync()
    {
        if (Address.Search == asked) return;
        asked = Address.Search;
        loading = true;
        await Load(asked);
    }

    private Task Refresh() => Load(Address.Search);

    private async Task Load(SearchPolicies search)
    {
        shelves = (await Desk.Ask(new FindShelves(), closing.Token)).Answer ?? shelves;
        var outcome = await Desk.Ask(search, closing.Token);
        // Somebody who types on has asked for something else meanwhile.
        if (search != asked) return;
        refused = outcome.Sentence;
        (hits, count, next) = ([.. outcome.Answer?.Rows ?? []], outcome.Answer?.Count, outcome.Answer?.Next);
        loading = false;
    }

    private async Task More()
    {
        more = true;
        var search = Address.Search;
        var outcome = await Desk.Ask(search with { After = next }, closing.Token);
        more = false;
        if (search != asked || outcome.Answer is not { } page) return;
        hits.AddRange(page.Rows.Where(row => hits.All(hit => hit.Id != row.Id)));
        next = page.Next;
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        closing.Dispose();
    }
}
