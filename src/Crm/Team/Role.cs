namespace Crm.Team;

/// <summary>What a person does in an investment promotion office. A person may have several.</summary>
public enum Role
{
    /// <summary>热线话务员: answers, logs calls, hands over to officers.</summary>
    HotlineAgent,

    /// <summary>招商专员: owns leads.</summary>
    Officer,

    /// <summary>招商负责人: assigns, decides, reads dashboards.</summary>
    Manager,

    /// <summary>编辑: keeps the policy library.</summary>
    Editor,

    /// <summary>审计员: reads everything, changes nothing.</summary>
    Auditor,

    /// <summary>系统管理员: people, organisations, rules; sees no lead content by virtue of this role.</summary>
    Administrator,
}
