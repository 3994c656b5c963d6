using Crm.Foundation;
using Microsoft.AspNetCore.Components;

namespace Crm.Shell.Components;

/// <summary>
/// A list that is read page by page. A panel says what it asks for (<see cref="Question"/>), asks when that is new (<see cref="IsNew"/>) and what renews it
/// (<see cref="RenewWhen"/>); it stays as long as it is on the screen, and no row stands in it twice.
/// </summary>
public abstract class ListPanel<TPage, TRow> : ComponentBase, IAsyncDisposable where TPage : class, IPage<TRow> where TRow : class, IRow
{
    /// <summary>Rows that are asked for at once.</summary>
    protected const int PageSize = 50;

    private readonly CancellationTokenSource life = new();
    private IDisposable? listening;
    private object? shown;
    private int count;

    [Inject] protected Desk Desk { get; set; } = default!;

    [Inject] protected Texts T { get; set; } = default!;

    [Inject] private LiveUpdates Live { get; set; } = default!;

    /// <summary>What is shown; null until it was found, and after a refusal.</summary>
    protected List<TRow>? Rows { get; set; }

    /// <summary>Where the next page starts; null on the last.</summary>
    protected string? Next { get; private set; }

    /// <summary>Why nothing is shown.</summary>
    protected string? Refused { get; set; }

    /// <summary>Whether the next page is on its way.</summary>
    protected bool IsLoading { get; private set; }

    /// <summary>The row the keyboard is at.</summary>
    protected Guid? Current { get; set; }

    /// <summary>What takes the focus in each row, where something does.</summary>
    protected Dictionary<Guid, ElementReference> Names { get; } = [];

    /// <summary>Ends with the panel.</summary>
    protected CancellationToken Life => life.Token;

    /// <summary>How many there are.</summary>
    protected string CountText => Rows is null ? "" : count >= SqlFilter.CountLimit ? T["1,000 条以上"] : T["{0} 条", count];

    /// <summary>What the panel asks for, from a mark on; equal as long as the same is asked.</summary>
    protected abstract IQuery<TPage> Question(string? after, int take);

    /// <summary>Whether this is asked for the first time since something else was.</summary>
    protected bool IsNew(object asked)
    {
        if (asked.Equals(shown)) return false;
        shown = asked;
        return true;
    }

    /// <summary>Asks for the first rows: as many as are shown, a page at the least, where nobody says how many. Nobody asks for a panel that was left.</summary>
    protected async Task Load(int? take = null)
    {
        if (!life.IsCancellationRequested) await Find(take ?? Math.Max(PageSize, Rows?.Count ?? 0));
    }

    /// <summary>Finds the first rows.</summary>
    protected virtual async Task Find(int take)
    {
        var question = Question(null, take);
        var outcome = await Desk.Ask(question, Life);
        // Something else was asked meanwhile, and is answered by itself.
        if (!question.Equals(Question(null, take))) return;
        (Refused, Rows, count, Next) = (outcome.Sentence, outcome.Answer?.Rows.Select(Kept).ToList(), outcome.Answer?.Count ?? 0, outcome.Answer?.Next);
        if (outcome.Answer is { } page) await Took(page);
    }

    /// <summary>Asks for the next page.</summary>
    protected async Task More()
    {
        IsLoading = true;
        var after = Next;
        var question = Question(after, PageSize);
        var outcome = await Desk.Ask(question, Life);
        IsLoading = false;
        if (outcome.Answer is not { } page || Rows is not { } rows || !question.Equals(Question(after, PageSize))) return;
        rows.AddRange(page.Rows.Where(row => rows.All(known => known.Id != row.Id)).Select(Kept));
        Next = page.Next;
        await Took(page);
    }

    /// <summary>Asks again.</summary>
    protected async Task Renew()
    {
        await Load();
        StateHasChanged();
    }

    /// <summary>From now on a change that concerns the list renews it.</summary>
    protected void RenewWhen(Func<Changed, bool> concerns) =>
        listening = Live.Listen(changed => concerns(changed) ? InvokeAsync(() => Renew(changed)) : Task.CompletedTask);

    /// <summary>Renews the list after a change.</summary>
    protected virtual Task Renew(Changed changed) => Renew();

    /// <summary>What is kept of a row while it is shown.</summary>
    protected virtual TRow Kept(TRow row) => row;

    /// <summary>A page has come and its rows are shown.</summary>
    protected virtual Task Took(TPage page) => Task.CompletedTask;

    /// <summary>Goes to the next row, or to the one before. The keyboard goes along: Enter opens it, as it does any link.</summary>
    protected Task Move(int step)
    {
        if (Rows is not { Count: > 0 }) return Task.CompletedTask;
        var at = Rows.FindIndex(row => row.Id == Current);
        return Select(Rows[Math.Clamp(at < 0 ? 0 : at + step, 0, Rows.Count - 1)].Id);
    }

    /// <summary>Goes to a row.</summary>
    protected async Task Select(Guid id)
    {
        Current = id;
        StateHasChanged();
        if (Names.TryGetValue(id, out var name)) await name.FocusAsync();
    }

    public async ValueTask DisposeAsync()
    {
        listening?.Dispose();
        await life.CancelAsync();
        life.Dispose();
    }
}
