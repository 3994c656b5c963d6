using Crm.Foundation;
using Crm.Foundation.Searching;
using Crm.Inquiries;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Crm.Hotline.Ledger;

/// <summary>One call as the desk and the ledger show it. Written in the command's own transaction.</summary>
public sealed record CallListing
{
    public Guid Id { get; init; }

    /// <summary>What was written down, as it holds now.</summary>
    public CallRecord Record { get; init; } = new(default, default, null, null, null, null, null);

    public Topic Topic { get; init; }

    public CallOutcome Outcome { get; init; }

    /// <summary>The caller; who it is only the vault can tell.</summary>
    public Guid? Person { get; init; }

    /// <summary>What was written down, folded for comparison.</summary>
    public string Folded { get; init; } = "";

    /// <summary>Runs of one to three characters of <see cref="Folded"/>; see <see cref="Foundation.Searching.Grams"/>.</summary>
    public long[] Grams { get; init; } = [];

    public string Unit { get; init; } = "";

    /// <summary>Login of whoever put it down.</summary>
    public string Agent { get; init; } = "";

    /// <summary>Code of the unit it was handed to.</summary>
    public string? HandedToUnit { get; init; }

    /// <summary>Login of the colleague it was handed to.</summary>
    public string? HandedTo { get; init; }

    /// <summary>The hand-over that is not settled yet.</summary>
    public PendingTransfer? Pending { get; init; }

    /// <summary>Login of whoever handed it over, while that is not settled.</summary>
    public string? PendingFrom { get; init; }

    /// <summary>Whether the hand-over was declined.</summary>
    public bool Returned { get; init; }

    /// <summary>Who may look at the caller; null where the call is not confidential.</summary>
    public CallReaders? Readers { get; init; }

    /// <summary>Whether it has <see cref="Readers"/>.</summary>
    public bool Confidential { get; init; }

    /// <summary>When it is to be called back, while that is due.</summary>
    public DateTimeOffset? CallBackAt { get; init; }

    /// <summary>Login of whoever is to call back, while that is due.</summary>
    public string? CallBackBy { get; init; }

    /// <summary>The moment the caller was last promised to be called back at; stays when it was kept.</summary>
    public DateTimeOffset? PromisedAt { get; init; }

    /// <summary>When the promise was kept: they were reached, or became a lead.</summary>
    public DateTimeOffset? KeptAt { get; init; }

    /// <summary>How often the call-back was tried without an answer.</summary>
    public int Tries { get; init; }

    public Guid? Inquiry { get; init; }

    public Guid? Lead { get; init; }

    /// <summary>What was added later: notes, results of call-backs.</summary>
    public string[] Notes { get; init; } = [];

    /// <summary>Day of the call.</summary>
    public DateOnly OccurredOn { get; init; }

    /// <summary>When it was put down.</summary>
    public DateTimeOffset LoggedAt { get; init; }

    /// <summary>Events so far; what a correction names as the version it saw.</summary>
    public long Events { get; init; }

    /// <summary>To whom it was handed.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public HandOver? Handed => HandedToUnit is null ? null : new HandOver(HandedToUnit, HandedTo);
}

/// <summary>Writes <see cref="CallListing"/>.</summary>
public sealed partial class CallListingProjection : SingleStreamProjection<CallListing, Guid>
{
    public CallListingProjection() => this.IncludeFactsBeside<CallLogged>();

    public override CallListing? Evolve(CallListing? row, Guid id, IEvent e)
    {
        if (e.Data is CallLogged logged) row = Log(id, logged, e);
        if (row is null) return null;
        row = e.Data switch
        {
            CallCorrected c => With(row, c.Record) with { Outcome = c.Outcome, OccurredOn = c.OccurredOn },
            CallAnnotated a => row with { Notes = [.. row.Notes, a.Note] },
            CallBackPlanned p => row with { CallBackAt = p.At, CallBackBy = p.By, PromisedAt = p.At, KeptAt = null },
            CallBackDone d => row with { CallBackAt = null, CallBackBy = null, KeptAt = e.RecordedAt(), Tries = 0, Notes = [.. row.Notes, d.Result] },
            CallBackFailed f => row with { Tries = row.Tries + 1, Notes = f.Note is null ? row.Notes : [.. row.Notes, f.Note] },
            CallTransferred t => Lie(row, new HandOver(t.Unit, t.To), PendingTransfer.Of(t, e.UserName, row.Handed)),
            CallTransferAccepted => Lie(row, PendingTransfer.After(row.Pending, row.Handed, e.UserName), null),
            CallTransferDeclined d => Lie(row, row.Pending?.Before, row.Pending?.Declined(d)),
            CallTransferWithdrawn => Lie(row, row.Pending?.Before, null),
            CallMarkedConfidential m => row with { Readers = new CallReaders(m.Roles, m.People), Confidential = true },
            CallConfidentialityLifted => row with { Readers = null, Confidential = false },
            CallTurnedIntoLead l => Convert(row, l.Inquiry, l.Lead, e),
            CallTouchedLead l => Convert(row, l.Inquiry, l.Lead, e),
            _ => row,
        };
        return row with { Events = row.Events + 1 };
    }

    private static CallListing Log(Guid id, CallLogged e, IEvent recorded) => With(new CallListing
    {
        Id = id,
        Outcome = e.Outcome,
        Unit = e.Unit,
        Agent = recorded.UserName ?? "",
        OccurredOn = e.OccurredOn,
        LoggedAt = recorded.RecordedAt(),
    }, e.Record);

    private static CallListing With(CallListing row, CallRecord record)
    {
        var folded = FoldedText.Fold($"{record.Company} {record.Wish} {record.Remarks}");
        return row with { Record = record, Topic = record.Topic, Person = record.Caller?.Person, Folded = folded, Grams = Foundation.Searching.Grams.OfText(folded) };
    }

    private static CallListing Lie(CallListing row, HandOver? with, PendingTransfer? pending) =>
        row with { HandedToUnit = with?.Unit, HandedTo = with?.To, Pending = pending, PendingFrom = pending?.From, Returned = pending is { IsReturned: true } };

    private static CallListing Convert(CallListing row, Guid inquiry, Guid lead, IEvent recorded) =>
        Lie(row, row.Handed, null) with { Outcome = CallOutcome.BecameLead, Inquiry = inquiry, Lead = lead, CallBackAt = null, CallBackBy = null, KeptAt = row.CallBackAt is null ? row.KeptAt : recorded.RecordedAt() };
}
