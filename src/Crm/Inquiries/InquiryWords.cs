using Crm.Foundation;
using Crm.Inquiries.Listing;
using Crm.Inquiries.Triaging;

namespace Crm.Inquiries;

/// <summary>Where inquiries stand and why they were closed, in words.</summary>
public static class InquiryWords
{
    /// <summary>Where an inquiry stands.</summary>
    public static string Of(InquiryState state) => state switch
    {
        InquiryState.New => Texts.Of("待处理"),
        InquiryState.Assigned => Texts.Of("已交办"),
        InquiryState.BecameLead => Texts.Of("已转线索"),
        InquiryState.TouchedLead => Texts.Of("已并入线索"),
        InquiryState.Answered => Texts.Of("已答复"),
        InquiryState.Closed => Texts.Of("已关闭"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>Why an inquiry was closed.</summary>
    public static string Of(ClosingReason reason) => reason switch
    {
        ClosingReason.Nuisance => Texts.Of("骚扰或广告"),
        ClosingReason.Withdrawn => Texts.Of("对方撤回"),
        ClosingReason.Repeated => Texts.Of("重复提交"),
        ClosingReason.OutOfScope => Texts.Of("不属于招商业务"),
        ClosingReason.Unreachable => Texts.Of("联系不上"),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    /// <summary>What was decided, and why; null where no reason was kept.</summary>
    public static string? Of(InquiryVerdict? verdict)
    {
        var picked = verdict switch
        {
            { Closing: { } closing } => Of(closing),
            { Ground: { } ground } => Of(ground),
            { Reason: { } reason } when reason != TriageReason.Other || verdict.Note is null => TriageReasons.Of(reason),
            _ => null,
        };
        return string.Join(" · ", new[] { picked, verdict?.Note }.OfType<string>()) is { Length: > 0 } words ? words : null;
    }

    /// <summary>Why it was certain without anybody looking.</summary>
    public static string Of(TouchGround ground) => ground switch
    {
        TouchGround.OnlyLeadOfPerson => Texts.Of("同一联系人只有一条在谈线索（自动）"),
        TouchGround.SamePersonAndCompany => Texts.Of("同一联系人、同一企业（自动）"),
        _ => throw new ArgumentOutOfRangeException(nameof(ground), ground, null),
    };

    /// <summary>What whoever asked did about it.</summary>
    public static string Of(VisitorNoteKind kind) => kind switch
    {
        VisitorNoteKind.Added => Texts.Of("对方补充"),
        VisitorNoteKind.Revised => Texts.Of("对方更正"),
        VisitorNoteKind.Fetched => Texts.Of("对方领取"),
        VisitorNoteKind.Withdrawn => Texts.Of("对方撤回"),
        VisitorNoteKind.ConsentWithdrawn => Texts.Of("对方撤回同意，不得再联系"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>CSS class of a state's tag.</summary>
    public static string Tag(InquiryState state) => state switch
    {
        InquiryState.New => "tag tag-accent",
        InquiryState.Assigned => "tag tag-warn",
        InquiryState.Closed => "tag",
        _ => "tag tag-good",
    };
}
