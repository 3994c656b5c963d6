namespace Crm.Pipeline.Targets;

/// <summary>A figure that a target can be set for. All of them are of the projects signed in the target's year; definitions: docs/figures.md.</summary>
public enum Indicator
{
    /// <summary>新签约项目数.</summary>
    SignedCount,

    /// <summary>新签约额, in 万元.</summary>
    SignedAmount,

    /// <summary>Projects signed of 1 亿元 or more.</summary>
    Over100M,

    /// <summary>Projects signed of 10 亿元 or more.</summary>
    Over1B,

    /// <summary>Projects signed of 50 亿元 or more.</summary>
    Over5B,

    /// <summary>Projects signed of 100 亿元 or more.</summary>
    Over10B,

    /// <summary>落地率, in per cent by number, like every rate.</summary>
    LandingRate,

    /// <summary>开工率.</summary>
    ConstructionRate,

    /// <summary>投产率.</summary>
    ProductionRate,

    /// <summary>达产率.</summary>
    CapacityRate,

    /// <summary>当年新签约开工率.</summary>
    SameYearStartRate,
}

/// <summary>What an indicator is measured in.</summary>
public enum IndicatorKind
{
    /// <summary>Projects.</summary>
    Count,

    /// <summary>万元.</summary>
    Amount,

    /// <summary>Per cent of the projects signed.</summary>
    Rate,
}
