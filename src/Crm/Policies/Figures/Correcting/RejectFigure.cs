using Crm.Foundation;
using Crm.Team;
using FluentValidation;
using Marten;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Policies.Figures.Correcting;

/// <summary>Says that what was read is no figure of the region: a name, an example, or somebody else's.</summary>
/// <param name="Reason">Why, where an editor says so.</param>
[Allow(Role.Editor)]
public sealed record RejectFigure(Guid DocumentId, int TextVersion, int Start, int Length, string? Reason = null) : IPolicyCommand;

/// <summary>What a <see cref="RejectFigure"/> must hold.</summary>
public sealed class RejectFigureValidator : AbstractValidator<RejectFigure>
{
    public RejectFigureValidator() => RuleFor(c => c.Reason).MaximumLength(200).WithMessage("原因不能超过 200 个字。").IsShortText();
}

/// <summary>Handles <see cref="RejectFigure"/>.</summary>
public static class RejectFigureHandler
{
    public static Task<Events> Handle(
        RejectFigure command, [WriteModel(nameof(command.DocumentId))] PolicyDocument document, IDocumentSession session, TimeProvider clock, CancellationToken token) =>
        FigureJudging.Judge(session, document, command.TextVersion, (body, figures) => Decide(command, body, figures, China.Today(clock)), token);

    public static IEnumerable<object> Decide(RejectFigure command, string body, DocumentFigures figures, DateOnly today)
    {
        var figure = FigureAt.Of(body, figures, command.Start, command.Length);
        if (figure.Verdict == Verdict.Rejected) throw new RuleBroken("这个数已经标为不采用。");
        yield return new FigureRejected(FigurePlaces.Of(body, command.TextVersion, figure.Start, figure.Length), command.Reason?.Trim() is { Length: > 0 } reason ? reason : null, today);
    }
}
