namespace Crm.Pipeline.Comparing;

/// <summary>What became of a lead between two looks at it; the first that holds.</summary>
public enum ChangeKind
{
    /// <summary>It was not there before.</summary>
    Added = 1,

    /// <summary>It is no longer counted: it turned out to be another lead's project, or its opening was not yet known or had not yet happened.</summary>
    Gone,

    /// <summary>It came from another unit.</summary>
    MovedIn,

    /// <summary>It went to another unit.</summary>
    MovedOut,

    /// <summary>It came to an end.</summary>
    Terminated,

    /// <summary>It was taken up again.</summary>
    Reopened,

    /// <summary>It came further.</summary>
    Advanced,

    /// <summary>It fell back.</summary>
    FellBack,

    /// <summary>Only its investment is another.</summary>
    Revised,

    /// <summary>Something else: who is in charge, industry, region, the day of a stage.</summary>
    Other,
}

/// <summary>Kinds of change in the words of the current language.</summary>
public static class ChangeWords
{
    /// <summary>A kind.</summary>
    public static string Of(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => Foundation.Texts.Of("新增"),
        ChangeKind.Gone => Foundation.Texts.Of("不再计数"),
        ChangeKind.MovedIn => Foundation.Texts.Of("转入"),
        ChangeKind.MovedOut => Foundation.Texts.Of("转出"),
        ChangeKind.Terminated => Foundation.Texts.Of("终止"),
        ChangeKind.Reopened => Foundation.Texts.Of("重启"),
        ChangeKind.Advanced => Foundation.Texts.Of("推进"),
        ChangeKind.FellBack => Foundation.Texts.Of("退回"),
        ChangeKind.Revised => Foundation.Texts.Of("金额调整"),
        ChangeKind.Other => Foundation.Texts.Of("其他变化"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
