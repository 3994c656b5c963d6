using Crm.Foundation;
using Crm.Policies.Library;
using Crm.Policies.Searching;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Crm.Policies.Quoting;

/// <summary>
/// Finds a passage while typing and hands it over by keyboard alone: type, arrow down, Enter. The page stays where it is. What is typed next overtakes what was asked before,
/// and Enter takes only what belongs to the words that stand in the field.
/// </summary>
public sealed partial class PassageSearch : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);
    private readonly string id = $"passages-{Guid.NewGuid():N}";
    private readonly CancellationTokenSource closing = new();
    private CancellationTokenSource? asking;
    private ElementReference input;
    private IReadOnlyList<PassageChoice>? found;
    private string typed = "";
    private string asked = "";
    private string? refused;
    private int at = -1;
    private bool busy;
    private bool focus;

    // The field is never written to, since its echo would swallow what is typed faster than the line carries it: to be empty again it is made anew.
    private int fresh;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>Passages of this place come first.</summary>
    [Parameter] public string? Region { get; set; }

    /// <summary>Offered while nothing is typed.</summary>
    [Parameter] public IReadOnlyList<PassageChoice> Suggested { get; set; } = [];

    /// <summary>What stands above those.</summary>
    [Parameter] public string? SuggestedHead { get; set; }

    /// <summary>A document may be taken as a whole.</summary>
    [Parameter] public bool AllowWhole { get; set; }

    /// <summary>The button that takes one.</summary>
    [Parameter, EditorRequired] public string Verb { get; set; } = "";

    /// <summary>Name of the field for those who don't see it.</summary>
    [Parameter] public string? Label { get; set; }

    /// <summary>Shown in the empty field.</summary>
    [Parameter] public string? Placeholder { get; set; }

    /// <summary>One was taken; true lets the field start anew.</summary>
    [Parameter, EditorRequired] public Func<PassageChoice, Task<bool>> Picked { get; set; } = default!;

    private IReadOnlyList<PassageChoice> Shown => found ?? (typed.Length == 0 ? Suggested : []);

    private string Hint => AllowWhole ? T["↓ 选，Enter {0}，Shift+Enter 整份", Verb] : T["↓ 选，Enter {0}", Verb];

    private string Said => found is null ? "" : T["找到 {0} 条", found.Count];

    /// <summary>Puts the cursor into the field.</summary>
    public ValueTask Focus() => input.FocusAsync();

    private async Task Search(string? text)
    {
        (typed, at) = (text ?? "", -1);
        asking?.Cancel();
        if (string.IsNullOrWhiteSpace(typed))
        {
            (found, asked, refused) = (null, "", null);
            return;
        }
        using var turn = asking = CancellationTokenSource.CreateLinkedTokenSource(closing.Token);
        try
        {
            await Task.Delay(Pause, turn.Token);
            await Find(typed.Trim(), turn.Token);
        }
        catch (OperationCanceledException)
        {
            // Overtaken by what was typed next, or the page is gone.
        }
        finally
        {
            if (asking == turn) asking = null;
        }
    }

    private async Task Find(string text, CancellationToken token)
    {
        var answers = await Desk.Ask(new FindAnswers(text, Region, 5), token);
        IReadOnlyList<PassageChoice> passages = answers.Answer is { Found.Count: > 0 } some ? [.. some.Found.Select(a => Of(a.Passage))]
            : [.. (await Desk.Ask(new FindPassages(text, Take: 5), token)).Answer?.Select(Of) ?? []];
        var titles = AllowWhole ? (await Desk.Ask(new SearchPolicies(text, Take: 3), token)) : null;
        token.ThrowIfCancellationRequested();
        var whole = titles?.Answer?.Rows.Where(d => d.Title.Any(run => run.IsHit)).Select(d => new PassageChoice(
            d.Id, d.TextVersion, string.Concat(d.Title.Select(run => run.Text)), d.RegionTag, d.PublishedOn, d.Validity, "", [])) ?? [];
        // What was selected meanwhile stays selected, and nothing else in its place.
        var selected = at >= 0 && at < Shown.Count ? Shown[at] : null;
        List<PassageChoice> now = [.. passages, .. whole];
        at = selected is null ? -1 : now.FindIndex(choice => (choice.Document, choice.Quote) == (selected.Document, selected.Quote));
        (found, asked, refused) = (now, text, titles?.Sentence ?? answers.Sentence);
    }

    private async Task Key(KeyboardEventArgs e)
    {
        if (e.CtrlKey || e.MetaKey || e.AltKey) return;
        switch (e.Key)
        {
            case "ArrowDown" when Shown.Count > 0: at = (at + 1) % Shown.Count; break;
            case "ArrowUp" when Shown.Count > 0: at = (Math.Max(at, 0) - 1 + Shown.Count) % Shown.Count; break;
            case "Escape" when typed.Length > 0: await Clear(); break;
            case "Enter" when at >= 0 && at < Shown.Count: await Pick(e.ShiftKey && AllowWhole ? Whole(Shown[at]) : Shown[at]); break;
        }
    }

    private async Task Pick(PassageChoice choice)
    {
        if (busy) return;
        busy = true;
        try
        {
            if (await Picked(choice)) await Clear();
        }
        finally
        {
            busy = false;
        }
    }

    private Task Clear()
    {
        (fresh, focus) = (fresh + 1, true);
        return Search("");
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!focus) return;
        focus = false;
        await input.FocusAsync();
    }

    private static PassageChoice Of(Passage p) => new(p.DocumentId, p.TextVersion, p.Title, p.RegionTag, p.PublishedOn, p.Validity, p.Text, p.Quote);

    private static PassageChoice Whole(PassageChoice choice) => choice with { Quote = "", Runs = [] };

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        closing.Dispose();
    }
}
