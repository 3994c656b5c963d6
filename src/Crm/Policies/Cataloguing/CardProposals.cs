using Crm.Policies.Searching;

namespace Crm.Policies.Cataloguing;

/// <summary>A catalogue card as the document itself suggests it. It counts once an editor has confirmed it.</summary>
/// <param name="Card">What is proposed; what the library knows already is kept.</param>
/// <param name="Words">By the card's property: the words of the document that a proposal was read from.</param>
public sealed record CardProposal(PolicyCard Card, IReadOnlyDictionary<string, string> Words);

/// <summary>Proposes a document's catalogue card from its title and its text.</summary>
public static class CardProposals
{
    /// <param name="known">What the library knows: region and kind come from the import, which proposes as well.</param>
    public static CardProposal Of(PolicyCard known, string title, string body)
    {
        var words = new Dictionary<string, string>();

        T? Propose<T>(string field, T? had, Found<T>? found) where T : class => had ?? Take(field, found)?.Value;

        Found<T>? Take<T>(string field, Found<T>? found)
        {
            if (found is { Words.Length: > 0 }) words[field] = Short(found.Words);
            return found;
        }

        var card = known with
        {
            IndexNumber = Propose(nameof(PolicyCard.IndexNumber), known.IndexNumber, CatalogueLines.IndexNumber(body)),
            DocumentNumber = Propose(nameof(PolicyCard.DocumentNumber), known.DocumentNumber, NumberIn(title, body)),
            Issuer = Propose(nameof(PolicyCard.Issuer), known.Issuer, IssuerInText.Of(title, body)),
            PublishedOn = known.PublishedOn ?? Take(nameof(PolicyCard.PublishedOn), CatalogueLines.PublishedOn(body))?.Value,
        };
        card = card with { Region = Take(nameof(PolicyCard.Region), RegionInText.Of(known.Region, title, card.Issuer))?.Value };
        if (known.Industries.Count == 0) card = card with { Industries = Take(nameof(PolicyCard.Industries), IndustriesInText.Of(title, body, card.Kind))?.Value ?? [] };
        if ((known.ValidFrom, known.ValidTo) == (null, null) && TermInText.Of(title, body, card.Kind, card.PublishedOn) is { } term)
        {
            card = card with { ValidFrom = term.Value.From, ValidTo = term.Value.To };
            words[term.Value.From is null ? nameof(PolicyCard.ValidTo) : nameof(PolicyCard.ValidFrom)] = Short(term.Words);
        }
        return new(card.Tidy(), words);
    }

    private static Found<string>? NumberIn(string title, string body) => CatalogueLines.DocumentNumber(body) ?? (Searching.DocumentNumber.In(title, body) is { } number ? new(number, number) : null);

    private static string Short(string words) => words.Length <= 80 ? words : words[..80] + "…";
}
