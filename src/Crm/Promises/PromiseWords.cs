using Crm.Foundation;
using Crm.Promises.Wording;

namespace Crm.Promises;

/// <summary>The module's codes in words.</summary>
public static class PromiseWords
{
    /// <summary>The state's name.</summary>
    public static string Of(PromiseState state) => state switch
    {
        PromiseState.Waiting => Texts.Of("待批准"),
        PromiseState.Given => Texts.Of("履行中"),
        PromiseState.Kept => Texts.Of("已兑现"),
        PromiseState.Broken => Texts.Of("未兑现"),
        PromiseState.Withdrawn => Texts.Of("已撤回"),
        _ => Texts.Of("未批准"),
    };

    /// <summary>CSS class of the state's tag.</summary>
    public static string Tag(PromiseState state) => state switch
    {
        PromiseState.Waiting => "tag tag-accent",
        PromiseState.Kept => "tag tag-good",
        PromiseState.Broken => "tag tag-bad",
        _ => "tag",
    };

    /// <summary>How a text stands; reads on from its title.</summary>
    public static string Of(PassageStanding standing) => standing switch
    {
        PassageStanding.InForce => Texts.Of("现行"),
        PassageStanding.Unstated => Texts.Of("有效期未注明"),
        PassageStanding.NotYet => Texts.Of("还未生效"),
        PassageStanding.Expired => Texts.Of("已经失效"),
        PassageStanding.Withdrawn => Texts.Of("已经撤回"),
        PassageStanding.Repealed => Texts.Of("已经废止"),
        _ => Texts.Of("已有新版本"),
    };

    /// <summary>What is wrong with wording that was found.</summary>
    public static string Of(TaxRule rule) => rule switch
    {
        TaxRule.Refund => Texts.Of("返还已缴的税"),
        TaxRule.Share => Texts.Of("按缴税多少给奖补"),
        TaxRule.Threshold => Texts.Of("达到纳税额才给奖补"),
        _ => Texts.Of("为个别企业减免税"),
    };

    /// <summary>How long it is until the day, or since.</summary>
    public static string Left(DateOnly due, DateOnly today) => (due.DayNumber - today.DayNumber) switch
    {
        < 0 and var late => Texts.Of("逾期 {0} 天", -late),
        0 => Texts.Of("今天到期"),
        var left => Texts.Of("还有 {0} 天", left),
    };

    /// <summary>CSS class of the mark that says so: accent once the day has passed.</summary>
    public static string DueTag(DateOnly due, DateOnly today) => (due.DayNumber - today.DayNumber) switch
    {
        < 0 => "tag tag-accent",
        <= Reminding.PromiseDue.NearDays => "tag tag-warn",
        _ => "tag",
    };
}
