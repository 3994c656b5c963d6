using Crm.Foundation;

namespace Crm.Submissions.Deciding;

/// <summary>Why an article is not published.</summary>
public enum RefusalReason
{
    /// <summary>含不能刊登的内容: one of the twenty kinds.</summary>
    Prohibited = 1,

    /// <summary>企业软文.</summary>
    Advertorial,

    /// <summary>与本站栏目无关.</summary>
    OffTopic,

    /// <summary>与已有文章重复.</summary>
    Duplicate,

    /// <summary>内容无法核实.</summary>
    Unverified,

    /// <summary>质量不够.</summary>
    Quality,

    /// <summary>作者没有答复.</summary>
    NoAnswer,

    /// <summary>其他, with a note.</summary>
    Other,
}

/// <summary>The reasons in words.</summary>
public static class RefusalReasons
{
    /// <summary>The reason in the current language.</summary>
    public static string Of(RefusalReason reason) => reason switch
    {
        RefusalReason.Prohibited => Texts.Of("含不能刊登的内容"),
        RefusalReason.Advertorial => Texts.Of("只宣传企业或产品"),
        RefusalReason.OffTopic => Texts.Of("和本站栏目无关"),
        RefusalReason.Duplicate => Texts.Of("和已有文章重复"),
        RefusalReason.Unverified => Texts.Of("内容无法核实"),
        RefusalReason.Quality => Texts.Of("内容不够充实、准确"),
        RefusalReason.NoAnswer => Texts.Of("没有收到作者答复"),
        RefusalReason.Other => Texts.Of("其他原因"),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}
