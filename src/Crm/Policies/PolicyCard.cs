namespace Crm.Policies;

/// <summary>目录信息: what a government catalogue keeps of a document besides its title, source and text.</summary>
/// <param name="Region">GB/T 2260 code of the place it is about; null where it is about none or all.</param>
/// <param name="PublishedOn">发布日期.</param>
/// <param name="IndexNumber">索引号 of the catalogue of public information.</param>
/// <param name="DocumentNumber">文号 that the authority gave it.</param>
/// <param name="Issuer">发布机构.</param>
/// <param name="Industries">GB/T 4754 codes of the industries it speaks to; empty for all.</param>
/// <param name="ValidFrom">First day it applies.</param>
/// <param name="ValidTo">Last day it applies.</param>
public sealed record PolicyCard(
    PolicyKind Kind, string? Region, DateOnly? PublishedOn, string? IndexNumber, string? DocumentNumber, string? Issuer, IReadOnlyList<string> Industries, DateOnly? ValidFrom, DateOnly? ValidTo)
{
    /// <summary>The longest 索引号, 文号 and 发布机构.</summary>
    public const int LongestNumber = 60, LongestIssuer = 100;

    /// <summary>The most industries of one document.</summary>
    public const int MostIndustries = 20;

    /// <summary>As it is kept: without spaces around, empty texts left out, each industry once by its full code, the brackets of the 文号 as authorities print them.</summary>
    public PolicyCard Tidy() => this with
    {
        IndexNumber = Text(IndexNumber),
        DocumentNumber = Text(DocumentNumber) is { } number ? Searching.DocumentNumber.Tidy(number) : null,
        Issuer = Text(Issuer),
        Industries = [.. Industries.Select(code => Foundation.Codes.Industries.Find(code)?.Code ?? code).Distinct()],
    };

    /// <summary>Whether it says the same.</summary>
    public bool Says(PolicyCard other) => this with { Industries = other.Industries } == other && Industries.SequenceEqual(other.Industries);

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
