using System.Globalization;
using Crm.Foundation;
using Crm.Policies.Figures.Extracting;
using Crm.Policies.Reading;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Crm.Policies.Figures.Correcting;

/// <summary>A figure with its sentence: everybody may look, editors say what is right.</summary>
public sealed partial class FigureDialog
{
    private static readonly IReadOnlyList<string> Names = [.. Indicators.All.Where(i => !i.Growth).Select(i => i.Name)];
    private string? subject;
    private string? value;
    private string? upper;
    private string? unit;
    private string? year;
    private FigureNature nature;
    private bool growth;
    private (string?, string?, string?, string?, string?, FigureNature, bool) shown;
    private FigurePlace place = new(0, "", 0, 0, 0);
    private Outcome? outcome;

    [Inject] private Desk Desk { get; set; } = default!;

    [Inject] private Texts T { get; set; } = default!;

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = default!;

    /// <summary>The text it stands in.</summary>
    [Parameter, EditorRequired] public PolicyReading Reading { get; set; } = default!;

    /// <summary>The figure; null where a passage is to become one.</summary>
    [Parameter] public DocumentFigure? Figure { get; set; }

    /// <summary>Where it, or the passage, starts in the text.</summary>
    [Parameter, EditorRequired] public int Start { get; set; }

    /// <summary>How long it is.</summary>
    [Parameter, EditorRequired] public int Length { get; set; }

    private string Sentence => place.Sentence;

    private int Offset => place.Offset;

    private bool Touched => shown != (subject, value, upper, unit, year, nature, growth);

    protected override void OnInitialized()
    {
        place = FigurePlaces.Of(Reading.Body, Reading.TextVersion, Start, Length);
        var known = Figure is { Verdict: not Verdict.Rejected } ? Figure.Reading : Read();
        if (known is not null)
        {
            (subject, unit, nature, growth) = (known.Subject, known.Unit, known.Nature, known.Growth);
            (value, upper, year) = (Formats.Typed(known.Value), Formats.Typed(known.Upper), known.Year?.ToString(CultureInfo.InvariantCulture));
        }
        shown = (subject, value, upper, unit, year, nature, growth);
    }

    // What the passage says by itself, as a start.
    private FigureReading? Read() => FigureReader.Read(Reading.Body.Substring(Start, Length), new(null, Reading.Document.Kind)) is [var one, ..] ? one.Reading with { Year = Reading.Document.Year } : null;

    private Task Confirm() => Send(new ConfirmFigure(Reading.Document.Id, Reading.TextVersion, Start, Length));

    private Task Reject() => Send(new RejectFigure(Reading.Document.Id, Reading.TextVersion, Start, Length));

    private Task Undo() => Send(new UndoFigureJudgement(Reading.Document.Id, Figure!.Id!.Value));

    private async Task Save()
    {
        try
        {
            var number = Formats.Parse(value, "Figure.Value");
            int? named = string.IsNullOrWhiteSpace(year) ? null : int.TryParse(year.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var y) ? y : 0;
            await Send(new CorrectFigure(
                Reading.Document.Id, Reading.TextVersion, Start, Length,
                new(number, unit ?? "", subject ?? "", named, nature, Formats.ParseIfGiven(upper, "Figure.Upper"), growth, Figure?.Reading.Span is > 0 and var span ? span : 1, Figure?.Reading.Bound ?? FigureBound.Exact)));
        }
        catch (RuleBroken broken)
        {
            outcome = Outcome.Of(broken);
        }
    }

    private async Task Send(ICommand command)
    {
        outcome = await Desk.Send(command);
        if (outcome.Ok) Dialog.Close();
    }

    /// <summary>Numbers as they are typed; a fall has its sign.</summary>
    private static class Formats
    {
        public static string? Typed(decimal? value) => Foundation.Formats.Figure.Typed(value);

        public static decimal Parse(string? text, string field) => text?.Trim() is ['-' or '−', .. var rest] ? -Foundation.Formats.Figure.Parse(rest, field) : Foundation.Formats.Figure.Parse(text, field);

        public static decimal? ParseIfGiven(string? text, string field) => string.IsNullOrWhiteSpace(text) ? null : Parse(text, field);
    }
}
