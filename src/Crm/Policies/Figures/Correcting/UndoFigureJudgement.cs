using Crm.Foundation;
using Crm.Team;
using Marten;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Policies.Figures.Correcting;

/// <summary>Takes back the last thing said about a figure: what was said before holds again, or else what the extraction reads.</summary>
/// <param name="FigureId">The figure, as <see cref="DocumentFigure.Id"/> or <see cref="LostFigure.Id"/> names it.</param>
[Allow(Role.Editor)]
public sealed record UndoFigureJudgement(Guid DocumentId, Guid FigureId) : IPolicyCommand;

/// <summary>Handles <see cref="UndoFigureJudgement"/>.</summary>
public static class UndoFigureJudgementHandler
{
    public static Task<Events> Handle(
        UndoFigureJudgement command, [WriteModel(nameof(command.DocumentId))] PolicyDocument document, IDocumentSession session, TimeProvider clock, CancellationToken token) =>
        FigureJudging.Judge(session, document, document.TextVersion, (_, figures) => Decide(command, figures, China.Today(clock)), token);

    public static IEnumerable<object> Decide(UndoFigureJudgement command, DocumentFigures figures, DateOnly today)
    {
        if (figures.Figures.All(f => f.Id != command.FigureId) && figures.Lost.All(f => f.Id != command.FigureId)) throw new RuleBroken("这个数没有改动过，不用撤销。") { Kind = Refusal.Missing };
        yield return new FigureJudgementUndone(command.FigureId, today);
    }
}
