using Crm.Foundation;
using Crm.Policies.Library;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;

namespace Crm.Policies.Cataloguing;

/// <summary>The documents whose catalogue card waits for an editor, one after the other, by keyboard.</summary>
public sealed partial class CataloguePanel : IAsyncDisposable
{
    private const int PageLength = 50;

    private readonly CancellationTokenSource closing = new();
    private IReadOnlyList<Shortcut> keys = [];
    private FormState state = new();
    private List<Guid>? queue;
    private string? next;
    private string? refused;
    private CardSheet? sheet;
    private CardForm? form;
    private int? left;
    private int at;
    private bool busy;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>Only documents of this place and below.</summary>
    [Parameter] public string? Region { get; set; }

    protected override void OnInitialized() =>
        keys = [new("Ctrl+Enter", T["确认，看下一份"], Confirm), new("Alt+ArrowRight", T["先跳过"], Skip), new("Alt+ArrowLeft", T["上一份"], Before)];

    protected override async Task OnInitializedAsync()
    {
        await More();
        await Show();
    }

    private async Task More()
    {
        var outcome = await Desk.Ask(new SearchPolicies(Region: Region, After: next, Take: PageLength, Unconfirmed: true), closing.Token);
        refused = outcome.Sentence;
        queue ??= [];
        queue.AddRange((outcome.Answer?.Rows ?? []).Select(row => row.Id).Except(queue));
        (next, left) = (outcome.Answer?.Next, outcome.Answer?.Count ?? left);
    }

    private async Task Show()
    {
        if (at >= queue!.Count && next is not null) await More();
        (state, sheet, form) = (new(), null, null);
        while (at < queue.Count && sheet is null)
        {
            sheet = (await Desk.Ask(new ReadPolicyCard(queue[at]), closing.Token)).Answer;
            // Withdrawn or gone meanwhile.
            if (sheet is null or { Document.Withdrawn: true }) (sheet, _) = (null, queue.Remove(queue[at]));
        }
        if (sheet is not null) form = new(sheet.Proposal.Card);
        StateHasChanged();
    }

    private async Task Confirm()
    {
        if (busy || form is null || sheet is null) return;
        busy = true;
        try
        {
            var outcome = await Desk.Send(new CataloguePolicyDocument(sheet.Document.Id, sheet.Document.TextVersion, form.Read()), closing.Token);
            state.Outcome = outcome;
            if (outcome.Ok)
            {
                Toasts.Done(T["已确认"]);
                if (!sheet.Document.Confirmed && left > 0) left--;
                at++;
                await Show();
            }
            // What was typed is kept; the text that changed is shown beside it.
            else if (outcome.Refusal == Refusal.Conflict && (await Desk.Ask(new ReadPolicyCard(sheet.Document.Id), closing.Token)).Answer is { } newer) sheet = newer;
        }
        finally
        {
            busy = false;
            StateHasChanged();
        }
    }

    private Task Skip() => Move(1);

    private Task Before() => Move(-1);

    private async Task Move(int by)
    {
        if (busy || form is null || at + by < 0) return;
        if (at + by >= queue!.Count && next is null)
        {
            Toasts.Done(T["后面没有了。"]);
            return;
        }
        at += by;
        await Show();
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        closing.Dispose();
    }
}
