using System.Globalization;
using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Leads;

namespace Crm.Pipeline.Rules;

/// <summary>Rules and figures by rules in the words of the current language.</summary>
internal static class RuleWords
{
    /// <summary>What rules say, a sentence each.</summary>
    public static IReadOnlyList<string> Of(CountingRules rules) =>
    [
        rules.Least > 0 ? Texts.Of("起算金额 {0}，不到的不计入", Money.Show(rules.Least)) : Texts.Of("不设起算金额"),
        Texts.Of("规模档次：{0}", Amounts(rules.Thresholds)),
        rules.StartMonths is { } months ? Texts.Of("按时开工：签约次月起 {0} 个月内", months) : Texts.Of("按时开工：签约当年"),
        rules.Excused.Count == 0 ? Texts.Of("终止的都留在分母里") : Texts.Of("剔除因这些原因终止的：{0}", string.Join("、", rules.Excused.Select(reason => LeadWords.Of(reason)))),
    ];

    /// <summary>"2025 年签约 · 2026 年口径".</summary>
    public static string Heading(RuledColumn column) => Texts.Of("{0} 年签约 · {1} 年口径", column.Year, column.RulesYear);

    /// <summary>Where a column's rules come from.</summary>
    public static string Source(RuledColumn column) => column.Set is { } set ? Texts.Of("“{0}”，{1}定，{2} 年起", set.Name, set.UnitName, set.Year) : Texts.Of("系统默认口径");

    /// <summary>What a figure is called.</summary>
    public static string Name(RuledRow row) => row switch
    {
        { Kind: RuledKind.Signed } => Texts.Of("新签约"),
        { Kind: RuledKind.Size } => "≥" + Money.Show(row.From),
        { Stage: Stage.Landed } => Texts.Of("落地率"),
        { Stage: Stage.UnderConstruction } => Texts.Of("开工率"),
        { Stage: Stage.InProduction } => Texts.Of("投产率"),
        { Stage: Stage.AtCapacity } => Texts.Of("达产率"),
        { Kind: RuledKind.StartedInTime } => Texts.Of("按时开工率"),
        { Reason: { } reason } => Texts.Of("剔除：{0}", LeadWords.Of(reason)),
        _ => Texts.Of("其中已终止"),
    };

    /// <summary>A share in per cent, to a tenth; null where there is nothing to share.</summary>
    public static decimal? Share(decimal part, decimal whole) => whole == 0 ? null : Math.Round(100 * part / whole, 1, MidpointRounding.AwayFromZero);

    /// <summary>"47.5%"; a dash where there is none.</summary>
    public static string Percent(decimal? share) => share is { } known ? known.ToString("0.0", CultureInfo.InvariantCulture) + "%" : "—";

    /// <summary>By how much a figure differs from that of the column before: "+6.5 个百分点", "−3 个"; null where it can't be said.</summary>
    public static string? Difference(RuledRow row, RuledColumn before, RuledColumn after)
    {
        if (row.In(before) is not { } one || row.In(after) is not { } two) return null;
        if (!row.IsRate) return Told(two.Tally.Count - one.Tally.Count, "{0} 个");
        return Share(one.Tally.Count, before.Signed.Count) is { } was && Share(two.Tally.Count, after.Signed.Count) is { } now ? Told(now - was, "{0} 个百分点") : null;
    }

    /// <summary>Amounts one after the other.</summary>
    public static string Amounts(IEnumerable<decimal> amounts) => string.Join("、", amounts.Select(amount => Money.Show(amount)));

    /// <summary>What was set.</summary>
    public static string Of(RuleChange change) => Texts.Of("{0} 年：{1}（{2}）", change.Year, change.Name, What(change));

    /// <summary>What rules say in one line, or that they were withdrawn.</summary>
    public static string What(RuleChange change) => change.Rules is { } rules ? string.Join("；", Of(rules)) : Texts.Of("撤回");

    private static string Told(decimal difference, string unit) => difference == 0 ? Texts.Of("不变") : Texts.Of(unit, Figure.Signed(difference));
}
