namespace Crm.Parks;

/// <summary>What a park has on offer.</summary>
public enum SiteKind
{
    /// <summary>A plot of industrial land (地块), in 亩.</summary>
    Land,

    /// <summary>A factory or warehouse building (厂房仓库), in ㎡.</summary>
    Building,
}

/// <summary>Whether a site on offer can be had.</summary>
public enum SiteStatus
{
    /// <summary>可供.</summary>
    Available,

    /// <summary>整理中: can be promised for the day it is ready.</summary>
    Preparing,

    /// <summary>已预订: held for another project, may become free again.</summary>
    Reserved,
}

/// <summary>What an asking price is for.</summary>
public enum PriceBasis
{
    /// <summary>Land, 万元 per 亩.</summary>
    LandPerMu,

    /// <summary>Rent, 元 per ㎡ and month.</summary>
    RentPerSquareMetre,

    /// <summary>Sale of a building, 元 per ㎡.</summary>
    SalePerSquareMetre,
}
