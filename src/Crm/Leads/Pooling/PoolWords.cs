using Crm.Foundation;

namespace Crm.Leads.Pooling;

/// <summary>Rules of the pool in sentences.</summary>
public static class PoolWords
{
    /// <summary>One sentence for each.</summary>
    public static IReadOnlyList<string> Of(PoolRules rules) =>
    [
        rules.MostOwned is { } most ? Texts.Of("签约前的线索，一个人手上最多 {0} 条，满了不能再认领。", most) : Texts.Of("一个人手上的线索不限条数。"),
        rules.ClaimsPerDay is { } day ? Texts.Of("每人每天最多认领 {0} 条。", day) : Texts.Of("每天认领不限条数。"),
        Texts.Of("退回或被收回的线索，{0} 天内原负责人不能再认领。", rules.CoolDownDays),
        rules.RemindAfter.Count == 0 ? Texts.Of("没有跟进时不提醒。") : Texts.Of("{0} 天没有跟进时提醒负责人。", string.Join("、", rules.RemindAfter)),
        rules.ReturnAfter is { } end ? Texts.Of("{0} 天没有跟进就退回公海。", end) : Texts.Of("没有跟进也不会自动退回。"),
        Texts.Of("接手后还没联系过的线索，多宽限 {0} 天。", rules.GraceDays),
    ];
}
