using System.Text.RegularExpressions;

namespace Crm.Policies.Importing;

/// <summary>How a line reads as a date.</summary>
public enum DateLine
{
    /// <summary>Not a date line.</summary>
    None,

    /// <summary>2025-07-09, 2025/07/09, 2025.7.9, or any form after 发布时间 and the like: what the portal prints under an article.</summary>
    Printed,

    /// <summary>2025年7月9日 alone on a line: the portal's, or the signature date inside a document.</summary>
    WrittenOut,
}

/// <summary>Recognises a line that holds nothing but a date.</summary>
public static partial class PageDates
{
    /// <summary>Tells whether the line (already half-width and trimmed) is a date line; the day is null when no such day exists.</summary>
    public static (DateLine Form, DateOnly? Day) Read(string line)
    {
        var match = Line().Match(line);
        if (!match.Success) return (DateLine.None, null);
        var form = match.Groups["written"].Success && !match.Groups["label"].Success ? DateLine.WrittenOut : DateLine.Printed;
        return (form, Day(match));
    }

    /// <summary>Whether the line is the beginning of a date that was cut off.</summary>
    public static bool IsCutOff(string line) => CutOff().IsMatch(line);

    private static DateOnly? Day(Match match)
    {
        int Part(string name) => int.Parse(match.Groups[name].ValueSpan, provider: System.Globalization.CultureInfo.InvariantCulture);
        var (year, month, day) = (Part("y"), Part("m"), Part("d"));
        return year is >= 1949 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;
    }

    [GeneratedRegex(@"^[\[(]?(?<label>(发布|更新|刊登)?(时间|日期|于)\s*:?\s*)?(?<y>[0-9]{4})\s*(?:(?<sep>[-/.])\s*(?<m>[0-9]{1,2})\s*\k<sep>\s*(?<d>[0-9]{1,2})" +
        @"|(?<written>年)\s*(?<m>[0-9]{1,2})\s*月\s*(?<d>[0-9]{1,2})\s*日)(\s+[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?)?[\])]?$")]
    private static partial Regex Line();

    [GeneratedRegex(@"^(20|19)[0-9]{0,2}$|^(20|19)[0-9]{2}(-([0-9]{1,2}(-[0-9]?)?)?|/([0-9]{1,2}(/[0-9]?)?)?|年([0-9]{1,2}(月([0-9]{1,2})?)?)?)$")]
    private static partial Regex CutOff();
}
