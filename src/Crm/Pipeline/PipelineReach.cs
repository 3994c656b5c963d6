using Crm.Foundation;
using Crm.Pipeline.Counting;
using Crm.Pipeline.History;
using Crm.Team;

namespace Crm.Pipeline;

/// <summary>Whose figures somebody may see, and of which day.</summary>
public static class PipelineReach
{
    /// <summary>The unit and the day that are asked for.</summary>
    /// <exception cref="RuleBroken">The unit is not the asker's and not below it, or the day is yet to come.</exception>
    public static (string Unit, AsOf At) Of(string? unit, DateOnly? on, Standpoint? seen, Actor actor, IRoster roster, TimeProvider clock)
    {
        var asked = string.IsNullOrEmpty(unit) ? actor.Unit : unit;
        roster.MustKnow(asked, "Unit");
        if (!actor.Units.Contains(asked)) throw new RuleBroken("只能看本单位和下级单位的数字。") { Field = "Unit", Kind = Refusal.Forbidden };
        if (seen is { } standpoint && !Enum.IsDefined(standpoint)) throw new RuleBroken("没有这种看法。") { Field = "Seen", Kind = Refusal.Input };
        var today = China.Today(clock);
        if (on > today) throw new RuleBroken("这一天还没有到。") { Field = "On", Kind = Refusal.Input };
        if (on is { Year: < 1978 }) throw new RuleBroken("年份不对。") { Field = "On", Kind = Refusal.Input };
        return (asked, new AsOf(on ?? today, seen ?? Standpoint.AsHappened, (on ?? today) == today));
    }

    /// <summary>The year of signings that is asked for; that of the day where none is.</summary>
    /// <exception cref="RuleBroken">There is no such year.</exception>
    public static int YearOf(int? year, AsOf at) =>
        (year ?? at.Day.Year) is >= 1978 and <= 2200 and var known ? known : throw new RuleBroken("年份不对。") { Field = "Year", Kind = Refusal.Input };
}
