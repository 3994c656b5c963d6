using System.Text.Json.Serialization;
using Crm.Foundation;
using Crm.Policies;
using Crm.Privacy;
using Crm.Submissions.Checking;
using Crm.Submissions.Deciding;
using Crm.Submissions.Publishing;

namespace Crm.Submissions;

/// <summary>Somebody sent an article in over the site.</summary>
/// <param name="Number">TG, the day, a running number: what is read out over the phone.</param>
/// <param name="LinkHash">SHA-256 of the link's secret part; the link itself stands nowhere.</param>
/// <param name="Organisation">来稿单位: for whom the author writes; printed with the article.</param>
/// <param name="Author">Name, mail address and phone of the author.</param>
/// <param name="Body">The text as it was sent in, one paragraph a line. It is never changed.</param>
/// <param name="Characters">Its length as an editor counts.</param>
/// <param name="Region">The place it is about, GB/T 2260; null where the author named none.</param>
/// <param name="Unit">Unit that answers for it while nobody has claimed it.</param>
/// <param name="UnitPath">Place of that unit in the tree.</param>
/// <param name="Language">The language the author reads: zh-CN or en.</param>
public sealed record SubmissionReceived(
    string Number, string LinkHash, string Title, string Organisation, SealedContact Author, string Body, int Characters, string? Region, string Unit, string UnitPath, string Language,
    DateOnly OccurredOn) : IFact;

/// <summary>The author accepted the submission terms and agreed to how their personal data are used.</summary>
/// <param name="Terms">The version of the terms that was shown.</param>
/// <param name="TermsHash">SHA-256 of its text.</param>
/// <param name="Notice">The version of the privacy notice that was shown.</param>
/// <param name="NoticeHash">SHA-256 of its text.</param>
/// <param name="At">The moment they did.</param>
public sealed record SubmissionTermsAccepted(string Terms, string TermsHash, string Notice, string NoticeHash, DateTimeOffset At, DateOnly OccurredOn) : IFact;

/// <summary>An editor took the submission on.</summary>
/// <param name="By">Login of the editor.</param>
/// <param name="Unit">The editor's unit, whose managers are told when time runs out.</param>
/// <param name="UnitPath">Place of that unit in the tree.</param>
public sealed record SubmissionClaimed(string By, string Unit, string UnitPath, DateOnly OccurredOn) : IFact;

/// <summary>The editor gave the submission back; anybody can claim it.</summary>
public sealed record SubmissionReleased(DateOnly OccurredOn) : IFact;

/// <summary>An editor corrected the article. What was sent in stays beside it.</summary>
/// <param name="Note">Why, for colleagues.</param>
public sealed record SubmissionCorrected(string Title, string Organisation, string Body, int Characters, string? Region, string? Note, DateOnly OccurredOn) : IFact;

/// <summary>An editor asked the author something; until they answer it is not the editors' turn.</summary>
public sealed record SubmissionAskedBack(string Question, DateOnly OccurredOn) : IFact;

/// <summary>The author answered, and perhaps sent a new text in.</summary>
/// <param name="Title">The new title; null where it stays.</param>
/// <param name="Body">The new text; null where it stays.</param>
/// <param name="Characters">Length of the new text as an editor counts.</param>
public sealed record SubmissionReplied(string Answer, string? Title, string? Body, int? Characters, DateOnly OccurredOn) : IFact;

/// <summary>An editor ticked off what they looked for in the text.</summary>
/// <param name="Kinds">All kinds of prohibited content that are ticked off now.</param>
public sealed record SubmissionKindsChecked(IReadOnlyList<ProhibitedKind> Kinds, DateOnly OccurredOn) : IFact;

/// <summary>The article will be published.</summary>
public sealed record SubmissionAccepted(string? Note, DateOnly OccurredOn) : IFact;

/// <summary>The article will not be published; its author is told why.</summary>
/// <param name="Kind">Which prohibited content it holds, where that is the reason.</param>
/// <param name="Note">The same in words for the author.</param>
public sealed record SubmissionRefused(RefusalReason Reason, ProhibitedKind? Kind, string? Note, DateOnly OccurredOn) : IFact;

/// <summary>A decision was taken back: the submission waits to be decided again.</summary>
public sealed record SubmissionReopened(string Reason, DateOnly OccurredOn) : IFact;

/// <summary>The article stands in the policy library and on the public site.</summary>
/// <param name="Document">The document it became.</param>
public sealed record SubmissionPublished(Guid Document, string Title, PolicyKind Kind, string? Region, DateOnly OccurredOn) : IFact;

/// <summary>A published article was taken down after somebody gave notice.</summary>
/// <param name="NoticeFrom">Which office or company gave notice; null where an editor found it.</param>
/// <param name="Reason">What was found, for the record.</param>
/// <param name="Announcement">What stands at the article's address instead.</param>
public sealed record SubmissionTakenDown(TakeDownGround Ground, string? NoticeFrom, string Reason, string Announcement, DateOnly OccurredOn) : IFact;

/// <summary>An article that was taken down stands on the site again.</summary>
public sealed record SubmissionPutBack(string Reason, DateOnly OccurredOn) : IFact;

/// <summary>The author took the submission back before it was published.</summary>
public sealed record SubmissionWithdrawn(DateOnly OccurredOn) : IFact;

/// <summary>The author took their consent back: their contact is shown and used no more.</summary>
/// <param name="At">The moment they did.</param>
public sealed record AuthorConsentWithdrawn(DateTimeOffset At, DateOnly OccurredOn) : IFact;

/// <summary>封存: grave content is kept for the authorities and hidden from everybody but those named.</summary>
/// <param name="Reason">Why, in writing.</param>
/// <param name="Readers">Logins of those who may look.</param>
/// <param name="By">Login of whoever did it, who can't take it back alone.</param>
public sealed record SubmissionLockedAway(
    ProhibitedKind Kind, string Reason, IReadOnlyList<string> Readers, DateOnly OccurredOn, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] string? By = null) : IFact;

/// <summary>The content is no longer kept under lock.</summary>
public sealed record SubmissionUnlocked(string Reason, DateOnly OccurredOn) : IFact;

/// <summary>One of those named looked at what is kept under lock.</summary>
/// <param name="Reason">What for.</param>
public sealed record LockedSubmissionViewed(string Reason, DateOnly OccurredOn) : IFact;
