using Crm.Leads;
using Crm.Promises;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace Crm.Policies.Citing;

/// <summary>A passage of the library that somebody put beside a lead, or promised something on.</summary>
public sealed record Citation
{
    /// <summary>Of the event that cited it; of the promise that rests on it.</summary>
    public Guid Id { get; init; }

    public Guid Document { get; init; }

    /// <summary>The version it was read in.</summary>
    public int TextVersion { get; init; }

    /// <summary>The heading it stood under.</summary>
    public string? Anchor { get; init; }

    /// <summary>Word for word; empty for the document as a whole.</summary>
    public string Quote { get; init; } = "";

    /// <summary>A promise rests on it.</summary>
    public bool Promised { get; init; }

    /// <summary>The lead it stands beside.</summary>
    public Guid Lead { get; init; }

    /// <summary>Login of whoever cited it.</summary>
    public string By { get; init; } = "";

    /// <summary>The day it was cited.</summary>
    public DateOnly On { get; init; }
}

/// <summary>Writes <see cref="Citation"/> from what leads say, in the same transaction.</summary>
public sealed partial class CitationProjection : EventProjection
{
    public CitationProjection() => Options.DeleteViewTypeOnTeardown<Citation>();

    public void Project(IEvent<PolicyAttached> e, IDocumentOperations operations) => operations.Store(new Citation
    {
        Id = e.Id,
        Document = e.Data.Document,
        TextVersion = e.Data.Version,
        Anchor = e.Data.Anchor,
        Quote = e.Data.Quote,
        Lead = e.StreamId,
        By = e.UserName ?? "",
        On = e.Data.OccurredOn,
    });

    public void Project(IEvent<PolicyDetached> e, IDocumentOperations operations)
    {
        var (lead, document, version) = (e.StreamId, e.Data.Document, e.Data.Version);
        if (e.Data.Quote is { } quote) operations.DeleteWhere<Citation>(c => c.Lead == lead && c.Document == document && c.TextVersion == version && !c.Promised && c.Quote == quote);
        else operations.DeleteWhere<Citation>(c => c.Lead == lead && c.Document == document && c.TextVersion == version && !c.Promised);
    }

    public void Project(IEvent<PromiseMade> e, IDocumentOperations operations)
    {
        if (e.Data.Passage is not { } passage) return;
        operations.Store(new Citation
        {
            Id = e.StreamId,
            Document = passage.Document,
            TextVersion = passage.Version,
            Quote = passage.Quote,
            Promised = true,
            Lead = e.Data.Lead,
            By = e.Data.By,
            On = e.Data.OccurredOn,
        });
    }
}
