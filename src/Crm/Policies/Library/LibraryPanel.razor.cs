using Crm.Foundation;
using Crm.Policies.Unanswered;
using Crm.Shell;
using Microsoft.AspNetCore.Components;

namespace Crm.Policies.Library;

/// <summary>The library: shelves on the left, what was found in the middle, the open document on the right; on a phone one of them at a time.</summary>
public sealed partial class LibraryPanel : IAsyncDisposable
{
    // Somebody who types on has not stayed with an empty list.
    private static readonly TimeSpan Fruitless = TimeSpan.FromSeconds(4);
    private readonly CancellationTokenSource closing = new();
    private SearchPolicies? asked;
    private Shelves? shelves;
    private List<PolicyHit> hits = [];
    private int? count;
    private bool capped;
    private string? next;
    private string? refused;
    private bool loading = true;
    private bool more;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>What the address says.</summary>
    [Parameter, EditorRequired] public LibraryAddress Address { get; set; } = default!;

    [CascadingParameter] private Viewer? Viewer { get; set; }

    // How many filters are set, for the fold on a phone.
    private int Narrowing => new object?[] { Address.Region, Address.Kind, Address.Year, Address.Validity, Address.Industry, Address.From ?? Address.To, Address.Unconfirmed ? true : null }.Count(filter => filter is not null);

    private string Found => count switch
    {
        null => "",
        { } least when capped => T["{0} 份以上", least - 1],
        _ => T["{0} 份", count],
    };

    protected override async Task OnParametersSetAsync()
    {
        if (Address.Search == asked) return;
        asked = Address.Search;
        loading = true;
        await Load(asked);
    }

    private Task Refresh()
    {
        shelves = null;
        return Load(Address.Search);
    }

    private async Task Load(SearchPolicies search)
    {
        shelves ??= (await Desk.Ask(new FindShelves(), closing.Token)).Answer;
        var outcome = await Desk.Ask(search, closing.Token);
        // Somebody who types on has asked for something else meanwhile.
        if (search != asked) return;
        refused = outcome.Sentence;
        (hits, count, capped, next) = ([.. outcome.Answer?.Rows ?? []], outcome.Answer?.Count, outcome.Answer?.Capped == true, outcome.Answer?.Next);
        loading = false;
        if (hits.Count == 0 && refused is null && search.Text is not null) _ = Note(search);
    }

    private async Task Note(SearchPolicies search)
    {
        if (Viewer?.May(typeof(NoteFruitlessSearch)) != true) return;
        try
        {
            await Task.Delay(Fruitless, Clock, closing.Token);
            if (search == asked) await Desk.Send(new NoteFruitlessSearch(search.Text!, China.Today(Clock)), closing.Token);
        }
        catch (OperationCanceledException)
        {
            // The page is gone.
        }
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
