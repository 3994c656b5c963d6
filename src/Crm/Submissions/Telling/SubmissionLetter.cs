using Crm.Foundation;
using Crm.Inquiries;
using Crm.Notifications.Mailing;
using Crm.Notifications.Sending;
using Crm.Privacy;
using Crm.Submissions.Queue;
using Crm.Submissions.Tracking;
using Marten;
using Microsoft.Extensions.Options;
using Wolverine;

namespace Crm.Submissions.Telling;

/// <summary>The letters to an author, one writer for each kind. They say where the submission stands when they are sent, and hold nothing of what the author wrote.</summary>
public sealed class SubmissionLetter(string kind, InquiryLinks links, IOptions<MailSettings> settings) : ILetterWriter
{
    /// <summary>It was received.</summary>
    public const string Received = "submission-received";

    /// <summary>An editor asks something.</summary>
    public const string Asked = "submission-asked";

    /// <summary>It will be published.</summary>
    public const string Accepted = "submission-accepted";

    /// <summary>A decision the author was told of was taken back.</summary>
    public const string Reopened = "submission-reopened";

    /// <summary>It will not be published.</summary>
    public const string Refused = "submission-refused";

    /// <summary>It stands on the site.</summary>
    public const string Published = "submission-published";

    /// <summary>It was taken down.</summary>
    public const string TakenDown = "submission-taken-down";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [Received, Asked, Accepted, Refused, Reopened, Published, TakenDown];

    /// <inheritdoc />
    public string Kind => kind;

    /// <summary>A letter; null where the author can't be written to any more.</summary>
    /// <param name="told">How often the author was told something before.</param>
    public static Letter? Of(string kind, Guid submission, string number, SealedContact? author, string language, int told, DateTimeOffset now) => author?.Email is not { } address ? null : new Letter
    {
        Id = IdOf(kind, submission, told),
        Kind = kind,
        About = submission,
        Title = number,
        To = address,
        Person = address.Person,
        Language = language,
        At = now,
    };

    /// <summary>Writes one with what it tells of, for a submission as it was before that.</summary>
    /// <returns>What sends it; nothing where the author can't be written to any more.</returns>
    public static OutgoingMessages Put(string kind, Submission s, IDocumentSession session, DateTimeOffset now) =>
        Of(kind, s.Id, s.Number, s.Author, s.Language, s.Told + 1, now) is { } letter ? [letter.Put(session)] : [];

    private static Guid IdOf(string kind, Guid submission, int told) => Uuid5.Of(kind, $"{submission}\n{told}");

    // A decision that was taken back before its letter left is not told any more.
    private bool IsTrue(SubmissionListing row) => row.Author is not null && kind switch
    {
        Received => row.State != SubmissionState.Withdrawn,
        Asked => row is { State: SubmissionState.Asked, Locked: false },
        Accepted => row.State == SubmissionState.Accepted,
        Refused => row.State == SubmissionState.Refused,
        Reopened => row.State is SubmissionState.Waiting or SubmissionState.Asked,
        Published => row.State == SubmissionState.Published,
        TakenDown => row is { State: SubmissionState.TakenDown, Locked: false },
        _ => throw new InvalidOperationException($"No letter {kind}"),
    };

    // Letters to one person leave one after the other: the one before has left by now, or never will.
    private static async Task<bool> WasTold(Letter letter, IQuerySession session, CancellationToken token)
    {
        var facts = await session.Events.FetchStreamAsync(letter.About, token: token);
        var told = 0;
        foreach (var fact in facts.Select(f => f.Data))
        {
            if (fact is SubmissionReopened && IdOf(Reopened, letter.About, told + 1) == letter.Id) break;
            if (fact is SubmissionAskedBack or SubmissionAccepted or SubmissionRefused or SubmissionReopened or SubmissionPublished or SubmissionTakenDown or SubmissionPutBack) told++;
        }
        foreach (var before in (string[])[Accepted, Refused])
            if (await session.LoadAsync<Delivery>(IdOf(before, letter.About, told), token) is { State: DeliveryState.Sent }) return true;
        return false;
    }

    /// <inheritdoc />
    public async Task<LetterText?> Write(Letter letter, IQuerySession session, CancellationToken token)
    {
        if (await session.LoadAsync<SubmissionListing>(letter.About, token) is not { } row || !IsTrue(row)) return null;
        if (kind == Reopened && !await WasTold(letter, session, token)) return null;
        var page = settings.Value.BaseUrl.TrimEnd('/') + SubmissionLinks.Address(links.Of(letter.About));
        var article = settings.Value.BaseUrl.TrimEnd('/') + $"/site/policies/{row.Document}";
        var (subject, said) = kind switch
        {
            Received => (Texts.Of("投稿已收到，编号 {0}", row.Number), Texts.Of("您的投稿已收到，编号 {0}。编辑按先后审稿，24 小时内给出结果。", row.Number)),
            Asked => (Texts.Of("编辑有问题要问您（投稿 {0}）", row.Number), Texts.Of("编辑看了您的投稿 {0}，有问题要问您：\n\n{1}\n\n请打开下面的进度页答复，也可以一并改稿。", row.Number, row.Question ?? "")),
            Accepted => (Texts.Of("投稿 {0} 已采用", row.Number), Texts.Of("您的投稿 {0} 已采用，即将刊登。刊登后再把文章地址发给您。", row.Number)),
            Reopened => (Texts.Of("投稿 {0} 重新审稿", row.Number), Texts.Of("您的投稿 {0} 正在重新审稿，之前告诉您的结果作废。24 小时内给出新的结果。", row.Number)),
            Refused => (Texts.Of("投稿 {0} 的审稿结果", row.Number), Texts.Of("您的投稿 {0} 这次没有采用。\n\n原因：{1}", row.Number, SubmissionWords.Why(row.Reason, row.Kind, row.Locked ? null : row.Note))),
            Published => (Texts.Of("您的文章已刊登（投稿 {0}）", row.Number), Texts.Of("您的投稿 {0} 已经刊登，注明了来稿单位和作者：\n{1}", row.Number, article)),
            TakenDown => (Texts.Of("您的文章已撤下（投稿 {0}）", row.Number), Texts.Of("您的投稿 {0} 刊登后已撤下，公告如下：\n\n{1}", row.Number, row.Announcement ?? "")),
            _ => throw new InvalidOperationException($"No letter {kind}"),
        };
        return new LetterText(subject, Texts.Of("您好：\n\n{0}\n\n查看进度、答复或撤回，请打开：\n{1}\n\n知道这个链接的人都能看到这篇投稿，请不要转发。\n这封信由系统发出，请不要直接回复。\n", said, page));
    }
}
