using Crm.Foundation;
using Crm.Privacy;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Crm.Inquiries.Tracking;

/// <summary>An inquiry that came over the site, as whoever sent it follows it. Found by the hash of its link.</summary>
public sealed record InquiryTrack
{
    public Guid Id { get; init; }

    /// <summary>SHA-256 of the link; see <see cref="InquiryLinks"/>.</summary>
    public string LinkHash { get; init; } = "";

    public string Number { get; init; } = "";

    public Topic Topic { get; init; }

    public string? Company { get; init; }

    public SealedContact? Contact { get; init; }

    /// <summary>The person, whose erasure the page tells of.</summary>
    public Guid? Person { get; init; }

    public string Wish { get; init; } = "";

    public InquiryState State { get; init; }

    public bool Withdrawn { get; init; }

    /// <summary>By when an answer was promised.</summary>
    public DateOnly AnswerBy { get; init; }

    /// <summary>What has happened, oldest first.</summary>
    public IReadOnlyList<TrackStep> Steps { get; init; } = [];
}

/// <summary>One thing that happened.</summary>
/// <param name="Text">What was answered, added, or put right; the code of a unit; null where the kind says all.</param>
public sealed record TrackStep(TrackKind Kind, DateTimeOffset At, string? Text = null);

/// <summary>What can happen to an inquiry in the eyes of whoever sent it.</summary>
public enum TrackKind
{
    /// <summary>已收到.</summary>
    Received = 1,

    /// <summary>已交给某单位.</summary>
    HandedTo,

    /// <summary>已答复.</summary>
    Answered,

    /// <summary>已立项跟进.</summary>
    ProjectOpened,

    /// <summary>并入先前的项目.</summary>
    JoinedProject,

    /// <summary>补充了内容.</summary>
    Added,

    /// <summary>更正了内容.</summary>
    Revised,

    /// <summary>已撤回.</summary>
    Withdrawn,

    /// <summary>已撤回同意.</summary>
    ConsentWithdrawn,

    /// <summary>已办结，没有答复.</summary>
    Closed,

    /// <summary>重新受理.</summary>
    Reopened,
}

/// <summary>Writes <see cref="InquiryTrack"/>.</summary>
public sealed partial class InquiryTrackProjection : SingleStreamProjection<InquiryTrack, Guid>
{
    public InquiryTrackProjection() => this.IncludeFactsBeside<InquiryAssigned>();

    // Only what came over the site, by the form or for a compendium, has somebody to follow it.
    public override InquiryTrack? Evolve(InquiryTrack? track, Guid id, IEvent e) => e.Data switch
    {
        InquiryReceived { Source: Leads.Source.WebForm or Leads.Source.Compendium } r => Receive(id, r, e),
        _ when track is null => null,
        ReceiptIssued r => track with { Number = r.Number, LinkHash = r.LinkHash, AnswerBy = r.AnswerBy },
        InquiryAssigned a => Step(track with { State = InquiryState.Assigned }, TrackKind.HandedTo, e, a.Unit),
        InquiryAnswered a => Step(track with { State = InquiryState.Answered }, TrackKind.Answered, e, a.Answer),
        InquiryTurnedIntoLead => Step(track with { State = InquiryState.BecameLead }, TrackKind.ProjectOpened, e),
        InquiryTouchedLead => Step(track with { State = InquiryState.TouchedLead }, TrackKind.JoinedProject, e),
        InquirySupplemented s => Step(track with { State = Reopened(track.State) }, TrackKind.Added, e, s.Text),
        InquiryRevised r => Step(track with { State = Reopened(track.State), Company = r.Company, Contact = r.Contact, Wish = r.Wish, Person = r.Contact?.Person ?? track.Person }, TrackKind.Revised, e),
        InquiryWithdrawn => Step(track with { Withdrawn = true }, TrackKind.Withdrawn, e),
        ConsentWithdrawn => Step(track with { Contact = null }, TrackKind.ConsentWithdrawn, e),
        InquiryReopened => Step(track with { State = InquiryState.New }, TrackKind.Reopened, e),
        InquiryClosed => Step(track with { State = InquiryState.Closed }, TrackKind.Closed, e),
        _ => track,
    };

    private static InquiryTrack Receive(Guid id, InquiryReceived e, IEvent recorded) => new()
    {
        Id = id,
        State = InquiryState.New,
        Topic = e.Topic,
        Company = e.Company,
        Contact = e.Contact,
        Person = e.Contact?.Person,
        Wish = e.Wish,
        Steps = [new TrackStep(TrackKind.Received, recorded.RecordedAt())],
    };

    private static InquiryState Reopened(InquiryState state) => state == InquiryState.Answered ? InquiryState.New : state;

    private static InquiryTrack Step(InquiryTrack track, TrackKind kind, IEvent e, string? text = null) =>
        track with { Steps = [.. track.Steps, new TrackStep(kind, e.RecordedAt(), text)] };
}
