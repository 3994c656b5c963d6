namespace Crm.Foundation.Codes;

/// <summary>A place of China's administrative division, GB/T 2260, or a functional area (功能区, park committee) under one.</summary>
/// <param name="Code">Six digits; a functional area has the code of the division above it and a suffix ("330500-P01").</param>
/// <param name="Name">Official name: 湖州市.</param>
/// <param name="Short">The name as people say it: 湖州.</param>
/// <param name="En">English name.</param>
/// <param name="Aliases">Other names in use.</param>
public sealed record Region(string Code, string Name, string Short, string En, IReadOnlyList<string>? Aliases = null)
{
    /// <summary>Where in the tree it stands.</summary>
    public RegionLevel Level { get; } =
        Code.Length > 6 ? RegionLevel.Park :
        Code.EndsWith("0000", StringComparison.Ordinal) ? RegionLevel.Province :
        Code.EndsWith("00", StringComparison.Ordinal) ? RegionLevel.City : RegionLevel.County;

    /// <summary>The six-digit GB/T 2260 code, without the suffix of a functional area.</summary>
    public string Division => Code[..6];

    /// <summary>The official name in the current language.</summary>
    public string Label => Texts.IsChinese ? Name : En;

    /// <summary>The short name in the current language.</summary>
    public string ShortLabel => Texts.IsChinese ? Short : En;
}

/// <summary>Levels of the administrative tree.</summary>
public enum RegionLevel
{
    /// <summary>省、自治区、直辖市、特别行政区.</summary>
    Province,

    /// <summary>地级市、自治州、盟.</summary>
    City,

    /// <summary>区、县、县级市.</summary>
    County,

    /// <summary>功能区: a development zone or park committee under a division.</summary>
    Park,
}
