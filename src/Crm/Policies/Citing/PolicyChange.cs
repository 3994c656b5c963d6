using Crm.Foundation;
using Wolverine.Attributes;

namespace Crm.Policies.Citing;

/// <summary>What can happen to a document that others rest on.</summary>
public enum PolicyChangeKind
{
    /// <summary>A new version of its text.</summary>
    Revised,

    /// <summary>Another document repealed it.</summary>
    Repealed,

    /// <summary>Another document took its place.</summary>
    Replaced,

    /// <summary>It must no longer be quoted.</summary>
    Withdrawn,

    /// <summary>Its last day is over.</summary>
    Expired,
}

/// <summary>
/// A document that others may rest on changed. Travels through the durable outbox in the transaction of the change; whoever keeps citations tells the people
/// concerned. Its id makes a repeated delivery harmless.
/// </summary>
/// <param name="By">Login of whoever did it; a job's name where only time went by.</param>
[MessageIdentity("policy-change")]
public sealed record PolicyChange(Guid Id, Guid DocumentId, PolicyChangeKind Kind, string By)
{
    /// <summary>A change that a command makes.</summary>
    public static PolicyChange Of(Guid document, PolicyChangeKind kind, string by) => new(Guid.CreateVersion7(), document, kind, by);

    /// <summary>That its last day is over; the same whoever notices it and how often.</summary>
    public static PolicyChange Expired(Guid document, DateOnly last, string by) => new(Uuid5.Of("policy-expired", $"{document:N}/{last:O}"), document, PolicyChangeKind.Expired, by);
}
