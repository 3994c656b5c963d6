using Crm.Foundation;
using Crm.Policies;
using Crm.Submissions.Checking;
using Crm.Submissions.Deciding;
using Crm.Submissions.Publishing;
using Crm.Submissions.Queue;
using Crm.Team;
using JasperFx.Events;
using Marten;

namespace Crm.Submissions.Review;

/// <summary>Everything that happened to a submission, in words, the latest first.</summary>
[Allow(Role.Editor, Role.Manager, Role.Auditor)]
public sealed record SubmissionHistory(Guid SubmissionId) : IQuery<IReadOnlyList<SubmissionEntry>>;

/// <summary>One thing that happened.</summary>
/// <param name="Who">Who did it, as people call them.</param>
/// <param name="What">What happened; reads on from <paramref name="Who"/>.</param>
/// <param name="Text">What was written with it.</param>
public sealed record SubmissionEntry(long Version, string Who, DateTimeOffset At, string What, string? Text);

/// <summary>Answers <see cref="SubmissionHistory"/>. The only place where the facts of submissions become sentences for the staff.</summary>
public static class SubmissionHistoryHandler
{
    public static async Task<IReadOnlyList<SubmissionEntry>> Handle(SubmissionHistory query, IRoster roster, IQuerySession session, CancellationToken token)
    {
        var row = await session.LoadAsync<SubmissionListing>(query.SubmissionId, token) ?? throw SubmissionReading.NoSuch;
        var events = await session.Events.FetchStreamAsync(row.Id, token: token);
        return [.. Fold(events).Select(e => new SubmissionEntry(e.Version, NameOf(e.UserName ?? "", roster), e.Timestamp, Say(e.Data), row.Locked && IsInside(e.Data) ? null : Text(e.Data))).Reverse()];
    }

    // Ticking off twenty kinds one after the other is one thing; the last tick says it.
    private static IEnumerable<IEvent> Fold(IReadOnlyList<IEvent> events) => events.Where((e, i) =>
        e.Data is not SubmissionKindsChecked || i + 1 == events.Count || events[i + 1].Data is not SubmissionKindsChecked || events[i + 1].UserName != e.UserName);

    private static string Say(object fact) => fact switch
    {
        SubmissionReceived e => Texts.Of("投来文章，编号 {0}，{1} 字", e.Number, e.Characters),
        SubmissionTermsAccepted e => Texts.Of("同意投稿须知 {0} 版和个人信息告知 {1} 版", e.Terms, e.Notice),
        SubmissionClaimed => Texts.Of("认领了投稿"),
        SubmissionReleased => Texts.Of("放回了投稿"),
        SubmissionCorrected => Texts.Of("修改了文章"),
        SubmissionAskedBack => Texts.Of("向作者提问，审稿时限暂停"),
        SubmissionReplied e => e.Body is null ? Texts.Of("答复了编辑") : Texts.Of("答复了编辑，改了正文"),
        SubmissionKindsChecked e => Texts.Of("核对不能刊登的内容：已看 {0} / {1} 类", e.Kinds.Count, ProhibitedKinds.All.Count),
        SubmissionAccepted => Texts.Of("决定采用"),
        SubmissionRefused e => Texts.Of("决定不采用：{0}", e.Kind is { } kind ? $"{RefusalReasons.Of(e.Reason)} · {ProhibitedKinds.Of(kind)}" : RefusalReasons.Of(e.Reason)),
        SubmissionReopened => Texts.Of("撤销了原来的决定"),
        SubmissionPublished e => Texts.Of("发布到政策库，类别：{0}", PolicyWords.Of(e.Kind)),
        SubmissionTakenDown e => Texts.Of("撤下了文章：{0}", e.NoticeFrom is { } from ? $"{TakeDownGrounds.Of(e.Ground)}（{from}）" : TakeDownGrounds.Of(e.Ground)),
        SubmissionPutBack => Texts.Of("恢复了文章"),
        SubmissionWithdrawn => Texts.Of("撤回了投稿"),
        AuthorConsentWithdrawn => Texts.Of("撤回了个人信息的同意"),
        SubmissionLockedAway e => Texts.Of("封存了内容：{0}", ProhibitedKinds.Of(e.Kind)),
        SubmissionUnlocked => Texts.Of("解除了封存"),
        LockedSubmissionViewed => Texts.Of("查看了封存内容"),
        _ => throw new NotSupportedException($"{fact.GetType().Name} has no words for the history"),
    };

    private static string? Text(object fact) => fact switch
    {
        SubmissionCorrected e => e.Note,
        SubmissionAskedBack e => e.Question,
        SubmissionReplied e => e.Answer,
        SubmissionAccepted e => e.Note,
        SubmissionRefused e => e.Note,
        SubmissionReopened e => e.Reason,
        SubmissionTakenDown e => $"{e.Reason}\n{Texts.Of("公告：{0}", e.Announcement)}",
        SubmissionPutBack e => e.Reason,
        SubmissionLockedAway e => e.Reason,
        SubmissionUnlocked e => e.Reason,
        LockedSubmissionViewed e => e.Reason,
        _ => null,
    };

    // What was written about the text itself is kept under lock with it.
    private static bool IsInside(object fact) => fact is SubmissionCorrected or SubmissionAskedBack or SubmissionReplied or SubmissionAccepted or SubmissionRefused or SubmissionReopened or SubmissionTakenDown or SubmissionPutBack;

    private static string NameOf(string login, IRoster roster) =>
        login == Caller.Visitor.Login ? Texts.Of("作者") : login.StartsWith(':') ? Texts.Of("系统") : roster.Person(login)?.Name ?? login;
}
