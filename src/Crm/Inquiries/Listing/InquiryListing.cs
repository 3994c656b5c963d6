using System.Text.Json.Serialization;
using Crm.Foundation;
using Crm.Foundation.Searching;
using Crm.Inquiries.Triaging;
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

    /// <summary>The park it asks about.</summary>
    public Guid? Park { get; init; }

    /// <summary>The phone call it came from.</summary>
    public Guid? Call { get; init; }

    /// <summary>The lead it opened or was put to.</summary>
    public Guid? Lead { get; init; }

    /// <summary>What was answered, or why it was put aside.</summary>
    public string? Result { get; init; }

    /// <summary>Why it was decided as it was; null while it is open, and for what was decided before reasons were kept.</summary>
    public InquiryVerdict? Verdict { get; init; }

    /// <summary>The receipt number; null where nobody was given one.</summary>
    public string? Number { get; init; }

    /// <summary>Whether whoever asked took it back.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>What whoever asked has done about it since, oldest first.</summary>
    public IReadOnlyList<VisitorNote> Notes { get; init; } = [];

    /// <summary>Login of whoever put it down.</summary>
    public string By { get; init; } = "";

    public DateOnly ReceivedOn { get; init; }

    /// <summary>When it was recorded.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Left out of every figure. Nobody is shown it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Test { get; init; }
}

/// <summary>Why an inquiry was decided as it was, by whom and when. At most one of the first three is there.</summary>
/// <param name="Reason">What somebody picked.</param>
/// <param name="Closing">Why it was put aside.</param>
/// <param name="Ground">Why nobody needed to look.</param>
/// <param name="Note">In somebody's own words.</param>
/// <param name="By">Login.</param>
public sealed record InquiryVerdict(TriageReason? Reason, ClosingReason? Closing, TouchGround? Ground, string? Note, string By, DateTimeOffset At);

/// <summary>Something a visitor did about their inquiry.</summary>
/// <param name="Text">What was added or how it reads now; null where the kind says all.</param>
public sealed record VisitorNote(VisitorNoteKind Kind, string? Text, DateTimeOffset At);

/// <summary>What visitors do about their inquiries.</summary>
public enum VisitorNoteKind
{
    /// <summary>补充.</summary>
    Added = 1,

    /// <summary>更正.</summary>
    Revised,

    /// <summary>撤回.</summary>
    Withdrawn,

    /// <summary>撤回同意.</summary>
    ConsentWithdrawn,

    /// <summary>下载了资料.</summary>
    Fetched,
}

/// <summary>Writes <see cref="InquiryListing"/>.</summary>
public sealed partial class InquiryListingProjection : SingleStreamProjection<InquiryListing, Guid>
{
    public InquiryListingProjection() => this.IncludeFactsBeside<InquiryAssigned>();

    public override InquiryListing? Evolve(InquiryListing? row, Guid id, IEvent e) => e.Data switch
    {
        InquiryReceived r => Named(Row(id, r, e)),
        _ when row is null => null,
        InquiryAssigned a => row with { State = InquiryState.Assigned, Unit = a.Unit, Assignee = a.To },
        InquiryTurnedIntoLead l => row with { State = InquiryState.BecameLead, Lead = l.Lead, Verdict = Verdict(e, l.Reason, l.ReasonNote) },
        InquiryTouchedLead l => row with { State = InquiryState.TouchedLead, Lead = l.Lead, Verdict = Verdict(e, l.Reason, l.ReasonNote) with { Ground = l.Ground } },
        InquiryAnswered a => row with { State = InquiryState.Answered, Result = a.Answer, Verdict = Verdict(e, a.Reason, a.ReasonNote) },
        InquiryClosed c => row with { State = InquiryState.Closed, Result = c.Note, Verdict = Verdict(e, null, null) with { Closing = c.Reason } },
        InquiryReopened => row with { State = row.Assignee is null ? InquiryState.New : InquiryState.Assigned, Result = null, Verdict = null },
        ReceiptIssued r => row with { Number = r.Number },
        InquirySupplemented s => Note(row, VisitorNoteKind.Added, s.Text, e),
        InquiryRevised r => Note(Named(row with { Company = r.Company, Contact = r.Contact, Person = r.Contact?.Person, Wish = r.Wish }), VisitorNoteKind.Revised, null, e),
        InquiryWithdrawn => Note(row with { Withdrawn = true, State = row.Lead is null ? InquiryState.Closed : row.State }, VisitorNoteKind.Withdrawn, null, e),
        InquiryMaterialFetched f => Note(row, VisitorNoteKind.Fetched, f.What, e),
        ConsentWithdrawn => Note(row with { Contact = null, Person = null }, VisitorNoteKind.ConsentWithdrawn, null, e),
        _ => row,
    };

    // What comes after an answer waits for one of its own.
    private static InquiryListing Note(InquiryListing row, VisitorNoteKind kind, string? text, IEvent e) => row with
    {
        Notes = [.. row.Notes, new VisitorNote(kind, text, e.RecordedAt())],
        State = row.State != InquiryState.Answered || kind > VisitorNoteKind.Revised ? row.State : row.Assignee is null ? InquiryState.New : InquiryState.Assigned,
    };

    private static InquiryVerdict Verdict(IEvent e, TriageReason? reason, string? note) => new(reason, null, null, note, e.UserName ?? "", e.RecordedAt());

    private static InquiryListing Named(InquiryListing row)
    {
        var folded = FoldedText.Fold($"{row.Company} {row.Wish}");
        return row with { Folded = folded, Grams = Foundation.Searching.Grams.OfText(folded) };
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
        Park = e.Park,
        Call = e.Call,
        By = recorded.UserName ?? "",
        ReceivedOn = e.OccurredOn,
        ReceivedAt = recorded.RecordedAt(),
        Test = e.Test,
    };
}
