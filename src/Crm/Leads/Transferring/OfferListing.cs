using Crm.Foundation;
using Crm.Leads.Dividing;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Crm.Leads.Transferring;

/// <summary>The last offer of a lead to another unit, with everything that was said about it. Written in the command's own transaction.</summary>
public sealed record OfferListing
{
    /// <summary>The lead.</summary>
    public Guid Id { get; init; }

    public Guid Offer { get; init; }

    public OfferState State { get; init; }

    /// <summary>The unit that gives.</summary>
    public string FromUnit { get; init; } = "";

    /// <summary>The unit that is to take.</summary>
    public string ToUnit { get; init; } = "";

    /// <summary>Login of whoever offered it.</summary>
    public string By { get; init; } = "";

    public string Reason { get; init; } = "";

    public BenefitTerms? Terms { get; init; }

    public DateOnly OfferedOn { get; init; }

    /// <summary>When something happened to it last.</summary>
    public DateTimeOffset Updated { get; init; }

    /// <summary>What came of it; null while it waits.</summary>
    public OfferAnswer? Answer { get; init; }

    /// <summary>What both sides said.</summary>
    public IReadOnlyList<OfferStatement> Statements { get; init; } = [];
}

/// <summary>What somebody decided about an offer.</summary>
/// <param name="By">Login.</param>
/// <param name="Unit">The unit that has the lead by a ruling.</param>
public sealed record OfferAnswer(string By, DateOnly On, string? Text, string? Unit = null);

/// <summary>What one side says.</summary>
/// <param name="By">Login.</param>
public sealed record OfferStatement(string Unit, string By, string Text, IReadOnlyList<Guid> Files, DateOnly On);

/// <summary>Writes <see cref="OfferListing"/>.</summary>
public sealed partial class OfferListingProjection : SingleStreamProjection<OfferListing, Guid>
{
    public OfferListingProjection()
    {
        IncludeType<LeadOffered>();
        IncludeType<LeadOfferAccepted>();
        IncludeType<LeadOfferDeclined>();
        IncludeType<LeadOfferWithdrawn>();
        IncludeType<LeadOfferDisputed>();
        IncludeType<LeadOfferArgued>();
        IncludeType<LeadOfferRuled>();
        IncludeType<LeadAssigned>();
    }

    public override OfferListing? Evolve(OfferListing? row, Guid id, IEvent e)
    {
        var by = e.UserName ?? "";
        if (e.Data is LeadOffered made)
            return new OfferListing { Id = id, Offer = made.Offer, State = OfferState.Waiting, FromUnit = made.From, ToUnit = made.To, By = by, Reason = made.Reason, Terms = made.Terms, OfferedOn = made.OccurredOn, Updated = e.RecordedAt() };
        if (row is null) return null;
        var next = e.Data switch
        {
            LeadOfferAccepted a => row with { State = OfferState.Accepted, Answer = new(by, a.OccurredOn, a.Note) },
            LeadOfferDeclined d => row with { State = OfferState.Declined, Answer = new(by, d.OccurredOn, d.Reason) },
            LeadOfferWithdrawn w => row with { State = OfferState.Withdrawn, Answer = new(by, w.OccurredOn, w.Reason) },
            LeadOfferDisputed d => row with { State = OfferState.Disputed, Statements = [.. row.Statements, new(d.Unit, by, d.Statement, d.Files, d.OccurredOn)] },
            LeadOfferArgued a => row with { Statements = [.. row.Statements, new(a.Unit, by, a.Statement, a.Files, a.OccurredOn)] },
            LeadOfferRuled r => row with { State = OfferState.Ruled, Answer = new(by, r.OccurredOn, r.Reason, r.Unit) },
            LeadAssigned a when a.Unit != row.FromUnit && row.State is OfferState.Waiting or OfferState.Declined or OfferState.Disputed => row with { State = OfferState.Lapsed },
            _ => row,
        };
        return ReferenceEquals(next, row) ? row : next with { Updated = e.RecordedAt() };
    }
}
