using System.Globalization;
using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;

namespace Crm.Policies.Comparing;

/// <summary>Two versions of a document, paragraph by paragraph; what did not change is folded but for its neighbours.</summary>
public sealed partial class VersionsPanel : IAsyncDisposable
{
    private const int Neighbours = 1;

    private readonly CancellationTokenSource closing = new();
    private (Guid, int?, int?)? asked;
    private PolicyComparison? compared;
    private List<Part> parts = [];
    private string? refused;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    /// <summary>The document.</summary>
    [Parameter, EditorRequired] public Guid DocumentId { get; set; }

    /// <summary>The older version.</summary>
    [Parameter] public int? From { get; set; }

    /// <summary>The newer version.</summary>
    [Parameter] public int? To { get; set; }

    private string Sum => compared!.Changes.All(c => c.Kind == ChangeKind.Same)
        ? T["两版没有差别。"]
        : T["新增 {0} 段，删去 {1} 段，改动 {2} 段，移动 {3} 段。", compared.Count(ChangeKind.Inserted), compared.Count(ChangeKind.Deleted), compared.Count(ChangeKind.Changed), compared.Count(ChangeKind.Moved)];

    protected override async Task OnParametersSetAsync()
    {
        if (asked == (DocumentId, From, To)) return;
        asked = (DocumentId, From, To);
        var outcome = await Desk.Ask(new ComparePolicy(DocumentId, From, To), closing.Token);
        if (asked != (DocumentId, From, To)) return;
        (compared, refused) = (outcome.Answer, outcome.Sentence);
        if (compared is not null) parts = Fold(compared.Changes);
    }

    // Runs of paragraphs without change become one line; those beside a change stay, so that it can be understood.
    private static List<Part> Fold(IReadOnlyList<ParagraphChange> changes)
    {
        var parts = new List<Part>();
        for (var i = 0; i < changes.Count; i++)
        {
            var near = Enumerable.Range(Math.Max(0, i - Neighbours), Math.Min(changes.Count - 1, i + Neighbours) - Math.Max(0, i - Neighbours) + 1).Any(n => changes[n].Kind != ChangeKind.Same);
            if (parts.Count == 0 || parts[^1].Folded == near) parts.Add(new(!near, []));
            parts[^1].Changes.Add(changes[i]);
        }
        return parts;
    }

    private void Unfold(Part part) => parts[parts.IndexOf(part)] = part with { Folded = false };

    private void Go(object? from, object? to) => Navigation.NavigateTo(string.Create(CultureInfo.InvariantCulture, $"/policies/{DocumentId}/versions?from={from}&to={to}"));

    private RenderFragment Choices(int chosen) => builder =>
    {
        foreach (var version in compared!.Document.Versions.Reverse())
        {
            builder.OpenElement(0, "option");
            builder.AddAttribute(1, "value", version.Number);
            builder.AddAttribute(2, "selected", version.Number == chosen);
            builder.AddContent(3, T["第 {0} 版 · {1}", version.Number, Days.Full(version.TakenOn)]);
            builder.CloseElement();
        }
    };

    private string Word(ParagraphChange change) => change.Kind switch
    {
        ChangeKind.Inserted => T["新增"],
        ChangeKind.Deleted => T["删去"],
        ChangeKind.Moved => T["移自第 {0} 段", (change.Old ?? 0) + 1],
        _ => T["改动"],
    };

    private static string Tag(ChangeKind kind) => kind switch
    {
        ChangeKind.Inserted => "tag tag-good",
        ChangeKind.Deleted => "tag tag-bad",
        ChangeKind.Moved => "tag tag-primary",
        _ => "tag tag-warn",
    };

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        closing.Dispose();
    }

    private sealed record Part(bool Folded, List<ParagraphChange> Changes);
}
