using Crm.Foundation;
using Crm.Policies.Reading;
using Crm.Team;
using Marten;

namespace Crm.Policies.Figures.Marking;

/// <summary>The figures of a document, read from its text at the moment of asking.</summary>
/// <param name="TextVersion">The version; the current one where it is left out.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator)]
public sealed record FindFigures(Guid DocumentId, int? TextVersion = null) : IQuery<DocumentFigures>;

/// <summary>Answers <see cref="FindFigures"/>.</summary>
public static class FindFiguresHandler
{
    public static async Task<DocumentFigures> Handle(FindFigures query, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var reading = await PolicyReading.Of(session, query.DocumentId, query.TextVersion, nameof(query.TextVersion), China.Today(clock), token);
        var figures = DocumentFigures.Of(reading.Document, reading.Body, await session.LoadAsync<FigureReview>(query.DocumentId, token));
        // Of other kinds only what an editor has put in is shown.
        return DocumentFigures.AreFacts(reading.Document.Kind) ? figures : figures with { Figures = [.. figures.Figures.Where(f => f.Verdict is not null)] };
    }
}
