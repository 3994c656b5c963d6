using Crm.Foundation;
using Microsoft.AspNetCore.Components;

namespace Crm.Shell.Components;

/// <summary>
/// The answer to one question. What is asked for stands in the address: it is asked when that is new, and again when something changes that concerns it (<see cref="RenewWhen"/>). What was shown
/// stays until the next answer is there.
/// </summary>
public abstract class AnswerPanel<TQuery, TAnswer> : ComponentBase, IAsyncDisposable where TQuery : class, IQuery<TAnswer> where TAnswer : class
{
    private readonly CancellationTokenSource life = new();
    private IDisposable? listening;
    private TQuery? shown;
    private bool renewing;
    private bool again;

    [Inject] protected Desk Desk { get; set; } = default!;

    [Inject] protected Texts T { get; set; } = default!;

    [Inject] private LiveUpdates Live { get; set; } = default!;

    /// <summary>What the address asks for.</summary>
    [Parameter, EditorRequired] public TQuery Asked { get; set; } = default!;

    [CascadingParameter] protected Viewer? Viewer { get; set; }

    /// <summary>What is shown; null until the first answer.</summary>
    protected TAnswer? Answer { get; private set; }

    /// <summary>Why nothing is shown.</summary>
    protected string? Refused { get; private set; }

    protected override async Task OnParametersSetAsync()
    {
        if (Viewer is null || Asked.Equals(shown)) return;
        shown = Asked;
        Prepare(Viewer);
        await Load();
    }

    /// <summary>Something else is asked for: what stands around the answer is made ready.</summary>
    protected virtual void Prepare(Viewer viewer)
    {
    }

    /// <summary>From now on a change that concerns the answer renews it.</summary>
    protected void RenewWhen(Func<Changed, bool> concerns) => listening = Live.Listen(changed => concerns(changed) ? InvokeAsync(Renew) : Task.CompletedTask);

    /// <summary>Asks again. However often it is called meanwhile, it asks once more, after the last call.</summary>
    protected async Task Renew()
    {
        again = true;
        if (renewing) return;
        renewing = true;
        try
        {
            while (again && !life.IsCancellationRequested)
            {
                again = false;
                await Load();
                StateHasChanged();
            }
        }
        finally
        {
            renewing = false;
        }
    }

    private async Task Load()
    {
        var question = Asked;
        var outcome = await Desk.Ask(question, life.Token);
        // Something else was asked meanwhile, and is answered by itself.
        if (question.Equals(Asked)) (Refused, Answer) = (outcome.Sentence, outcome.Answer ?? Answer);
    }

    public async ValueTask DisposeAsync()
    {
        listening?.Dispose();
        await life.CancelAsync();
        life.Dispose();
    }
}
