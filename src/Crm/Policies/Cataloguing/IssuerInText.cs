using System.Text.RegularExpressions;

namespace Crm.Policies.Cataloguing;

/// <summary>Finds who issued a document: named at its head, before 关于 in its title, in the signature under it, or meant by a government's yearly report.</summary>
internal static partial class IssuerInText
{
    private const int Tail = 400;

    /// <summary>The authority; null where the document does not say.</summary>
    public static Found<string>? Of(string title, string body)
    {
        if (CatalogueLines.Issuer(body) is { } named) return named;
        if (BeforeAbout().Match(title) is { Success: true } about) return new(about.Groups["issuer"].Value, about.Value);
        if (Report().Match(title) is { Success: true } report) return new(report.Groups["place"].Value + "人民政府", title);
        if (Signature().Match(body[Math.Max(0, body.Length - Tail)..]) is { Success: true } signed) return new(signed.Groups["issuer"].Value, signed.Value.Trim());
        return null;
    }

    private const string Organ = "(?:人民政府|政府|办公室|办公厅|委员会|管委会|工委|党委|委|局|厅|部|院|中心)";

    [GeneratedRegex($@"^(?:【[^】]*】)?(?<issuer>[\p{{IsCJKUnifiedIdeographs}}、\s]{{2,60}}?{Organ})(?=关于|印发|转发)(?:关于|印发|转发)")]
    private static partial Regex BeforeAbout();

    [GeneratedRegex(@"^(?:【[^】]*】)?(?:\d{4}年)?(?<place>\p{IsCJKUnifiedIdeographs}{1,10}[省市县区州])(?:人民)?政府工作报告")]
    private static partial Regex Report();

    [GeneratedRegex($@"(?<=^|[\s。；;])(?<issuer>\p{{IsCJKUnifiedIdeographs}}{{2,30}}{Organ})\s*{DayInText.Pattern}\s*(?:[(（][^()（）]{{0,40}}[)）]\s*)?$")]
    private static partial Regex Signature();
}
