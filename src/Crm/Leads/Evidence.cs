namespace Crm.Leads;

/// <summary>A proof given for entering a stage.</summary>
/// <param name="Number">Number of the document (agreement, permit …) or the 统一社会信用代码.</param>
/// <param name="File">Id of a file beside the lead, where the document itself was given.</param>
/// <param name="On">The document's own date.</param>
/// <param name="Amount">Agreed investment in 万元, for an agreement.</param>
public sealed record Evidence(EvidenceKind Kind, string? Number = null, Guid? File = null, DateOnly? On = null, decimal? Amount = null, string? Note = null);

/// <summary>The kinds of proof the stages ask for (see the table of stages in the domain guide).</summary>
public enum EvidenceKind
{
    /// <summary>协议: signed agreement with date and amount.</summary>
    Agreement,

    /// <summary>工商注册: registration with its credit code.</summary>
    Registration,

    /// <summary>供地文件: land supply document.</summary>
    LandSupply,

    /// <summary>施工许可证: construction permit.</summary>
    ConstructionPermit,

    /// <summary>租赁合同与装修开工: lease and start of the fit-out, for leased buildings.</summary>
    LeaseAndFitOut,

    /// <summary>竣工验收: completion acceptance.</summary>
    CompletionAcceptance,

    /// <summary>首批投产凭证: first production proof.</summary>
    FirstProduction,

    /// <summary>达产证明: output has reached the agreed level.</summary>
    AgreedOutput,
}
