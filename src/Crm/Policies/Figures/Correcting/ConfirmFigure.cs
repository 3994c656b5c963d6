using Crm.Foundation;
using Crm.Team;
using Marten;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Policies.Figures.Correcting;

/// <summary>Says that a figure was read rightly: it then stays as it is, whatever later rules read.</summary>
/// <param name="TextVersion">The version that was looked at.</param>
/// <param name="Start">Where the figure starts in it.</param>
[Allow(Role.Editor)]
public sealed record ConfirmFigure(Guid DocumentId, int TextVersion, int Start, int Length) : IPolicyCommand;

/// <summary>Handles <see cref="ConfirmFigure"/>.</summary>
public static class ConfirmFigureHandler
{
    public static Task<Events> Handle(
        ConfirmFigure command, [WriteModel(nameof(command.DocumentId))] PolicyDocument document, IDocumentSession session, TimeProvider clock, CancellationToken token) =>
        FigureJudging.Judge(session, document, command.TextVersion, (body, figures) => Decide(command, body, figures, China.Today(clock)), token);

    public static IEnumerable<object> Decide(ConfirmFigure command, string body, DocumentFigures figures, DateOnly today)
    {
        var figure = FigureAt.Of(body, figures, command.Start, command.Length);
        if (figure.Verdict == Verdict.Rejected) throw new RuleBroken("这个数已经标为不采用，请先撤销。");
        if (figure.Verdict is not null) throw new RuleBroken("这个数已经核对过了。");
        yield return new FigureConfirmed(FigurePlaces.Of(body, command.TextVersion, figure.Start, figure.Length), figure.Reading, today);
    }
}
