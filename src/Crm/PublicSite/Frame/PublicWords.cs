using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Foundation.Searching;
using Crm.Policies;
using Crm.Policies.Library;
using Crm.PublicSite.Details;

namespace Crm.PublicSite.Frame;

/// <summary>Words that several public pages write alike.</summary>
public static class PublicWords
{
    /// <summary>The name the installation goes by, or what any of them is.</summary>
    public static string SiteName(SiteDetails details) => details.Name ?? Texts.Of("招商服务");

    /// <summary>An address that dials the number.</summary>
    public static string Tel(string number) => "tel:" + string.Concat(number.Where(sign => char.IsAsciiDigit(sign) || sign == '+'));

    /// <summary>What to call the place a document is about: as its source names it, else by its code.</summary>
    public static string? Place(string? tag, string? region) => tag ?? (region is null ? null : Regions.Label(region));

    /// <summary>The state's tag, where it says something to a visitor: an open end is neither valid nor expired.</summary>
    public static string? Tag(Validity validity) => validity is Validity.Unstated ? null : PolicyWords.Tag(validity);

    /// <summary>Runs as plain text.</summary>
    public static string Plain(IEnumerable<TextRun> runs) => string.Concat(runs.Select(run => run.Text));

    /// <summary>The beginning of a text for a description: one line, about 100 characters.</summary>
    public static string Beginning(string text)
    {
        var line = string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Take(200));
        return line.Length <= 100 ? line : line[..(char.IsHighSurrogate(line[99]) ? 99 : 100)] + "…";
    }
}
