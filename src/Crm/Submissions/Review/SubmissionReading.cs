using Crm.Clocks.Running;
using Crm.Foundation;
using Crm.Privacy;
using Crm.Submissions.Checking;
using Crm.Submissions.Correcting;
using Crm.Submissions.Deciding;
using Crm.Submissions.Queue;
using Crm.Submissions.Tracking;
using Crm.Team;
using Marten;

namespace Crm.Submissions.Review;

/// <summary>A submission with its texts, for whoever reviews it.</summary>
/// <param name="Hidden">Title, text and author are kept under lock and not shown here.</param>
/// <param name="Changes">The difference between the text as it was sent in and as it stands now; empty where nothing was changed.</param>
/// <param name="Found">Words of the editors' lists that stand in title and text.</param>
/// <param name="Due">When it must be decided; null where no clock runs.</param>
/// <param name="Version">How many facts its stream has.</param>
/// <param name="TextNumber">Number of the text as it stands now.</param>
public sealed record SubmissionReading(
    Guid Id, string Number, SubmissionState State, bool Hidden, string Title, string OriginalTitle, string Organisation, string? Region, string? Author, string? Phone, string? Email,
    string Body, int Characters, IReadOnlyList<TextChange> Changes, IReadOnlyList<FoundWord> Found, IReadOnlyList<ProhibitedKind> Checked, string? Editor, string? EditorName, string Terms,
    string? Question, string? Answer, RefusalReason? Reason, ProhibitedKind? Kind, string? Note, Guid? Document, string? Announcement, IReadOnlyList<string>? Readers,
    DateTimeOffset ReceivedAt, DateTimeOffset? DecidedAt, DueMark? Due, long Version, int TextNumber)
{
    /// <summary>The refusal for what is not there.</summary>
    public static RuleBroken NoSuch => new("没有这篇投稿。") { Kind = Refusal.Missing };

    /// <summary>Whether something can still be decided about it.</summary>
    public bool IsOpen => State is SubmissionState.Waiting or SubmissionState.Asked;

    /// <summary>Title and text in one, in which the found words are placed.</summary>
    public static string Searched(string title, string body) => $"{title}\n{body}";

    /// <summary>Reads it.</summary>
    /// <param name="open">Also what is kept under lock.</param>
    /// <param name="contacts">With number and address in full; masked otherwise.</param>
    internal static async Task<SubmissionReading> Of(
        SubmissionListing row, bool open, bool contacts, IRoster roster, Vault vault, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var hidden = row.Locked && !open;
        var text = await session.LoadAsync<SubmissionText>(row.Id, token) ?? new();
        if (hidden) text = new();
        // Those named may need to know who wrote it, even if the author took their consent back meanwhile.
        var author = hidden ? null : await vault.Open(row.Locked ? row.Sender ?? row.Author : row.Author, token);
        var matcher = hidden ? null : (await ProhibitedWordBook.Read(session, token)).Matcher();
        return new(
            row.Id, row.Number, row.State, hidden, hidden ? SubmissionWords.Hidden : row.Title, text.OriginalTitle, hidden ? SubmissionWords.Hidden : row.Organisation, hidden ? null : row.Region,
            author?.Name, contacts ? Foundation.Formats.Phone.TryParse(author?.Phone, out var phone) ? phone.Display : author?.Phone : Masked.Phone(author?.Phone),
            contacts ? author?.Email : Masked.Email(author?.Email), text.Body, row.Characters,
            text.Body == text.Original ? [] : TextDifference.Of(text.Original, text.Body), matcher?.Find(Searched(row.Title, text.Body)) ?? [], row.Checked,
            row.Editor, row.Editor is null ? null : roster.Person(row.Editor)?.Name ?? row.Editor, row.Terms, hidden ? null : row.Question, hidden ? null : row.Answer, row.Reason, row.Kind,
            hidden ? null : row.Note, row.Document, hidden ? null : row.Announcement, row.Readers, row.ReceivedAt, row.DecidedAt,
            (await DueMark.Of(session, [row.Id], clock.GetUtcNow(), token)).GetValueOrDefault(row.Id), row.Facts, row.TextNumber);
    }
}
