using Crm.Foundation;
using Crm.Shell.Components;
using Crm.Submissions.Checking;
using Microsoft.AspNetCore.Components;

namespace Crm.Submissions.Review;

/// <summary>The list of what may not be published, kind by kind, with the words that were found; an editor ticks off what was looked at.</summary>
public sealed partial class CheckList
{
    private readonly Dictionary<ProhibitedKind, bool> mine = [];
    private int? seen;
    private Task sending = Task.CompletedTask;
    private HashSet<ProhibitedKind> done = [];
    private ILookup<ProhibitedKind, FoundWord> found = Enumerable.Empty<FoundWord>().ToLookup(f => f.Kind);

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>The submission.</summary>
    [Parameter, EditorRequired] public SubmissionReading Submission { get; set; } = default!;

    /// <summary>Whether the person may tick now.</summary>
    [Parameter] public bool May { get; set; }

    /// <summary>Something was ticked off.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    // What was ticked here holds until the text is another: an answer that was under way may still show the ticks of a moment ago.
    protected override void OnParametersSet()
    {
        if (seen != Submission.TextNumber) mine.Clear();
        (seen, found) = (Submission.TextNumber, Submission.Found.ToLookup(f => f.Kind));
        Lay();
    }

    private void Lay()
    {
        done = [.. Submission.Checked];
        foreach (var (kind, ticked) in mine) _ = ticked ? done.Add(kind) : done.Remove(kind);
    }

    private Task Toggle(ProhibitedKind kind)
    {
        mine[kind] = !done.Contains(kind);
        Lay();
        return sending = Send(sending);
    }

    // One after the other, each with all that is ticked by then: the last to arrive must be the last that was ticked.
    private async Task Send(Task before)
    {
        await before;
        if (Toasts.Accept(await Desk.Send(new CheckKinds(Submission.Id, [.. done])))) return;
        mine.Clear();
        await Changed.InvokeAsync();
    }
}
