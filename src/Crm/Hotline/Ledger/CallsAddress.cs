using Crm.Foundation;
using Crm.Inquiries;
using Crm.Shell.Components;
using Crm.Team;

namespace Crm.Hotline.Ledger;

/// <summary>The filters of the ledger as they stand in an address, the same for the page and the file.</summary>
public static class CallsAddress
{
    /// <summary>The chips a person can choose from.</summary>
    public static IReadOnlyList<Filter> Chips(Actor actor, IRoster roster)
    {
        var agents = roster.People(actor.UnitPath, Role.HotlineAgent);
        var units = roster.Units.Where(unit => actor.Oversees(unit.Code)).ToList();
        return
        [
            new Filter("period", Texts.Of("日期"), [new("today", Texts.Of("今天")), new("week", Texts.Of("近 7 天")), new("month", Texts.Of("本月"))]),
            new Filter("topic", Texts.Of("主题"), [.. Enum.GetValues<Topic>().Select(t => new FilterOption($"{t}", TopicWords.Of(t)))]),
            new Filter("outcome", Texts.Of("结果"), [.. Enum.GetValues<CallOutcome>().Select(o => new FilterOption($"{o}", CallWords.Of(o)))]),
            new Filter("transfer", Texts.Of("转接"), [new($"{TransferView.WaitingForMe}", Texts.Of("待我接收")), new($"{TransferView.SentByMe}", Texts.Of("我转出待接收"))]),
            new Filter("confidential", Texts.Of("保密"), [new("true", Texts.Of("只看保密来电"))]),
            .. agents.Count < 2 ? Array.Empty<Filter>() : [new Filter("agent", Texts.Of("话务员"), [.. agents.Select(a => new FilterOption(a.Login, a.Name))])],
            .. units.Count < 2 ? Array.Empty<Filter>() : [new Filter("unit", Texts.Of("单位"), [.. units.Select(u => new FilterOption(u.Code, u.Name))])],
        ];
    }

    /// <summary>What the address asks for.</summary>
    public static FindCalls Read(string? q, string? period, string? topic, string? outcome, string? agent, string? unit, string? transfer, string? confidential, DateOnly today) => new(
        q, AddressPart.Named<Topic>(topic), AddressPart.Named<CallOutcome>(outcome), agent,
        period switch { "today" => today, "week" => today.AddDays(-6), "month" => new DateOnly(today.Year, today.Month, 1), _ => null },
        period is "today" or "week" or "month" ? today : null, unit, AddressPart.Named<TransferView>(transfer), confidential == "true" ? true : null);
}
