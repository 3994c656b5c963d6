using System.Globalization;
using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Shell.Components;
using Crm.Team;

namespace Crm.Hotline.Wall;

/// <summary>What the figures' page is asked for, as it stands in an address.</summary>
public static class WallAddress
{
    /// <summary>The chips a person can choose from.</summary>
    public static IReadOnlyList<Filter> Chips(Actor actor, IRoster roster)
    {
        var units = roster.Units.Where(unit => actor.Oversees(unit.Code)).ToList();
        return
        [
            new Filter("period", Texts.Of("日期"), [new("today", Texts.Of("今天")), new("week", Texts.Of("近 7 天")), new("month", Texts.Of("本月"))]),
            .. units.Count < 2 ? Array.Empty<Filter>() : [new Filter("unit", Texts.Of("单位"), [.. units.Select(u => new FilterOption(u.Code, u.Name))])],
        ];
    }

    /// <summary>What the address asks for; today where it names no days.</summary>
    public static HotlineFigures Read(string? period, string? unit, DateOnly today) => new(
        period switch { "week" => today.AddDays(-6), "month" => new DateOnly(today.Year, today.Month, 1), _ => today }, today, unit.Filled());

    /// <summary>Where the phone calls behind a figure are listed.</summary>
    public static string Behind(HotlineFigures asked, PhoneFigure figure) =>
        $"/hotline/phone-calls?figure={figure}&from={Iso(asked.From)}&to={Iso(asked.To)}{(asked.Unit is { } unit ? $"&unit={Uri.EscapeDataString(unit)}" : "")}";

    private static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
