namespace Crm.Leads;

/// <summary>Where a lead came from.</summary>
public enum Source
{
    /// <summary>热线.</summary>
    Hotline,

    /// <summary>网站表单.</summary>
    WebForm,

    /// <summary>政策汇编领取.</summary>
    Compendium,

    /// <summary>展会推介.</summary>
    Expo,

    /// <summary>中介或商会引荐.</summary>
    Referral,

    /// <summary>台账导入.</summary>
    Import,

    /// <summary>自主拓展.</summary>
    Outreach,
}

/// <summary>How somebody was in touch with the investor.</summary>
public enum FollowUpKind
{
    /// <summary>电话.</summary>
    Phone,

    /// <summary>微信.</summary>
    WeChat,

    /// <summary>上门拜访.</summary>
    Visit,

    /// <summary>来访接待.</summary>
    Reception,

    /// <summary>会议.</summary>
    Meeting,

    /// <summary>邮件.</summary>
    Email,
}

/// <summary>Who goes to whom.</summary>
public enum VisitDirection
{
    /// <summary>客商来访.</summary>
    InvestorComes,

    /// <summary>外出拜访.</summary>
    WeGo,
}

/// <summary>Why a project came to an end.</summary>
public enum TerminationReason
{
    /// <summary>投资方放弃.</summary>
    InvestorWithdrew,

    /// <summary>落户其他地区.</summary>
    WentElsewhere,

    /// <summary>用地或厂房不满足.</summary>
    NoFittingSite,

    /// <summary>达不到准入标准.</summary>
    AdmissionFailed,

    /// <summary>资金未落实.</summary>
    FundingFailed,

    /// <summary>能耗或环保不符.</summary>
    EnergyOrEnvironment,

    /// <summary>长期失联.</summary>
    LostContact,

    /// <summary>重复线索.</summary>
    Duplicate,

    /// <summary>其他.</summary>
    Other,
}
