using Crm.Foundation;

namespace Crm.Leads;

/// <summary>The leads' kinds, sources and reasons in the words of the current language.</summary>
public static class LeadWords
{
    /// <summary>Where a lead came from.</summary>
    public static string Of(Source source) => source switch
    {
        Source.Hotline => Texts.Of("热线"),
        Source.WebForm => Texts.Of("网站表单"),
        Source.Compendium => Texts.Of("政策汇编领取"),
        Source.Expo => Texts.Of("展会推介"),
        Source.Referral => Texts.Of("引荐"),
        Source.Import => Texts.Of("台账导入"),
        Source.Outreach => Texts.Of("自主拓展"),
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, null),
    };

    /// <summary>How somebody was in touch.</summary>
    public static string Of(FollowUpKind kind) => kind switch
    {
        FollowUpKind.Phone => Texts.Of("电话"),
        FollowUpKind.WeChat => Texts.Of("微信"),
        FollowUpKind.Visit => Texts.Of("上门拜访"),
        FollowUpKind.Reception => Texts.Of("来访接待"),
        FollowUpKind.Meeting => Texts.Of("会议"),
        FollowUpKind.Email => Texts.Of("邮件"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Who goes to whom.</summary>
    public static string Of(VisitDirection direction) => direction switch
    {
        VisitDirection.InvestorComes => Texts.Of("客商来访"),
        VisitDirection.WeGo => Texts.Of("外出拜访"),
        _ => throw new ArgumentOutOfRangeException(nameof(direction), direction, null),
    };

    /// <summary>Why a project came to an end.</summary>
    public static string Of(TerminationReason reason) => reason switch
    {
        TerminationReason.InvestorWithdrew => Texts.Of("投资方放弃"),
        TerminationReason.WentElsewhere => Texts.Of("落户其他地区"),
        TerminationReason.NoFittingSite => Texts.Of("用地或厂房不满足"),
        TerminationReason.AdmissionFailed => Texts.Of("达不到准入标准"),
        TerminationReason.FundingFailed => Texts.Of("资金未落实"),
        TerminationReason.EnergyOrEnvironment => Texts.Of("能耗或环保不符"),
        TerminationReason.LostContact => Texts.Of("长期失联"),
        TerminationReason.Duplicate => Texts.Of("重复线索"),
        TerminationReason.Other => Texts.Of("其他原因"),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    /// <summary>What kind of proof.</summary>
    public static string Of(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Agreement => Texts.Of("投资协议"),
        EvidenceKind.Registration => Texts.Of("工商注册"),
        EvidenceKind.LandSupply => Texts.Of("供地文件"),
        EvidenceKind.ConstructionPermit => Texts.Of("施工许可证"),
        EvidenceKind.LeaseAndFitOut => Texts.Of("租赁合同与装修开工"),
        EvidenceKind.CompletionAcceptance => Texts.Of("竣工验收"),
        EvidenceKind.FirstProduction => Texts.Of("首批投产凭证"),
        EvidenceKind.AgreedOutput => Texts.Of("达产证明"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>What kind of site the investor can use.</summary>
    public static string Of(SitePreference site) => site switch
    {
        SitePreference.Any => Texts.Of("土地或厂房均可"),
        SitePreference.Land => Texts.Of("工业用地"),
        SitePreference.Building => Texts.Of("厂房仓库"),
        _ => throw new ArgumentOutOfRangeException(nameof(site), site, null),
    };
}
