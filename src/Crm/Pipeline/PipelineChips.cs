using Crm.Foundation;
using Crm.Leads.Listing;
using Crm.Pipeline.History;
using Crm.Shell;
using Crm.Shell.Components;
using Crm.Team;

namespace Crm.Pipeline;

/// <summary>What narrows figures down: the unit, where somebody sees several, and the year.</summary>
internal static class PipelineChips
{
    private const int Years = 10;

    /// <summary>The parts into which a unit's leads can be divided.</summary>
    /// <param name="withUnit">The unit too.</param>
    public static IEnumerable<Filter> Parts(Viewer viewer, IRoster roster, Texts texts, bool withUnit) =>
    [
        .. LeadQueryString.Chips(viewer.Actor, roster, withStage: false).Where(chip => withUnit || chip.Key != "unit"),
        new Filter("band", texts["金额"], [.. PipelineTables.Bands.Select(band => new FilterOption(band, LeadSlice.NameOf(band)))]),
    ];

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
