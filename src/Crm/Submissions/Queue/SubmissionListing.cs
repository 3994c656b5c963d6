using Crm.Foundation;
using Crm.Foundation.Searching;
using Crm.Privacy;
using Crm.Submissions.Checking;
using Crm.Submissions.Deciding;
using Crm.Submissions.Tracking;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Crm.Submissions.Queue;

/// <summary>One submission as queue, review and its author's page show it. Its texts stand in <see cref="SubmissionText"/>.</summary>
public sealed record SubmissionListing
{
    public Guid Id { get; init; }

    public string Number { get; init; } = "";

    /// <summary>SHA-256 of the author's link.</summary>
    public string LinkHash { get; init; } = "";

    public SubmissionState State { get; init; }

    /// <summary>The title as it stands now.</summary>
    public string Title { get; init; } = "";

    /// <summary>来稿单位.</summary>
    public string Organisation { get; init; } = "";

    /// <summary>Null once the author took their consent back.</summary>
    public SealedContact? Author { get; init; }

    /// <summary>The author as they wrote to us, for those who may read what is kept under lock.</summary>
    public SealedContact? Sender { get; init; }

    /// <summary>The author, whose erasure their page tells of.</summary>
    public Guid? Person { get; init; }

    public string? Region { get; init; }

    /// <summary>Number of the text as it stands now.</summary>
    public int TextNumber { get; init; } = 1;

    /// <summary>Length of the text as it stands now, as an editor counts.</summary>
    public int Characters { get; init; }

    /// <summary>Login of the editor who has it.</summary>
    public string? Editor { get; init; }

    /// <summary>The version of the terms that was accepted.</summary>
    public string Terms { get; init; } = "";

    public IReadOnlyList<ProhibitedKind> Checked { get; init; } = [];

    /// <summary>What the author was last asked.</summary>
    public string? Question { get; init; }

    /// <summary>What the author last answered.</summary>
    public string? Answer { get; init; }

    /// <summary>Why it was refused.</summary>
    public RefusalReason? Reason { get; init; }

    /// <summary>Which prohibited content it holds, where that was the reason.</summary>
    public ProhibitedKind? Kind { get; init; }

    /// <summary>Why it was refused, in words for the author.</summary>
    public string? Note { get; init; }

    /// <summary>The document it became.</summary>
    public Guid? Document { get; init; }

    /// <summary>What stands at the article's address while it is taken down.</summary>
    public string? Announcement { get; init; }

    /// <summary>Who may look while it is kept under lock.</summary>
    public IReadOnlyList<string>? Readers { get; init; }

    /// <summary>Whether it is kept under lock.</summary>
    public bool Locked { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it was accepted or refused; null while that is open.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>What the author sees of what happened, oldest first.</summary>
    public IReadOnlyList<SubmissionStep> Steps { get; init; } = [];

    /// <summary>How many facts its stream has.</summary>
    public long Facts { get; init; }

    /// <summary>Title and organisation for the search; nothing of what is kept under lock.</summary>
    public string Folded { get; init; } = "";

    public long[] Grams { get; init; } = [];
}

/// <summary>Writes <see cref="SubmissionListing"/>.</summary>
public sealed partial class SubmissionListingProjection : SingleStreamProjection<SubmissionListing, Guid>
{
    public SubmissionListingProjection() => this.IncludeFactsBeside<SubmissionClaimed>();

    public override SubmissionListing? Evolve(SubmissionListing? row, Guid id, IEvent e) => After(row, id, e) is { } after ? after with { Facts = e.Version } : null;

    private static SubmissionListing? After(SubmissionListing? row, Guid id, IEvent e) => e.Data switch
    {
        SubmissionReceived r => Found(Row(id, r, e)),
        _ when row is null => null,
        SubmissionTermsAccepted t => row with { Terms = t.Terms },
        SubmissionClaimed c => Step(row with { Editor = c.By }, row.Steps.Any(s => s.Kind == SubmissionStepKind.TakenUp) ? null : SubmissionStepKind.TakenUp, e),
        SubmissionReleased => row with { Editor = null },
        SubmissionCorrected c => Found(row with { Title = c.Title, Organisation = c.Organisation, Region = c.Region, Characters = c.Characters, TextNumber = row.TextNumber + 1 }),
        SubmissionAskedBack a => Step(row with { State = SubmissionState.Asked, Question = a.Question, Answer = null }, SubmissionStepKind.Asked, e, a.Question),
        SubmissionReplied r => Step(Found(row with
        {
            State = SubmissionState.Waiting,
            Answer = r.Answer,
            Title = r.Title ?? row.Title,
            Characters = r.Characters ?? row.Characters,
            Checked = r is { Title: null, Body: null } ? row.Checked : [],
            TextNumber = r is { Title: null, Body: null } ? row.TextNumber : row.TextNumber + 1,
        }), SubmissionStepKind.Replied, e, r.Answer),
        SubmissionKindsChecked c => row with { Checked = c.Kinds },
        SubmissionAccepted => Step(row with { State = SubmissionState.Accepted, DecidedAt = e.RecordedAt() }, SubmissionStepKind.Accepted, e),
        SubmissionRefused r => Step(row with { State = SubmissionState.Refused, DecidedAt = e.RecordedAt(), Reason = r.Reason, Kind = r.Kind, Note = r.Note }, SubmissionStepKind.Refused, e),
        SubmissionReopened => Step(row with { State = SubmissionState.Waiting, DecidedAt = null, Reason = null, Kind = null, Note = null }, SubmissionStepKind.Reopened, e),
        SubmissionPublished p => Step(row with { State = SubmissionState.Published, Document = p.Document, PublishedAt = e.RecordedAt() }, SubmissionStepKind.Published, e),
        SubmissionTakenDown t => Step(row with { State = SubmissionState.TakenDown, Announcement = t.Announcement }, SubmissionStepKind.TakenDown, e, t.Announcement),
        SubmissionPutBack => Step(row with { State = SubmissionState.Published, Announcement = null }, SubmissionStepKind.PutBack, e),
        SubmissionWithdrawn => Step(row with { State = SubmissionState.Withdrawn }, SubmissionStepKind.Withdrawn, e),
        AuthorConsentWithdrawn => Step(row with { Author = null }, SubmissionStepKind.ConsentWithdrawn, e),
        SubmissionLockedAway l => Found(row with { Locked = true, Readers = l.Readers, Kind = row.Kind ?? l.Kind }),
        SubmissionUnlocked => Found(row with { Locked = false, Readers = null }),
        _ => row,
    };

    private static SubmissionListing Found(SubmissionListing row)
    {
        var folded = row.Locked ? "" : FoldedText.Fold($"{row.Title} {row.Organisation}");
        return row with { Folded = folded, Grams = Foundation.Searching.Grams.OfText(folded) };
    }

    private static SubmissionListing Step(SubmissionListing row, SubmissionStepKind? kind, IEvent e, string? text = null) =>
        kind is null ? row : row with { Steps = [.. row.Steps, new SubmissionStep(kind.Value, e.RecordedAt(), text)] };

    private static SubmissionListing Row(Guid id, SubmissionReceived e, IEvent recorded) => new()
    {
        Id = id,
        Number = e.Number,
        LinkHash = e.LinkHash,
        State = SubmissionState.Waiting,
        Title = e.Title,
        Organisation = e.Organisation,
        Author = e.Author,
        Sender = e.Author,
        Person = e.Author.Person,
        Region = e.Region,
        Characters = e.Characters,
        ReceivedAt = recorded.RecordedAt(),
        Steps = [new SubmissionStep(SubmissionStepKind.Received, recorded.RecordedAt())],
    };
}
