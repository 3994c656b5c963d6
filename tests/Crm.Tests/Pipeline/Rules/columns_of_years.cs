using Crm.Leads;
using Crm.Pipeline.Counting;
using Crm.Pipeline.Listing;
using Crm.Pipeline.Rules;

namespace Crm.Tests.Pipeline.Rules;

public class columns_of_years
{
    [Fact]
    public void are_read_the_way_they_are_written() => RuledYear.Read(RuledYear.Write(RuledYear.Around(2026)), 2000).ShouldBe([new(2025, 2025), new(2025, 2026), new(2026, 2026)]);

    [Fact]
    public void differ_by_what_their_rules_say()
    {
        var (one, two) = (Column(CountingRules.Standard, 100, 41), Column(CountingRules.Standard with { Least = 5_000, StartMonths = 12, Excused = [TerminationReason.Other] }, 80, 38));
        var row = one.Figures.Single(figure => figure.Kind == RuledKind.StartedInTime).Row;
        (RuleWords.Percent(RuleWords.Share(41, 100)), RuleWords.Percent(RuleWords.Share(38, 80)), RuleWords.Difference(row, one, two)).ShouldBe(("41.0%", "47.5%", "+6.5 个百分点"));
        RuleWords.Difference(one.Figures[0].Row, one, two).ShouldBe("−20 个");
        RuleWords.Difference(one.Figures[0].Row, one, one).ShouldBe("不变");
        RuleWords.Difference(row, one, Column(CountingRules.Standard, 0, 0)).ShouldBeNull("there is no rate of nothing");
        var excused = RuledRow.Of([one, two])[^1];
        (RuleWords.Name(excused), excused.In(one), RuleWords.Difference(excused, one, two)).ShouldBe(("剔除：其他原因", null, null));
    }

    [Fact]
    public void open_into_the_list_of_their_rules()
    {
        var rules = new CountingRules(20_000, [10_000, 50_000], 6, [TerminationReason.InvestorWithdrew, TerminationReason.Other]);
        RuledFigure.Of(new FindPastLeads { Unit = "330500" }, 2025, rules).Select(figure => PastLeadWords.Of(figure.List)).Where((_, i) => i is 0 or 1 or 2 or 7 or 9).ShouldBe(
        [
            "2025 年到达“签约” · 金额不低于 2 亿元 · 不算因“投资方放弃”终止的 · 不算因“其他原因”终止的", "2025 年到达“签约” · 金额不低于 2 亿元 · 不算因“投资方放弃”终止的 · 不算因“其他原因”终止的",
            "2025 年到达“签约” · 金额不低于 5 亿元 · 不算因“投资方放弃”终止的 · 不算因“其他原因”终止的",
            "2025 年到达“签约” · 签约次月起 6 个月内开工 · 金额不低于 2 亿元 · 不算因“投资方放弃”终止的 · 不算因“其他原因”终止的",
            "2025 年到达“签约” · 停在“终止” · 金额不低于 2 亿元 · 原因：投资方放弃",
        ]);
    }

    private static RuledColumn Column(CountingRules rules, int signed, int started) => new(2025, 2026, rules, null,
    [
        .. RuledFigure.Of(new FindPastLeads(), 2025, rules).Select(figure => figure with
        {
            Tally = new Tally(figure.Kind switch { RuledKind.Signed => signed, RuledKind.StartedInTime => started, _ => 0 }, 0),
        }),
    ]);
}
