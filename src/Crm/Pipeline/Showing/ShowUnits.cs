using Crm.Foundation;
using Crm.Leads;
using Crm.Pipeline.Counting;
using Crm.Pipeline.History;
using Crm.Pipeline.Targets;
using Crm.Team;

namespace Crm.Pipeline.Showing;

/// <summary>The units directly below a unit beside each other: what each signed in a year, and what came of it.</summary>
/// <param name="Unit">The asker's own unit where it is left out.</param>
/// <param name="On">The day; today where it is left out.</param>
/// <param name="Seen">From where a past day is looked at; as it happened where it is left out.</param>
/// <param name="Year">The year of the signings; that of the day where it is left out.</param>
[Allow(Role.Manager, Role.Auditor)]
public sealed record ShowUnits(string? Unit = null, DateOnly? On = null, Standpoint? Seen = null, int? Year = null) : IQuery<UnitsSheet>;

/// <summary>Units beside each other.</summary>
public sealed record UnitsSheet(string Unit, DateOnly On, Standpoint Seen, int Year, IReadOnlyList<UnitFigures> Units);

/// <summary>The figures of a unit with everything below it.</summary>
/// <param name="InHand">What stands before 达产 and is not terminated.</param>
public sealed record UnitFigures(string Unit, string Name, CohortFigures Cohort, Tally InHand);

/// <summary>Answers <see cref="ShowUnits"/>.</summary>
public static class ShowUnitsHandler
{
    public static async Task<UnitsSheet> Handle(ShowUnits query, Actor actor, IRoster roster, PipelineCounts counts, TimeProvider clock, CancellationToken token)
    {
        var (unit, at) = PipelineReach.Of(query.Unit, query.On, query.Seen, actor, roster, clock);
        var year = PipelineReach.YearOf(query.Year, at);
        var below = roster.DirectlyBelow(unit);
        string[] codes = [.. below.Select(place => place.Code)];
        if (codes.Length == 0) return new UnitsSheet(unit, at.Day, at.From, year, []);
        var signed = await counts.Read(codes, at, ShowPipelineHandler.CohortKinds, year * 100, (year * 100) + 12, token);
        var standing = await counts.Read(codes, at, [(int)TallyKind.Standing], 0, 0, token);
        return new UnitsSheet(unit, at.Day, at.From, year,
            [.. below.Select(place => new UnitFigures(place.Code, place.Name, ShowPipelineHandler.Cohort(signed[place.Code].ToLookup(counted => counted.Kind)),
                standing[place.Code].Where(counted => counted.Stage < (int)Stage.AtCapacity).Aggregate(default(Tally), (sum, counted) => sum + counted.Tally)))]);
    }
}
