using Crm.Foundation;
using JasperFx.Events;

namespace Crm.Policies;

/// <summary>A policy document as decisions need to know it. Its texts stand in <see cref="Reading.PolicyText"/>.</summary>
public sealed partial record PolicyDocument
{
    /// <summary>Stream id; derived from source, place and title.</summary>
    public Guid Id { get; init; }

    /// <summary>What sort of document it is.</summary>
    public PolicyKind Kind { get; init; }

    /// <summary>GB/T 2260 code of the place it is about.</summary>
    public string? Region { get; init; }

    /// <summary>The day its source prints under it.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>Number of the current version of the text.</summary>
    public int TextVersion { get; init; }

    /// <summary>Fingerprint of the current version.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>First day it applies.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day it applies.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Whether it must no longer be quoted.</summary>
    public bool Withdrawn { get; init; }

    public static PolicyDocument Create(IEvent<PolicyDocumentImported> e) => new()
    {
        Id = e.StreamId,
        Kind = e.Data.Kind,
        Region = e.Data.Region,
        PublishedOn = e.Data.PublishedOn,
        TextVersion = 1,
        Fingerprint = e.Data.Fingerprint,
    };

    public PolicyDocument Apply(PolicyDocumentRevised e) => this with { TextVersion = e.TextVersion, Fingerprint = e.Fingerprint, PublishedOn = e.PublishedOn };

    public PolicyDocument Apply(PolicyDocumentClassified e) => this with { Kind = e.Kind, Region = e.Region, PublishedOn = e.PublishedOn };

    public PolicyDocument Apply(PolicyValiditySet e) => this with { ValidFrom = e.From, ValidTo = e.To };

    public PolicyDocument Apply(PolicyDocumentWithdrawn e) => this with { Withdrawn = true };

    public PolicyDocument Apply(PolicyDocumentRestored e) => this with { Withdrawn = false };

    /// <summary>What was withdrawn stays as it is until it is restored.</summary>
    public void MustNotBeWithdrawn()
    {
        if (Withdrawn) throw new RuleBroken("这份文件已经撤回。要修改的话，请先恢复。");
    }
}
