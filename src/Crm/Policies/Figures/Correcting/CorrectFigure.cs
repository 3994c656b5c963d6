using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Marten;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Policies.Figures.Correcting;

/// <summary>Puts right what a figure says, or adds one that was not found, at a passage of the text.</summary>
/// <param name="TextVersion">The version that was looked at.</param>
/// <param name="Start">Where the figure, or the passage that holds it, starts.</param>
[Allow(Role.Editor)]
public sealed record CorrectFigure(Guid DocumentId, int TextVersion, int Start, int Length, FigureStatement Figure) : IPolicyCommand;

/// <summary>What a <see cref="CorrectFigure"/> must hold.</summary>
public sealed class CorrectFigureValidator : AbstractValidator<CorrectFigure>
{
    public CorrectFigureValidator() => RuleFor(c => c.Figure).Cascade(CascadeMode.Stop).NotNull().WithMessage("请写明这是什么数。").SetValidator(new FigureStatementValidator());
}

/// <summary>Handles <see cref="CorrectFigure"/>.</summary>
public static class CorrectFigureHandler
{
    public static Task<Events> Handle(
        CorrectFigure command, [WriteModel(nameof(command.DocumentId))] PolicyDocument document, IDocumentSession session, TimeProvider clock, CancellationToken token) =>
        FigureJudging.Judge(session, document, command.TextVersion, (body, figures) => Decide(command, body, figures, China.Today(clock)), token);

    public static IEnumerable<object> Decide(CorrectFigure command, string body, DocumentFigures figures, DateOnly today)
    {
        FigureAt.MustBeIn(body, command.Start, command.Length);
        var reading = command.Figure.Reading();
        if (FigureAt.Find(figures, command.Start, command.Length) is not { } figure)
        {
            yield return new FigureAdded(FigurePlaces.Of(body, command.TextVersion, command.Start, command.Length), reading, today);
            yield break;
        }
        if (figure.Verdict != Verdict.Rejected && figure.Reading == reading) throw new RuleBroken("没有改动。读得对的话，请点“核对无误”。");
        var place = FigurePlaces.Of(body, command.TextVersion, figure.Start, figure.Length);
        yield return figure.Verdict == Verdict.Added ? new FigureAdded(place, reading, today) : new FigureCorrected(place, reading, today);
    }
}
