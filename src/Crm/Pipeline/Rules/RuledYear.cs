using System.Globalization;
using System.Text.RegularExpressions;
using Crm.Foundation;

namespace Crm.Pipeline.Rules;

/// <summary>The signings of a year, counted by the rules for the same or for another year.</summary>
/// <param name="Rules">The year whose rules are applied.</param>
public sealed partial record RuledYear(int Year, int Rules)
{
    /// <summary>As many stand beside each other.</summary>
    public const int Most = 4;

    private const int First = 1978;
    private const int Last = 2200;

    /// <summary>The year before by its own rules and by this year's, and this year.</summary>
    public static IReadOnlyList<RuledYear> Around(int year) => [new(Math.Max(First, year - 1), Math.Max(First, year - 1)), new(Math.Max(First, year - 1), year), new(year, year)];

    /// <summary>"2025-2025,2025-2026": each with the year of its rules behind it. Where nothing is given, those around a year.</summary>
    /// <exception cref="RuleBroken">They are written otherwise, too many, or of no such year.</exception>
    public static IReadOnlyList<RuledYear> Read(string? text, int year)
    {
        if (text.Filled() is not { } filled) return Around(year);
        List<RuledYear> columns = Columns().IsMatch(filled) ? [.. filled.Split(',').Select(column => new RuledYear(Number(column[..4]), Number(column[5..])))] : [];
        return columns.Count is >= 1 and <= Most && columns.All(column => Math.Min(column.Year, column.Rules) >= First && Math.Max(column.Year, column.Rules) <= Last)
            ? columns
            : throw new RuleBroken("对照的各列写成“签约年份-口径年份”，用逗号隔开，最多 4 列，例如 2025-2025,2025-2026。") { Field = nameof(ShowRules.Columns), Kind = Refusal.Input };
    }

    /// <summary>The way they are read.</summary>
    public static string Write(IEnumerable<RuledYear> columns) => string.Join(',', columns.Select(column => string.Create(CultureInfo.InvariantCulture, $"{column.Year:0000}-{column.Rules:0000}")));

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{4}(,[0-9]{4}-[0-9]{4})*\z")]
    private static partial Regex Columns();
}
