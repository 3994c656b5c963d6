namespace Crm.Leads;

/// <summary>The life of a lead, in order; <see cref="Terminated"/> stands outside the order.</summary>
public enum Stage
{
    /// <summary>线索.</summary>
    Lead = 1,

    /// <summary>研判.</summary>
    Assessing,

    /// <summary>洽谈.</summary>
    Negotiating,

    /// <summary>考察.</summary>
    Visiting,

    /// <summary>签约.</summary>
    Signed,

    /// <summary>落地.</summary>
    Landed,

    /// <summary>开工.</summary>
    UnderConstruction,

    /// <summary>竣工.</summary>
    Completed,

    /// <summary>投产.</summary>
    InProduction,

    /// <summary>达产.</summary>
    AtCapacity,

    /// <summary>终止.</summary>
    Terminated = 99,
}
