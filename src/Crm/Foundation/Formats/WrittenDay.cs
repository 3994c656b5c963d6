using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Crm.Foundation.Formats;

/// <summary>Days as people type them: "2026-06-03", "2026年6月3日", "26.6.3", "20260603", "6月3号", "昨天".</summary>
public static partial class WrittenDay
{
    /// <summary>Reads a day, or refuses it at <paramref name="field"/>.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="today">Decides what "昨天" means, and the year where none is written.</param>
    /// <param name="field">The property the sentence belongs to.</param>
    public static DateOnly Parse(string? text, DateOnly today, string? field = null)
    {
        var plain = string.Concat((text ?? "").Normalize(NormalizationForm.FormKC).Where(sign => !char.IsWhiteSpace(sign)));
        if (plain.Length == 0) throw new RuleBroken("请填日期。") { Field = field, Kind = Refusal.Input };
        if (Word(plain) is { } offset) return today.AddDays(offset);

        if (Numbers().Match(plain) is not { Success: true } match)
            throw new RuleBroken("看不懂这个日期，请写成“2026-06-03”或“6月3日”。") { Field = field, Kind = Refusal.Input };
        var year = match.Groups["year"] is { Success: true } written ? Whole(written.Value) + (written.Length == 2 ? 2000 : 0) : today.Year;
        var month = Whole(match.Groups["month"].Value);
        var day = Whole(match.Groups["day"].Value);
        if (year is < 1949 or > 2100) throw new RuleBroken("年份应在 1949 到 2100 之间。") { Field = field, Kind = Refusal.Input };
        if (month is < 1 or > 12) throw new RuleBroken("没有 {0} 月，请核对日期。", month) { Field = field, Kind = Refusal.Input };
        return day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new(year, month, day)
            : throw new RuleBroken("{0} 年 {1} 月没有 {2} 日。", year, month, day) { Field = field, Kind = Refusal.Input };
    }

    private static int? Word(string plain) => plain switch
    {
        "今天" or "今日" or "today" => 0,
        "明天" or "明日" or "tomorrow" => 1,
        "后天" => 2,
        "昨天" or "昨日" or "yesterday" => -1,
        "前天" => -2,
        _ => null,
    };

    private static int Whole(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?:(?:(?<year>\d{4}|\d{2})[-/.年])?(?<month>\d{1,2})[-/.月](?<day>\d{1,2})[日号]?|(?<year>\d{4})(?<month>\d{2})(?<day>\d{2}))$")]
    private static partial Regex Numbers();
}
