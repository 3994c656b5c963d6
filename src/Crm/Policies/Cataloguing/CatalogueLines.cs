using System.Text;
using System.Text.RegularExpressions;

namespace Crm.Policies.Cataloguing;

/// <summary>What the head of a government page says about a document line by line: "索引号：11330500…", "发布机构：…".</summary>
internal static partial class CatalogueLines
{
    private const int Head = 1_500;

    /// <summary>索引号.</summary>
    public static Found<string>? IndexNumber(string body) => Read(Index(), body);

    /// <summary>文号, where a line names it as such.</summary>
    public static Found<string>? DocumentNumber(string body) => Read(Number(), body);

    /// <summary>发布机构.</summary>
    public static Found<string>? Issuer(string body) => Read(By(), body);

    /// <summary>发布日期 or 成文日期.</summary>
    public static Found<DateOnly>? PublishedOn(string body)
    {
        var match = Day().Match(Beginning(body));
        if (!match.Success) return null;
        var written = match.Groups["value"].Value;
        var day = DayInText.Read(written) ?? (DateOnly.TryParse(written.Replace('/', '-').Replace('.', '-'), System.Globalization.CultureInfo.InvariantCulture, out var read) ? read : null);
        return day is { Year: >= 1949 and <= 2100 } ? new(day.Value, match.Value.Trim()) : null;
    }

    private static Found<string>? Read(Regex line, string body) =>
        line.Match(Beginning(body)) is { Success: true } match ? new(match.Groups["value"].Value.Trim(), match.Value.Trim()) : null;

    // Full-width colons and digits become plain ones; nothing here depends on places in the text.
    private static string Beginning(string body) => body[..Math.Min(body.Length, Head)].Normalize(NormalizationForm.FormKC);

    [GeneratedRegex(@"索\s*引\s*号\s*[:]?\s*(?<value>[0-9A-Za-z][0-9A-Za-z/\-_]{5,50}(?:/\d{4}-\d+)?)")]
    private static partial Regex Index();

    [GeneratedRegex(@"(?:发\s*文\s*字\s*号|文\s*号|文\s*件\s*编\s*号)\s*:\s*(?<value>[^\s:]{2,20}[〔\[(]\s*\d{4}\s*[〕\])]\s*第?\s*\d{1,4}\s*号)")]
    private static partial Regex Number();

    [GeneratedRegex(@"(?:发布机构|发文机关|发文单位|发文机构|制定机关|公开主体|发布单位)\s*:\s*(?<value>[^\s:。；]{2,60})")]
    private static partial Regex By();

    [GeneratedRegex($@"(?:发布日期|成文日期|发文日期|公开日期|生成日期)\s*:\s*(?<value>{DayInText.Pattern}|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}})")]
    private static partial Regex Day();
}
