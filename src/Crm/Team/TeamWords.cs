using Crm.Foundation;

namespace Crm.Team;

/// <summary>Roles and kinds of units in the language of the reader.</summary>
public static class TeamWords
{
    public static string Of(Role role) => role switch
    {
        Role.HotlineAgent => Texts.Of("热线话务员"),
        Role.Officer => Texts.Of("招商专员"),
        Role.Manager => Texts.Of("招商负责人"),
        Role.Editor => Texts.Of("编辑"),
        Role.Auditor => Texts.Of("审计员"),
        Role.Administrator => Texts.Of("系统管理员"),
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    /// <summary>What the role is for, in one line.</summary>
    public static string Meaning(Role role) => role switch
    {
        Role.HotlineAgent => Texts.Of("接听热线、登记来电、转交专员"),
        Role.Officer => Texts.Of("负责线索：跟进、考察、园区匹配、推进阶段"),
        Role.Manager => Texts.Of("分派线索、看本单位及下级的全部线索和指标"),
        Role.Editor => Texts.Of("维护政策库、审核投稿"),
        Role.Auditor => Texts.Of("查看全部内容和日志，不能修改"),
        Role.Administrator => Texts.Of("管理单位、人员、规则，看不到线索内容"),
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    public static string Of(UnitKind kind) => kind switch
    {
        UnitKind.Province => Texts.Of("省级"),
        UnitKind.City => Texts.Of("市级"),
        UnitKind.District => Texts.Of("区县级"),
        UnitKind.Park => Texts.Of("产业园区"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
