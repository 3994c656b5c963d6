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
        NewsKind.LeadStale => Texts.Of("线索“{0}”好几天没有跟进了，再不跟进会退回公海。", notice.Title),
        NewsKind.LeadReturned => Texts.Of("线索“{0}”长时间没有跟进，已退回公海。", notice.Title),
        NewsKind.LeadMerged => Texts.Of("{0}把你负责的线索并入了“{1}”，请到那里继续。", notice.By, notice.Title),
        NewsKind.InquiryArrived => Texts.Of("收到咨询“{0}”，请安排答复。", notice.Title),
        NewsKind.InquiryHandedOver => Texts.Of("{0}把咨询“{1}”交给你答复。", notice.By, notice.Title),
        NewsKind.InquiryAdded => Texts.Of("对方给咨询“{0}”补充了内容。", notice.Title),
        NewsKind.InquiryRevised => Texts.Of("对方更正了咨询“{0}”。", notice.Title),
        NewsKind.InquiryWithdrawn => Texts.Of("对方撤回了咨询“{0}”，请停止联系。", notice.Title),
        NewsKind.DeadlineNear => Texts.Of("“{0}”的期限快到了：{1}。", notice.Title, DueOf(notice)),
        NewsKind.DeadlinePassed => Texts.Of("“{0}”已过期限：{1}。", notice.Title, DueOf(notice)),
        NewsKind.ErasureAsked => Texts.Of("有人要求删除个人信息（{0}），请在 {1} 前办理。", notice.Title, DueOf(notice)),
        NewsKind.CallMissed => Texts.Of("有未接来电待回电：{0}。", notice.Title),
        NewsKind.CallHandedOver => Texts.Of("{0}转来来电“{1}”，请接收或退回。", notice.By, notice.Title),
        NewsKind.CallTransferAccepted => Texts.Of("{0}接收了你转出的来电“{1}”。", notice.By, notice.Title),
        NewsKind.CallTransferDeclined => Texts.Of("{0}退回了你转出的来电“{1}”，请重新安排。", notice.By, notice.Title),
        NewsKind.CallTransferWithdrawn => Texts.Of("{0}撤回了转来的来电“{1}”，不用再处理。", notice.By, notice.Title),
        NewsKind.SubmissionArrived => Texts.Of("收到投稿“{0}”，请在 24 小时内审完。", notice.Title),
        NewsKind.SubmissionReplied => Texts.Of("投稿“{0}”的作者答复了。", notice.Title),
        NewsKind.SubmissionWithdrawn => Texts.Of("投稿“{0}”被作者撤回，不用再审。", notice.Title),
        NewsKind.PolicyRevised => Texts.Of("你引用的《{0}》有了新版本，请核对引文。", notice.Title),
        NewsKind.PolicyRepealed => Texts.Of("你引用的《{0}》登记了废止，请看涉及的线索。", notice.Title),
        NewsKind.PolicyReplaced => Texts.Of("你引用的《{0}》由另一份文件替代，请看涉及的线索。", notice.Title),
        NewsKind.PolicyWithdrawn => Texts.Of("你引用的《{0}》已撤回，请看涉及的线索。", notice.Title),
        NewsKind.PolicyExpired => Texts.Of("你引用的《{0}》有效期已过，请看涉及的线索。", notice.Title),
        NewsKind.PromiseWaits => Texts.Of("{0}对“{1}”的承诺依据的文件那天不在有效期，等你批准。", notice.By, notice.Title),
        NewsKind.PromiseApproved => Texts.Of("{0}批准了对“{1}”的承诺。", notice.By, notice.Title),
        NewsKind.PromiseDeclined => Texts.Of("{0}没有批准对“{1}”的承诺，请与投资方说明。", notice.By, notice.Title),
        NewsKind.PromiseNear => Texts.Of("承诺快到期了：{0}，{1}。", notice.Title, DueOf(notice)),
        NewsKind.PromiseOverdue => Texts.Of("承诺已过期限还没有兑现：{0}，{1}。", notice.Title, DueOf(notice)),
        NewsKind.AdjustmentAsked => Texts.Of("{0}申请在已封账的月份登记“{1}”，等你决定。", notice.By, notice.Title),
        NewsKind.AdjustmentApproved => Texts.Of("{0}批准了“{1}”的封账调整，7 天内可以登记。", notice.By, notice.Title),
        NewsKind.AdjustmentDeclined => Texts.Of("{0}没有批准“{1}”的封账调整。", notice.By, notice.Title),
        NewsKind.SubmissionUnlocked => Texts.Of("{0}解除了投稿“{1}”的封存。", notice.By, notice.Title),
        NewsKind.MeetingPackReady => Texts.Of("{0}的例会材料好了，点开就能看、能下载。", notice.Title),
        _ => throw new ArgumentOutOfRangeException(nameof(notice), notice.Kind, "A kind of news without words"),
    };

    /// <summary>The kind itself, for whoever chooses how to be told of it.</summary>
    public static string Of(NewsKind kind) => kind switch
    {
        NewsKind.LeadHandedOver => Texts.Of("线索交给我"),
        NewsKind.LeadInPool => Texts.Of("线索进入公海"),
        NewsKind.LeadTakenOver => Texts.Of("我的线索被改派"),
        NewsKind.LeadShared => Texts.Of("线索与我共享"),
        NewsKind.LeadTouched => Texts.Of("投资方再次咨询"),
        NewsKind.LeadStale => Texts.Of("线索该跟进了"),
        NewsKind.LeadReturned => Texts.Of("我的线索退回公海"),
        NewsKind.LeadMerged => Texts.Of("我的线索被合并"),
        NewsKind.InquiryArrived => Texts.Of("收到新咨询"),
        NewsKind.InquiryHandedOver => Texts.Of("咨询交给我"),
        NewsKind.InquiryAdded => Texts.Of("咨询有补充"),
        NewsKind.InquiryRevised => Texts.Of("咨询有更正"),
        NewsKind.InquiryWithdrawn => Texts.Of("咨询被撤回"),
        NewsKind.DeadlineNear => Texts.Of("期限快到"),
        NewsKind.DeadlinePassed => Texts.Of("已过期限"),
        NewsKind.ErasureAsked => Texts.Of("要求删除个人信息"),
        NewsKind.CallMissed => Texts.Of("有未接来电"),
        NewsKind.CallHandedOver => Texts.Of("来电转给我"),
        NewsKind.CallTransferAccepted => Texts.Of("转出的来电被接收"),
        NewsKind.CallTransferDeclined => Texts.Of("转出的来电被退回"),
        NewsKind.CallTransferWithdrawn => Texts.Of("转来的来电被撤回"),
        NewsKind.SubmissionArrived => Texts.Of("收到投稿"),
        NewsKind.SubmissionReplied => Texts.Of("投稿作者答复"),
        NewsKind.SubmissionWithdrawn => Texts.Of("投稿被撤回"),
        NewsKind.PolicyRevised => Texts.Of("引用的政策有新版本"),
        NewsKind.PolicyRepealed => Texts.Of("引用的政策被废止"),
        NewsKind.PolicyReplaced => Texts.Of("引用的政策被替代"),
        NewsKind.PolicyWithdrawn => Texts.Of("引用的政策被撤回"),
        NewsKind.PolicyExpired => Texts.Of("引用的政策到期"),
        NewsKind.PromiseWaits => Texts.Of("承诺等我批准"),
        NewsKind.PromiseApproved => Texts.Of("我的承诺获批准"),
        NewsKind.PromiseDeclined => Texts.Of("我的承诺未获批准"),
        NewsKind.PromiseNear => Texts.Of("承诺快到期"),
        NewsKind.PromiseOverdue => Texts.Of("承诺已逾期"),
        NewsKind.AdjustmentAsked => Texts.Of("封账调整等我决定"),
        NewsKind.AdjustmentApproved => Texts.Of("我的封账调整获批准"),
        NewsKind.AdjustmentDeclined => Texts.Of("我的封账调整未获批准"),
        NewsKind.SubmissionUnlocked => Texts.Of("投稿解除封存"),
        NewsKind.MeetingPackReady => Texts.Of("例会材料"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of news without a name"),
    };

    private static string DueOf(Notice notice) => notice.Due is { } due ? Days.Moment(due, Days.InChina(notice.At)) : "";
}
