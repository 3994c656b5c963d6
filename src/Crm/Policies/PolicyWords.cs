using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Policies.Library;
using Crm.Policies.Quoting;

namespace Crm.Policies;

/// <summary>The library's codes in words.</summary>
public static class PolicyWords
{
    /// <summary>The kind's name.</summary>
    public static string Of(PolicyKind kind) => kind switch
    {
        PolicyKind.WorkReport => Texts.Of("政府工作报告"),
        PolicyKind.Plan => Texts.Of("规划计划"),
        PolicyKind.Measure => Texts.Of("政策措施"),
        PolicyKind.Notice => Texts.Of("通知公告"),
        PolicyKind.Interpretation => Texts.Of("政策解读"),
        _ => Texts.Of("园区动态"),
    };

    /// <summary>The state's name.</summary>
    public static string Of(Validity validity) => validity switch
    {
        Validity.InForce => Texts.Of("现行"),
        Validity.Unstated => Texts.Of("有效期未注明"),
        Validity.NotYet => Texts.Of("未生效"),
        Validity.Expired => Texts.Of("已失效"),
        Validity.Repealed => Texts.Of("已废止"),
        _ => Texts.Of("已撤回"),
    };

    /// <summary>How a document lost its force; the name of the other document follows, where there is one.</summary>
    public static string Of(PolicyDocumentRepealed repeal) => (repeal.Replaced, repeal.ByTitle) switch
    {
        (true, _) => Texts.Of("{0} 起由另一份文件替代：", Days.Full(repeal.On)),
        (_, null) => Texts.Of("{0} 起废止。", Days.Full(repeal.On)),
        _ => Texts.Of("{0} 起废止，依据：", Days.Full(repeal.On)),
    };

    /// <summary>What became of a quote, in a word.</summary>
    public static string Of(QuoteFate fate) => fate switch
    {
        QuoteFate.Unchanged => Texts.Of("引文未变"),
        QuoteFate.Moved => Texts.Of("引文已移动"),
        QuoteFate.Changed => Texts.Of("引文已改动"),
        _ => Texts.Of("引文已删去"),
    };

    /// <summary>CSS class of the state's tag.</summary>
    public static string Tag(Validity validity) => validity switch
    {
        Validity.InForce => "tag tag-good",
        Validity.NotYet => "tag tag-warn",
        Validity.Expired or Validity.Repealed or Validity.Withdrawn => "tag tag-bad",
        _ => "tag",
    };
}
