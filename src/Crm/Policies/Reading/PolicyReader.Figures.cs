using System.Globalization;
using Crm.Foundation.Searching;
using Crm.Policies.Figures;
using Crm.Policies.Figures.Correcting;
using Crm.Policies.Figures.Extracting;
using Crm.Policies.Figures.Marking;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Policies.Reading;

/// <summary>The figures of the text that is read, beside their paragraphs; and the sentence somebody came for.</summary>
public sealed partial class PolicyReader
{
    private DocumentFigures figures = new([], []);

    [Inject] private IDialogService Dialogs { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    /// <summary>The place somebody came for, "start-length" in characters: its sentence is marked and brought into view.</summary>
    [Parameter] public string? At { get; set; }

    private int? Place => At?.Split('-') is [var start, ..] && int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < reading?.Body.Length ? at : null;

    private string? AtBlock => Place is { } at ? blocks.Select(b => b.Block).LastOrDefault(b => b.Start <= at)?.Id : null;

    private IReadOnlyList<DocumentFigure> FiguresIn(PolicyBlock block) => [.. figures.Figures.Where(f => f.Start >= block.Start && f.Start < block.Start + block.Text.Length)];

    private async Task ReadFigures() => figures = (await Desk.Ask(new FindFigures(DocumentId, reading?.TextVersion ?? TextVersion), closing.Token)).Answer ?? figures;

    // The sentence somebody came for is marked instead of the words that were looked for.
    private IReadOnlyList<TextRun> Marked(PolicyBlock block, IReadOnlyList<TextRun> runs)
    {
        if (Place is not { } at || at < block.Start || at >= block.Start + block.Text.Length) return runs;
        var (start, length) = FigureReader.Sentence(reading!.Body, at);
        var from = Math.Clamp(start - block.Start, 0, block.Text.Length);
        var to = Math.Clamp(start + length - block.Start, from, block.Text.Length);
        return [new(block.Text[..from], false), new(block.Text[from..to], true), new(block.Text[to..], false)];
    }

    private async Task ShowFigure(DocumentFigure figure)
    {
        var parameters = new DialogParameters<FigureDialog> { { d => d.Reading, reading! }, { d => d.Figure, figure }, { d => d.Start, figure.Start }, { d => d.Length, figure.Length } };
        var dialog = await Dialogs.ShowAsync<FigureDialog>(null, parameters, new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true });
        if (await dialog.Result is not { Canceled: false }) return;
        Toasts.Done(T["已保存"], UndoOf(figure));
        await ReadFigures();
    }

    // What was just said can be taken back at once; where it was itself a taking back, the dialog is the place.
    private Func<Task>? UndoOf(DocumentFigure figure)
    {
        var id = FigureReview.IdOf(DocumentId, FigurePlaces.Of(reading!.Body, reading.TextVersion, figure.Start, figure.Length));
        return figure.Id is not null ? null : async () =>
        {
            if (Toasts.Accept(await Desk.Send(new UndoFigureJudgement(DocumentId, id)), T["已撤销"])) await InvokeAsync(async () =>
            {
                await ReadFigures();
                StateHasChanged();
            });
        };
    }
}
