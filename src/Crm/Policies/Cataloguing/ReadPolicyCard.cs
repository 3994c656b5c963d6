using Crm.Foundation;
using Crm.Policies.Library;
using Crm.Policies.Reading;
using Crm.Team;
using Marten;

namespace Crm.Policies.Cataloguing;

/// <summary>A document's catalogue card for the editor who is to confirm it, with proposals where the library knows nothing yet.</summary>
[Allow(Role.Editor)]
public sealed record ReadPolicyCard(Guid DocumentId) : IQuery<CardSheet>;

/// <summary>A card to confirm.</summary>
/// <param name="Document">The document as the library lists it.</param>
/// <param name="Proposal">The card to start from: the confirmed one, or what is proposed.</param>
/// <param name="Beginning">How the current text begins.</param>
public sealed record CardSheet(PolicyListing Document, CardProposal Proposal, string Beginning);

/// <summary>Answers <see cref="ReadPolicyCard"/>.</summary>
public static class ReadPolicyCardHandler
{
    private const int Shown = 1_200;

    public static async Task<CardSheet> Handle(ReadPolicyCard query, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var read = await PolicyReading.Of(session, query.DocumentId, null, nameof(query.DocumentId), China.Today(clock), token);
        var (document, body) = (read.Document, read.Body);
        return new(
            document,
            document.Confirmed ? new(document.Card, new Dictionary<string, string>()) : CardProposals.Of(document.Card, document.Title, body),
            body.Length <= Shown ? body : body[..Shown] + "…");
    }
}
