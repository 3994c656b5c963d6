namespace Crm.Submissions.Tracking;

/// <summary>One thing that happened to a submission in the eyes of its author.</summary>
/// <param name="Text">What was asked, answered or announced; null where the kind says all.</param>
public sealed record SubmissionStep(SubmissionStepKind Kind, DateTimeOffset At, string? Text = null);

/// <summary>What can happen to it.</summary>
public enum SubmissionStepKind
{
    /// <summary>已收到.</summary>
    Received = 1,

    /// <summary>开始审稿.</summary>
    TakenUp,

    /// <summary>编辑提问.</summary>
    Asked,

    /// <summary>作者答复.</summary>
    Replied,

    /// <summary>已采用.</summary>
    Accepted,

    /// <summary>未采用.</summary>
    Refused,

    /// <summary>重新审稿.</summary>
    Reopened,

    /// <summary>已刊登.</summary>
    Published,

    /// <summary>已撤下.</summary>
    TakenDown,

    /// <summary>恢复刊登.</summary>
    PutBack,

    /// <summary>作者撤回.</summary>
    Withdrawn,

    /// <summary>作者撤回同意.</summary>
    ConsentWithdrawn,
}
