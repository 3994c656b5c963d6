using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Team;

namespace Crm.Hotline.Wall;

/// <summary>The days and units a figure is about, once it is certain that the person may ask for them.</summary>
/// <param name="Units">Codes of the units, the ones below included.</param>
internal sealed record HotlineScope(DateOnly From, DateOnly To, string[] Units)
{
    /// <summary>When the first day begins.</summary>
    public DateTimeOffset Start => Days.Start(From);

    /// <summary>When the last day is over.</summary>
    public DateTimeOffset End => Days.Start(To.AddDays(1));

    /// <summary>What the person may ask for of what they ask for.</summary>
    /// <exception cref="RuleBroken">There is no such unit, or the days are no days that follow each other.</exception>
    public static HotlineScope Of(DateOnly? from, DateOnly? to, string? unit, Actor actor, IRoster roster, DateOnly today)
    {
        var (first, last) = (from ?? to ?? today, to ?? today);
        if (first > last) throw new RuleBroken("开始日期不能晚于结束日期。") { Field = nameof(HotlineFigures.From), Kind = Refusal.Input };
        if (last.DayNumber - first.DayNumber >= HotlineFiguresHandler.MostDays) throw new RuleBroken("一次最多看一年。") { Field = nameof(HotlineFigures.From), Kind = Refusal.Input };
        IEnumerable<string> asked = unit.Filled() is { } code ? roster.MustKnow(code, nameof(HotlineFigures.Unit)) : actor.IsJob ? roster.Units.Select(u => u.Code) : actor.Units;
        return new HotlineScope(first, last, [.. asked.Where(actor.Oversees)]);
    }

    /// <summary>What lies with these units, and on these days by one of its moments.</summary>
    public SqlFilter Filter(string moment)
    {
        var filter = new SqlFilter();
        filter.And($"unit = any(?) and {moment} >= ? and {moment} < ?", Units, Start, End);
        return filter;
    }
}
