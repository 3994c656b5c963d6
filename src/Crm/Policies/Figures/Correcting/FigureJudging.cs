using Crm.Policies.Figures.Indexing;
using Marten;
using Wolverine.Marten;

namespace Crm.Policies.Figures.Correcting;

/// <summary>What the commands about figures have in common: the decision is made on the text, and the table of figures is right in the same moment.</summary>
internal static class FigureJudging
{
    public static async Task<Events> Judge(
        IDocumentSession session, PolicyDocument document, int version, Func<string, DocumentFigures, IEnumerable<object>> decide, CancellationToken token)
    {
        document.MustNotBeWithdrawn();
        var (listing, body, review) = await DocumentFigures.Load(session, document.Id, version, token);
        var facts = decide(body, DocumentFigures.Of(listing, body, review)).ToList();
        var after = facts.Aggregate(review, (known, fact) => FigureReviewProjection.With(known, document.Id, fact));
        FigureTable.Write(session, listing, DocumentFigures.Of(listing, body, after));
        return [.. facts];
    }
}
