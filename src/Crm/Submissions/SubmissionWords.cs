using Crm.Foundation;
using Crm.Submissions.Checking;
using Crm.Submissions.Deciding;
using Crm.Submissions.Tracking;

namespace Crm.Submissions;

/// <summary>Submissions in words.</summary>
public static class SubmissionWords
{
    /// <summary>Stands where a title or a name is kept under lock.</summary>
    public static string Hidden => Texts.Of("已封存");

    /// <summary>Where a submission stands.</summary>
    public static string Of(SubmissionState state) => state switch
    {
        SubmissionState.Waiting => Texts.Of("待审"),
        SubmissionState.Asked => Texts.Of("待作者答复"),
        SubmissionState.Accepted => Texts.Of("已采用，待发布"),
        SubmissionState.Refused => Texts.Of("未采用"),
        SubmissionState.Published => Texts.Of("已发布"),
        SubmissionState.TakenDown => Texts.Of("已撤下"),
        SubmissionState.Withdrawn => Texts.Of("作者已撤回"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>CSS class of the state's tag.</summary>
    public static string Tag(SubmissionState state) => state switch
    {
        SubmissionState.Waiting => "tag tag-primary",
        SubmissionState.Asked => "tag tag-warn",
        SubmissionState.Accepted or SubmissionState.Published => "tag tag-good",
        SubmissionState.TakenDown => "tag tag-bad",
        _ => "tag",
    };

    /// <summary>Why an article was refused, for its author.</summary>
    public static string Why(RefusalReason? reason, ProhibitedKind? kind, string? note) => string.Join("；", new[]
    {
        reason is { } given ? RefusalReasons.Of(given) : null, kind is { } found ? ProhibitedKinds.Of(found) : null, note,
    }.OfType<string>());

    /// <summary>What happened, in the words of the author.</summary>
    public static string Of(SubmissionStepKind kind) => kind switch
    {
        SubmissionStepKind.Received => Texts.Of("已收到您的投稿"),
        SubmissionStepKind.TakenUp => Texts.Of("编辑开始审稿"),
        SubmissionStepKind.Asked => Texts.Of("编辑有问题要问您"),
        SubmissionStepKind.Replied => Texts.Of("您答复了编辑"),
        SubmissionStepKind.Accepted => Texts.Of("已采用，即将刊登"),
        SubmissionStepKind.Refused => Texts.Of("这次没有采用"),
        SubmissionStepKind.Reopened => Texts.Of("重新审稿"),
        SubmissionStepKind.Published => Texts.Of("已刊登"),
        SubmissionStepKind.TakenDown => Texts.Of("文章已撤下"),
        SubmissionStepKind.PutBack => Texts.Of("文章已恢复刊登"),
        SubmissionStepKind.Withdrawn => Texts.Of("您撤回了投稿"),
        SubmissionStepKind.ConsentWithdrawn => Texts.Of("您撤回了同意"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
