using Crm.Foundation;
using Crm.Foundation.Searching;
using Crm.Leads;
using Crm.Privacy;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Crm.Inquiries.Listing;

/// <summary>One inquiry as lists show it. Written in the command's own transaction.</summary>
public sealed record InquiryListing
{
    public Guid Id { get; init; }

    public InquiryState State { get; init; }

    public Source Source { get; init; }

    public Topic Topic { get; init; }

    public string Unit { get; init; } = "";

    /// <summary>Login of the colleague it was handed to.</summary>
    public string? Assignee { get; init; }

    public string? Company { get; init; }

    public SealedContact? Contact { get; init; }

    /// <summary>The person who asks; who it is only the vault can tell.</summary>
    public Guid? Person { get; init; }

    public string Wish { get; init; } = "";

    /// <summary>Company and wish, folded for comparison.</summary>
    public string Folded { get; init; } = "";

    /// <summary>Runs of one to three characters of <see cref="Folded"/>; see <see cref="Foundation.Searching.Grams"/>.</summary>
    public long[] Grams { get; init; } = [];

    /// <summary>Region of interest, GB/T 2260.</summary>
    public string? Region { get; init; }

    /// <summary>The phone call it came from.</summary>
    public Guid? Call { get; init; }

    /// <summary>The lead it opened or was put to.</summary>
    public Guid? Lead { get; init; }

    /// <summary>What was answered, or why it was put aside.</summary>
    public string? Result { get; init; }

    /// <summary>Login of whoever put it down.</summary>
    public string By { get; init; } = "";

    public DateOnly ReceivedOn { get; init; }

    /// <summary>When it was recorded.</summary>
    public DateTimeOffset ReceivedAt { get; init; }
}

/// <summary>Writes <see cref="InquiryListing"/>.</summary>
public sealed partial class InquiryListingProjection : SingleStreamProjection<InquiryListing, Guid>
{
    public InquiryListingProjection() => this.IncludeFactsBeside<InquiryAssigned>();

    public override InquiryListing? Evolve(InquiryListing? row, Guid id, IEvent e) => e.Data switch
    {
        InquiryReceived r => Receive(id, r, e),
        _ when row is null => null,
        InquiryAssigned a => row with { State = InquiryState.Assigned, Unit = a.Unit, Assignee = a.To },
        InquiryTurnedIntoLead l => row with { State = InquiryState.BecameLead, Lead = l.Lead },
        InquiryTouchedLead l => row with { State = InquiryState.TouchedLead, Lead = l.Lead },
        InquiryAnswered a => row with { State = InquiryState.Answered, Result = a.Answer },
        InquiryClosed c => row with { State = InquiryState.Closed, Result = c.Note },
        _ => row,
    };

    private static InquiryListing Receive(Guid id, InquiryReceived e, IEvent recorded)
    {
        var folded = FoldedText.Fold($"{e.Company} {e.Wish}");
        return Row(id, e, recorded) with { Folded = folded, Grams = Foundation.Searching.Grams.OfText(folded) };
    }

    private static InquiryListing Row(Guid id, InquiryReceived e, IEvent recorded) => new()
    {
        Id = id,
        State = InquiryState.New,
        Source = e.Source,
        Topic = e.Topic,
        Unit = e.Unit,
        Company = e.Company,
        Contact = e.Contact,
        Person = e.Contact?.Person,
        Wish = e.Wish,
        Region = e.Region,
        Call = e.Call,
        By = recorded.UserName ?? "",
        ReceivedOn = e.OccurredOn,
        ReceivedAt = recorded.RecordedAt(),
    };
}
