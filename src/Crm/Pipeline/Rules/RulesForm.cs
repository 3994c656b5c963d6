using System.Text.RegularExpressions;
using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Leads;
using Crm.Shell.Components;

namespace Crm.Pipeline.Rules;

/// <summary>A unit's rules while somebody is writing them, beginning with those that are shown last.</summary>
public sealed partial class RulesForm
{
    private const string ThresholdsField = "Rules.Thresholds";
    private const string LeastField = "Rules.Least";

    private readonly RulesSheet sheet;
    private int year;

    public RulesForm(RulesSheet sheet, DateOnly today)
    {
        this.sheet = sheet;
        var (shown, rules) = (sheet.Columns[^1], sheet.Columns[^1].Rules);
        (year, OccurredOn) = (shown.RulesYear, today);
        (Name, Least, StartMonths) = (Replaced?.Name ?? NameOf(year), rules.Least > 0 ? Typed(rules.Least) : null, rules.StartMonths);
        Thresholds = string.Join("、", rules.Thresholds.Select(Typed));
        Excused = [.. rules.Excused];
    }

    /// <summary>The first year; a name that was not written by hand goes along with it.</summary>
    public int Year
    {
        get => year;
        set
        {
            if (Name == NameOf(year)) Name = NameOf(value);
            year = value;
        }
    }

    public string? Name { get; set; }

    public string? Least { get; set; }

    public string? Thresholds { get; set; }

    public int? StartMonths { get; set; }

    /// <summary>The chosen reasons.</summary>
    public HashSet<TerminationReason> Excused { get; }

    public string? Reason { get; set; }

    public DateOnly? OccurredOn { get; set; }

    /// <summary>What these rules will replace; null where the unit has none for the year.</summary>
    public RuleChange? Replaced => sheet.History.FirstOrDefault(change => change.Unit == sheet.Unit && change is { Replaced: false, Rules: not null } && change.Year == year);

    /// <summary>The command.</summary>
    /// <exception cref="RuleBroken">Something can't be read.</exception>
    public SetCountingRules Read(long version) => new(
        sheet.Unit, year, Name ?? "", new CountingRules(Least.Filled() is { } least ? ReadLeast(least) : 0, ReadThresholds(Thresholds), StartMonths, [.. Excused.Order()]), Reason ?? "",
        FormState.Day(OccurredOn, nameof(SetCountingRules.OccurredOn)), version);

    /// <summary>How an amount is understood.</summary>
    public static decimal ReadLeast(string text) => Money.ParseWan(text, LeastField);

    /// <summary>How several are understood: "1亿、10亿", "10000, 100000".</summary>
    public static IReadOnlyList<decimal> ReadThresholds(string? text) => [.. Between().Split(text ?? "").Where(part => part.Length > 0).Select(part => Money.ParseWan(part, ThresholdsField))];

    private static string NameOf(int year) => Texts.Of("{0} 年考核口径", year);

    private static string Typed(decimal wan) => wan >= 10_000 ? $"{Figure.Typed(wan / 10_000)}亿" : Figure.Typed(wan)!;

    // A comma before three digits belongs to the number.
    [GeneratedRegex(@"[、，;；\s]+|,(?!\d{3}(?!\d))")]
    private static partial Regex Between();
}
