using Crm.Policies.Figures.Indexing;
using Marten;
using Wolverine.Marten;

namespace Crm.Policies.Figures.Correcting;

/// <summary>What the commands about figures have in common: the decision is made on the text, and the table of figures is right in the same moment.</summary>
internal static class FigureJudging
{
    public static async Task<Events> Judge(
        IDocumentSession session, Guid id, int version, Func<string, DocumentFigures, IEnumerable<object>> decide, CancellationToken token)
    {
        var (document, body, review) = await DocumentFigures.Load(session, id, version, token);
        var facts = decide(body, DocumentFigures.Of(document, body, review)).ToList();
        var after = facts.Aggregate(review, (known, fact) => FigureReviewProjection.With(known, id, fact));
        FigureTable.Write(session, document, DocumentFigures.Of(document, body, after));
        return [.. facts];
    }
}
