using System.Globalization;
using System.Text.RegularExpressions;

namespace Crm.Policies.Cataloguing;

/// <summary>Days as documents print them: 2024年8月1日, 二〇二四年八月一日, 2026年12月底, 2025年底.</summary>
internal static partial class DayInText
{
    private const string Digits = "[0-9〇○零一二三四五六七八九]";

    /// <summary>A regular expression for a day; the same for every use, so it has no named groups.</summary>
    public const string Pattern = $"{Digits}{{4}}年(?:底|末|(?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}})月(?:底|末|(?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})[日号]))";

    /// <summary>The day that is printed; null where there is no such day.</summary>
    public static DateOnly? Read(string text)
    {
        var parts = Parts().Match(text);
        if (!parts.Success) return null;
        var year = Number(parts.Groups["year"].Value);
        if (year is < 1949 or > 2100) return null;
        if (!parts.Groups["month"].Success) return new(year, 12, 31);
        var month = Number(parts.Groups["month"].Value);
        if (month is < 1 or > 12) return null;
        var last = DateTime.DaysInMonth(year, month);
        var day = parts.Groups["day"].Success ? Number(parts.Groups["day"].Value) : last;
        return day >= 1 && day <= last ? new(year, month, day) : null;
    }

    /// <summary>A whole number in digits or in Chinese, up to 99; years digit by digit.</summary>
    public static int Number(string text)
    {
        var plain = string.Concat(text.Select(c => c switch
        {
            '〇' or '○' or '零' => '0',
            '两' => '2',
            _ => "一二三四五六七八九".IndexOf(c) is var digit and >= 0 ? (char)('1' + digit) : c,
        }));
        var ten = plain.IndexOf('十');
        if (ten < 0) return int.TryParse(plain, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var tens = ten == 0 ? 1 : plain[0] - '0';
        return (tens * 10) + (ten == plain.Length - 1 ? 0 : plain[^1] - '0');
    }

    [GeneratedRegex($"^(?<year>{Digits}{{4}})年(?:(?<month>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}})月(?:(?<day>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})[日号])?)?")]
    private static partial Regex Parts();
}
