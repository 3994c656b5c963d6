using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace Crm.Policies.Reading;

/// <summary>One version of a document's text. Never changed: what a lead quotes stays what was read.</summary>
public sealed record PolicyText
{
    /// <summary>See <see cref="IdOf"/>.</summary>
    public string Id { get; init; } = "";

    /// <summary>The document.</summary>
    public Guid Document { get; init; }

    /// <summary>Which version of it.</summary>
    public int TextVersion { get; init; }

    /// <summary>The day its source prints under it.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>The text, one paragraph a line.</summary>
    public string Body { get; init; } = "";

    /// <summary>Where a version stands.</summary>
    public static string IdOf(Guid document, int version) => $"{document:N}/{version}";
}

/// <summary>Writes <see cref="PolicyText"/>.</summary>
public sealed partial class PolicyTextProjection : EventProjection
{
    public PolicyTextProjection() => Options.DeleteViewTypeOnTeardown<PolicyText>();

    public void Project(IEvent<PolicyDocumentImported> e, IDocumentOperations operations) => operations.Store(Text(e.StreamId, 1, e.Data.PublishedOn, e.Data.Body));

    public void Project(IEvent<PolicyDocumentRevised> e, IDocumentOperations operations) =>
        operations.Store(Text(e.StreamId, e.Data.TextVersion, e.Data.PublishedOn, e.Data.Body));

    private static PolicyText Text(Guid document, int version, DateOnly? publishedOn, string body) =>
        new() { Id = PolicyText.IdOf(document, version), Document = document, TextVersion = version, PublishedOn = publishedOn, Body = body };
}
