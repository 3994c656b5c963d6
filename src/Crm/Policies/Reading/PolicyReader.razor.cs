using Crm.Foundation;
using Crm.Foundation.Searching;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Crm.Policies.Reading;

/// <summary>A document to read: facts, contents, text with hits marked, and a bar that quotes what is selected.</summary>
public sealed partial class PolicyReader : IAsyncDisposable
{
    private readonly CancellationTokenSource closing = new();
    private PolicyReading? reading;
    private (Guid, int?, DateOnly?)? asked;
    private SearchQuery query = new([]);
    private IReadOnlyList<(PolicyBlock Block, IReadOnlyList<TextRun> Runs)> blocks = [];
    private IReadOnlyList<PolicyBlock> outline = [];
    private IReadOnlyList<string> hitBlocks = [];
    private string? refused;
    private string? chosen;
    private string? marked;
    private int at = -1;
    private ElementReference body;
    private DotNetObjectReference<PolicyReader>? self;
    private IJSObjectReference? script;
    private bool listening;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private IJSRuntime Js { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>The document.</summary>
    [Parameter, EditorRequired] public Guid DocumentId { get; set; }

    /// <summary>Which version; the current one where none is named.</summary>
    [Parameter] public int? TextVersion { get; set; }

    /// <summary>Words to mark.</summary>
    [Parameter] public string? Words { get; set; }

    /// <summary>The lead a passage is wanted for.</summary>
    [Parameter] public Guid? Lead { get; set; }

    /// <summary>Stands on a page of its own, whose heading is the title.</summary>
    [Parameter] public bool Alone { get; set; }

    /// <summary>The day to look back to.</summary>
    [Parameter] public DateOnly? AsOf { get; set; }

    /// <summary>Where another version, or another day, is read.</summary>
    [Parameter, EditorRequired] public Func<int?, DateOnly?, string> Href { get; set; } = default!;

    /// <summary>The document was loaded.</summary>
    [Parameter] public EventCallback<PolicyReading> Read { get; set; }

    /// <summary>The document was changed from here.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    /// <summary>Called by the browser when text in the body was selected.</summary>
    [JSInvokable]
    public Task Selected(string text) => InvokeAsync(() =>
    {
        Choose(text);
        StateHasChanged();
    });

    protected override async Task OnParametersSetAsync()
    {
        if ((DocumentId, TextVersion, AsOf) != asked)
        {
            asked = (DocumentId, TextVersion, AsOf);
            await Load();
        }
        else if (Words != marked)
        {
            Mark();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (reading is null || listening) return;
        listening = true;
        self = DotNetObjectReference.Create(this);
        script = await Js.InvokeAsync<IJSObjectReference>("import", closing.Token, "./Policies/Reading/PolicyReader.razor.js");
        await script.InvokeVoidAsync("listen", closing.Token, body, self);
        // The text came after the page: the browser found no place for the address's anchor yet.
        var anchor = Navigation.Uri.Split('#') is [_, var named] ? named : null;
        if (blocks.Any(b => b.Block.Anchor is { } known && known == anchor)) await Go(anchor!);
        else if (AtBlock is { } place) await Go(place);
        else if (hitBlocks.Count > 0) await Step(1);
    }

    private async Task Reload()
    {
        await Load();
        await Changed.InvokeAsync();
    }

    private async Task Load()
    {
        var outcome = await Desk.Ask(new ReadPolicy(DocumentId, TextVersion, AsOf), closing.Token);
        (reading, refused) = (outcome.Answer, outcome.Sentence);
        if (reading is null) return;
        await ReadFigures();
        Mark();
        await Read.InvokeAsync(reading);
    }

    private void Mark()
    {
        (marked, chosen, at) = (Words, null, -1);
        // Words that are too many or too long were refused beside the search field already.
        query = Words is { Length: <= SearchQuery.LongestQuery } && Words.Split(' ').Length <= SearchQuery.MostTerms ? SearchQuery.Of(Words) : new([]);
        blocks = [.. PolicyOutline.Of(reading!.Body).Select(block => (block, Marked(block, Marks.In(block.Text, query))))];
        outline = [.. blocks.Select(b => b.Block).Where(b => b.Heading is not null)];
        hitBlocks = [.. blocks.Where(b => b.Runs.Any(run => run.IsHit)).Select(b => b.Block.Id)];
    }

    private void Choose(string text) => chosen = PolicyQuote.Of(reading!.Body, text) ?? chosen;

    private async Task Step(int by)
    {
        at = (at < 0 && by < 0 ? hitBlocks.Count - 1 : at + by + hitBlocks.Count) % hitBlocks.Count;
        await Go(hitBlocks[at]);
    }

    private async Task Go(string id)
    {
        if (script is not null) await script.InvokeVoidAsync("go", closing.Token, body, id);
    }

    // The address of the page as it stands, so that a link to a heading can be passed on.
    private string Here(string anchor) => $"{Navigation.Uri.Split('#')[0]}#{anchor}";

    private static string Short(string text) => text.Length <= 20 ? text : text[..20] + "…";

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        closing.Dispose();
        self?.Dispose();
        try
        {
            if (script is not null) await script.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone and the script with it.
        }
    }
}
