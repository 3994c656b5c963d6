using Crm.Foundation;
using Crm.Foundation.Searching;
using Crm.Policies.Searching;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace Crm.Hotline.Taking;

/// <summary>
/// 应答参考: passages of policies for what is being typed. Looks a moment after the last key, never moves the cursor, and where the library can't be asked there is simply nothing; the form
/// is not touched.
/// </summary>
public sealed partial class AidPanel : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Medium, FullWidth = true, CloseOnEscapeKey = true };

    private readonly CancellationTokenSource closing = new();
    private CancellationTokenSource? asking;
    private (string? Text, string? Region) asked;
    private Answers answers = Answers.None;
    private ElementReference box;
    private IJSObjectReference? script;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private IDialogService Dialogs { get; set; } = default!;

    [Inject] private IJSRuntime Js { get; set; } = default!;

    /// <summary>What the caller wants to know, as far as it is typed.</summary>
    [Parameter] public string? Asked { get; set; }

    /// <summary>Region of interest, GB/T 2260.</summary>
    [Parameter] public string? Region { get; set; }

    /// <summary>The caller is not to be told of: editors hear nothing of what was asked.</summary>
    [Parameter] public bool Confidential { get; set; }

    private string Spoken => answers.Found.Count == 0 ? "" : T["应答参考 {0} 条", answers.Found.Count];

    /// <summary>Moves the cursor to the first passage, unfolding the list.</summary>
    public async Task Focus()
    {
        if (script is not null) await script.InvokeVoidAsync("enter", closing.Token, box);
    }

    protected override void OnParametersSet()
    {
        var now = (Asked.Filled(), Region);
        if (now == asked) return;
        asked = now;
        _ = Look();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        script = await Js.InvokeAsync<IJSObjectReference>("import", closing.Token, "./Hotline/Taking/AidPanel.razor.js");
        if (script is not null) await script.InvokeVoidAsync("listen", closing.Token, box);
    }

    private async Task Look()
    {
        asking?.Cancel();
        asking = CancellationTokenSource.CreateLinkedTokenSource(closing.Token);
        var (token, (text, region)) = (asking.Token, asked);
        try
        {
            if (text is not null) await Task.Delay(Pause, Clock, token);
            var found = text is null ? Answers.None : (await Desk.Ask(new FindAnswers(text, region), token)).Answer ?? Answers.None;
            if (token.IsCancellationRequested) return;
            answers = found;
            StateHasChanged();
        }
        catch (OperationCanceledException)
        {
            // Somebody types on; or the line to the database was cut, and then there is no answer this time.
        }
        catch (Npgsql.NpgsqlException)
        {
            answers = Answers.None;
        }
    }

    private IReadOnlyList<TextRun> Titled(PolicyAnswer answer) =>
        Marks.In(answer.Passage.Title, new SearchQuery([.. answers.Words.Select(word => new SearchTerm(word, [], true))]));

    private Task Open(PolicyAnswer answer) => Dialogs.ShowAsync<AnswerDialog>("", new DialogParameters<AnswerDialog> { { d => d.Answer, answer }, { d => d.Words, answers.Words } }, Options);

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        closing.Dispose();
        asking?.Dispose();
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
