namespace Crm.Policies.Cataloguing;

/// <summary>A catalogue card while it is being typed.</summary>
public sealed class CardForm(PolicyCard card)
{
    public PolicyKind Kind { get; set; } = card.Kind;

    public string? Region { get; set; } = card.Region;

    public DateOnly? PublishedOn { get; set; } = card.PublishedOn;

    public string? IndexNumber { get; set; } = card.IndexNumber;

    public string? DocumentNumber { get; set; } = card.DocumentNumber;

    public string? Issuer { get; set; } = card.Issuer;

    public IReadOnlyList<string> Industries { get; set; } = card.Industries;

    public DateOnly? ValidFrom { get; set; } = card.ValidFrom;

    public DateOnly? ValidTo { get; set; } = card.ValidTo;

    /// <summary>The card as it stands in the fields.</summary>
    public PolicyCard Read() => new(Kind, Region, PublishedOn, IndexNumber, DocumentNumber, Issuer, Industries, ValidFrom, ValidTo);
}
