using Crm.Foundation;
using Crm.Shell;
using Crm.Shell.Components;
using Crm.Team;

namespace Crm.Pipeline;

/// <summary>What narrows figures down: the unit, where somebody sees several, and the year.</summary>
internal static class PipelineChips
{
    private const int Years = 10;

    /// <param name="ahead">How many years that are yet to come can be chosen.</param>
    public static IReadOnlyList<Filter> Of(Viewer viewer, IRoster roster, TimeProvider clock, Texts texts, int ahead = 0)
    {
        var units = roster.Units.Where(unit => viewer.Actor.Oversees(unit.Code)).ToList();
        var last = China.Today(clock).Year + ahead;
        return
        [
            .. units.Count < 2 ? Array.Empty<Filter>() : [new Filter("unit", texts["单位"], [.. units.Select(u => new FilterOption(u.Code, u.Name))])],
            new Filter("year", texts["签约年份"], [.. Enumerable.Range(0, Years).Select(back => new FilterOption($"{last - back}", texts["{0} 年", last - back]))]),
        ];
    }
}
