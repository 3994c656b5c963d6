using Crm.Foundation;
using JasperFx.Events;

namespace Crm.Policies;

/// <summary>A policy document as decisions need to know it. Its texts stand in <see cref="Reading.PolicyText"/>.</summary>
public sealed partial record PolicyDocument
{
    /// <summary>Stream id; derived from source, place and title.</summary>
    public Guid Id { get; init; }

    /// <summary>Its catalogue card, confirmed or not.</summary>
    public PolicyCard Card { get; init; } = new(PolicyKind.ParkNews, null, null, null, null, null, [], null, null);

    /// <summary>The version of the text for which an editor confirmed the card; 0 while nobody has.</summary>
    public int CardVersion { get; init; }

    /// <summary>Number of the current version of the text.</summary>
    public int TextVersion { get; init; }

    /// <summary>Fingerprint of the current version.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>How it lost its force; null while nobody repealed it.</summary>
    public PolicyDocumentRepealed? Repeal { get; init; }

    /// <summary>Whether it must no longer be quoted.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>Whether it is kept from readers; then it is withdrawn as well.</summary>
    public bool Concealed { get; init; }

    /// <summary>Whether it was withdrawn because the import that brought it was taken back.</summary>
    public bool TakenBack { get; init; }

    /// <summary>Whether somebody sent it in to be published.</summary>
    public bool Contributed { get; init; }

    public static PolicyDocument Create(IEvent<PolicyDocumentImported> e) => new()
    {
        Id = e.StreamId,
        Card = new(e.Data.Kind, e.Data.Region, e.Data.PublishedOn, null, null, null, [], null, null),
        TextVersion = 1,
        Fingerprint = e.Data.Fingerprint,
        Contributed = e.Data.Contribution is not null,
    };

    public PolicyDocument Apply(PolicyDocumentRevised e) => this with { TextVersion = e.TextVersion, Fingerprint = e.Fingerprint, Card = Card with { PublishedOn = e.PublishedOn } };

    public PolicyDocument Apply(PolicyDocumentClassified e) => this with { Card = Card with { Kind = e.Kind, Region = e.Region, PublishedOn = e.PublishedOn } };

    public PolicyDocument Apply(PolicyValiditySet e) => this with { Card = Card with { ValidFrom = e.From, ValidTo = e.To } };

    public PolicyDocument Apply(PolicyDocumentCatalogued e) => this with { Card = e.Card, CardVersion = e.TextVersion };

    public PolicyDocument Apply(PolicyDocumentRepealed e) => this with { Repeal = e };

    public PolicyDocument Apply(PolicyRepealUndone e) => this with { Repeal = null };

    public PolicyDocument Apply(PolicyDocumentWithdrawn e) => this with { Withdrawn = true, TakenBack = e.Undoes is not null };

    public PolicyDocument Apply(PolicyDocumentRestored e) => this with { Withdrawn = Concealed, TakenBack = false };

    public PolicyDocument Apply(PolicyDocumentConcealed _) => this with { Concealed = true, Withdrawn = true };

    public PolicyDocument Apply(PolicyDocumentRevealed _) => this with { Concealed = false };

    /// <summary>What was withdrawn stays as it is until it is restored.</summary>
    public void MustNotBeWithdrawn()
    {
        if (Withdrawn) throw new RuleBroken("这份文件已经撤回。要修改的话，请先恢复。");
    }

    /// <summary>What somebody sent in is taken down and put back where it was reviewed, with an announcement and a letter to its author.</summary>
    public void MustBelongToLibrary()
    {
        if (Concealed) throw new RuleBroken("这份文件已封存，解除封存之后才能恢复。");
        if (Contributed) throw new RuleBroken("这是投稿文章，请在“投稿”里撤下或恢复。");
    }
}
