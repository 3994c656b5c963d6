using Crm.Foundation;

namespace Crm.Submissions.Checking;

/// <summary>What may not be published: the twenty kinds of the submission terms, in their order.</summary>
public enum ProhibitedKind
{
    /// <summary>1 违反宪法原则.</summary>
    Constitution = 1,

    /// <summary>2 危害国家安全、泄露秘密.</summary>
    StateSecurity,

    /// <summary>3 颠覆政权、分裂国家.</summary>
    Subversion,

    /// <summary>4 损害国家荣誉和利益.</summary>
    NationalHonour,

    /// <summary>5 恐怖主义、极端主义.</summary>
    Terrorism,

    /// <summary>6 民族仇恨和歧视.</summary>
    EthnicHatred,

    /// <summary>7 地域歧视.</summary>
    RegionalHatred,

    /// <summary>8 邪教和迷信.</summary>
    Cults,

    /// <summary>9 谣言.</summary>
    Rumours,

    /// <summary>10 淫秽、赌博、暴力、伤害未成年人、偷拍.</summary>
    Obscenity,

    /// <summary>11 血腥和高危内容.</summary>
    Gore,

    /// <summary>12 危害网络安全.</summary>
    NetworkSecurity,

    /// <summary>13 侮辱诽谤.</summary>
    Defamation,

    /// <summary>14 恐吓和人肉搜索.</summary>
    Intimidation,

    /// <summary>15 他人隐私和个人信息.</summary>
    Privacy,

    /// <summary>16 污言秽语.</summary>
    FoulLanguage,

    /// <summary>17 侵犯知识产权等权利.</summary>
    Infringement,

    /// <summary>18 广告和营销.</summary>
    Advertising,

    /// <summary>19 虚假信息、冒名.</summary>
    Impersonation,

    /// <summary>20 其他违法违规.</summary>
    Other,
}

/// <summary>The kinds in words.</summary>
public static class ProhibitedKinds
{
    private static readonly HashSet<ProhibitedKind> Gravest =
    [
        ProhibitedKind.Constitution, ProhibitedKind.StateSecurity, ProhibitedKind.Subversion, ProhibitedKind.NationalHonour, ProhibitedKind.Terrorism, ProhibitedKind.EthnicHatred,
        ProhibitedKind.Cults, ProhibitedKind.Obscenity, ProhibitedKind.NetworkSecurity,
    ];

    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<ProhibitedKind> All { get; } = Enum.GetValues<ProhibitedKind>();

    /// <summary>严重: content that may have to be kept for the authorities.</summary>
    public static bool IsGrave(ProhibitedKind kind) => Gravest.Contains(kind);

    /// <summary>The kind in the current language.</summary>
    public static string Of(ProhibitedKind kind) => kind switch
    {
        ProhibitedKind.Constitution => Texts.Of("违反宪法原则"),
        ProhibitedKind.StateSecurity => Texts.Of("危害国家安全、泄露国家秘密"),
        ProhibitedKind.Subversion => Texts.Of("颠覆政权、分裂国家"),
        ProhibitedKind.NationalHonour => Texts.Of("损害国家荣誉和利益"),
        ProhibitedKind.Terrorism => Texts.Of("恐怖主义、极端主义"),
        ProhibitedKind.EthnicHatred => Texts.Of("民族仇恨或歧视"),
        ProhibitedKind.RegionalHatred => Texts.Of("地域仇恨或歧视"),
        ProhibitedKind.Cults => Texts.Of("邪教、迷信，违反宗教政策"),
        ProhibitedKind.Rumours => Texts.Of("谣言，扰乱经济和社会秩序"),
        ProhibitedKind.Obscenity => Texts.Of("淫秽、赌博、凶杀、教唆犯罪，伤害未成年人，偷拍偷录"),
        ProhibitedKind.Gore => Texts.Of("血腥暴力、高危行为"),
        ProhibitedKind.NetworkSecurity => Texts.Of("危害网络安全"),
        ProhibitedKind.Defamation => Texts.Of("侮辱、诽谤他人"),
        ProhibitedKind.Intimidation => Texts.Of("恐吓、威胁、人肉搜索"),
        ProhibitedKind.Privacy => Texts.Of("他人隐私、个人信息"),
        ProhibitedKind.FoulLanguage => Texts.Of("脏话，有违公序良俗"),
        ProhibitedKind.Infringement => Texts.Of("侵犯名誉、肖像、知识产权等"),
        ProhibitedKind.Advertising => Texts.Of("广告、营销、垃圾信息"),
        ProhibitedKind.Impersonation => Texts.Of("虚假信息、冒用名义"),
        ProhibitedKind.Other => Texts.Of("其他违法违规或侵权内容"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
