using Crm.Foundation;

namespace Crm.Notifications;

/// <summary>The sentence of a notice, in the language of whoever reads it.</summary>
public static class Words
{
    /// <summary>What happened, in one sentence.</summary>
    public static string Of(Notice notice) => notice.Kind switch
    {
        NewsKind.LeadHandedOver => Texts.Of("{0}把线索“{1}”交给你负责。", notice.By, notice.Company),
        NewsKind.LeadInPool => Texts.Of("{0}把线索“{1}”放进了你们单位的公海，可以认领。", notice.By, notice.Company),
        NewsKind.LeadTakenOver => Texts.Of("{0}把你负责的线索“{1}”改派给了别的同事。", notice.By, notice.Company),
        NewsKind.LeadShared => Texts.Of("{0}与你共享了线索“{1}”。", notice.By, notice.Company),
        NewsKind.LeadTouched => Texts.Of("“{1}”又来咨询了，由{0}登记。", notice.By, notice.Company),
        _ => throw new ArgumentOutOfRangeException(nameof(notice), notice.Kind, "A kind of news without words"),
    };
}
