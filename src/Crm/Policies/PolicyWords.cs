using Crm.Foundation;
using Crm.Policies.Library;

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

    /// <summary>CSS class of the state's tag.</summary>
    public static string Tag(Validity validity) => validity switch
    {
        Validity.InForce => "tag tag-good",
        Validity.NotYet => "tag tag-warn",
        Validity.Expired or Validity.Repealed or Validity.Withdrawn => "tag tag-bad",
        _ => "tag",
    };
}
