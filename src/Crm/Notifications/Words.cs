using Crm.Foundation;
using Crm.Foundation.Formats;

namespace Crm.Notifications;

/// <summary>The sentence of a notice, in the language of whoever reads it.</summary>
public static class Words
{
    /// <summary>What happened, in one sentence.</summary>
    public static string Of(Notice notice) => notice.Kind switch
    {
        NewsKind.LeadHandedOver => Texts.Of("{0}把线索“{1}”交给你负责。", notice.By, notice.Title),
        NewsKind.LeadInPool => Texts.Of("{0}把线索“{1}”放进了你们单位的公海，可以认领。", notice.By, notice.Title),
        NewsKind.LeadTakenOver => Texts.Of("{0}把你负责的线索“{1}”改派给了别的同事。", notice.By, notice.Title),
        NewsKind.LeadShared => Texts.Of("{0}与你共享了线索“{1}”。", notice.By, notice.Title),
        NewsKind.LeadTouched => Texts.Of("“{1}”又来咨询了，由{0}登记。", notice.By, notice.Title),
        NewsKind.InquiryArrived => Texts.Of("收到咨询“{0}”，请安排答复。", notice.Title),
        NewsKind.InquiryHandedOver => Texts.Of("{0}把咨询“{1}”交给你答复。", notice.By, notice.Title),
        NewsKind.InquiryAdded => Texts.Of("对方给咨询“{0}”补充了内容。", notice.Title),
        NewsKind.InquiryRevised => Texts.Of("对方更正了咨询“{0}”。", notice.Title),
        NewsKind.InquiryWithdrawn => Texts.Of("对方撤回了咨询“{0}”，请停止联系。", notice.Title),
        NewsKind.DeadlineNear => Texts.Of("“{0}”的期限快到了：{1}。", notice.Title, DueOf(notice)),
        NewsKind.DeadlinePassed => Texts.Of("“{0}”已过期限：{1}。", notice.Title, DueOf(notice)),
        NewsKind.ErasureAsked => Texts.Of("有人要求删除个人信息（{0}），请在 {1} 前办理。", notice.Title, DueOf(notice)),
        NewsKind.CallMissed => Texts.Of("有未接来电待回电：{0}。", notice.Title),
        NewsKind.CallHandedOver => Texts.Of("{0}把来电“{1}”转给你。", notice.By, notice.Title),
        _ => throw new ArgumentOutOfRangeException(nameof(notice), notice.Kind, "A kind of news without words"),
    };

    private static string DueOf(Notice notice) => notice.Due is { } due ? Days.Moment(due, Days.InChina(notice.At)) : "";
}
