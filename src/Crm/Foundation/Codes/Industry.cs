namespace Crm.Foundation.Codes;

/// <summary>An industry of GB/T 4754-2017.</summary>
/// <param name="Code">Section letter ("C"), division ("C38"), group ("C384") or class ("C3841").</param>
/// <param name="Name">Official name.</param>
/// <param name="En">English name; sections and divisions have one.</param>
public sealed record Industry(string Code, string Name, string? En = null)
{
    /// <summary>How fine it is.</summary>
    public IndustryLevel Level { get; } = Code.Length switch
    {
        1 => IndustryLevel.Section,
        3 => IndustryLevel.Division,
        4 => IndustryLevel.Group,
        _ => IndustryLevel.Class,
    };

    /// <summary>Code of the industry it is part of; null for a section.</summary>
    public string? Parent => Level switch
    {
        IndustryLevel.Section => null,
        IndustryLevel.Division => Code[..1],
        _ => Code[..^1],
    };

    /// <summary>The name in the current language; groups and classes have only the official Chinese one.</summary>
    public string Label => Texts.IsChinese ? Name : En ?? Name;
}

/// <summary>Levels of GB/T 4754.</summary>
public enum IndustryLevel
{
    /// <summary>门类, a letter.</summary>
    Section,

    /// <summary>大类, two digits.</summary>
    Division,

    /// <summary>中类, three digits.</summary>
    Group,

    /// <summary>小类, four digits.</summary>
    Class,
}
