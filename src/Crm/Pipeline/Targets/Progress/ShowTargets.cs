using Crm.Foundation;
using Crm.Pipeline.Counting;
using Crm.Pipeline.History;
using Crm.Pipeline.Showing;
using Crm.Team;
using Marten;

namespace Crm.Pipeline.Targets.Progress;

/// <summary>The targets of a unit for a year at the end of a day: how far it is with each, how they are split down, and how they came about.</summary>
/// <param name="Unit">The asker's own unit where it is left out.</param>
/// <param name="Year">That of the day where it is left out.</param>
/// <param name="On">The day; today where it is left out.</param>
/// <param name="Seen">From where a past day is looked at; as it happened where it is left out.</param>
[Allow(Role.Manager, Role.Auditor)]
public sealed record ShowTargets(string? Unit = null, int? Year = null, DateOnly? On = null, Standpoint? Seen = null) : IQuery<TargetSheet>;

/// <summary>The targets of a unit for a year. Definitions with an example each: docs/figures.md.</summary>
/// <param name="Rows">Every indicator, in its order.</param>
/// <param name="Below">The units directly below, in the order of the tree.</param>
/// <param name="History">What was set and withdrawn by that day, the latest first.</param>
/// <param name="Version">The version of the unit's targets for the year as they are now, for commands.</param>
public sealed record TargetSheet(
    string Unit, int Year, DateOnly On, Standpoint Seen, IReadOnlyList<TargetProgress> Rows, IReadOnlyList<UnitTargets> Below, IReadOnlyList<TargetChange> History, long Version);

/// <summary>How far a unit below is.</summary>
/// <param name="Version">The version of its targets for the year as they are now, for commands.</param>
public sealed record UnitTargets(string Unit, string Name, IReadOnlyList<TargetProgress> Rows, long Version);

/// <summary>A target was set, changed or withdrawn.</summary>
/// <param name="Version">The version it made.</param>
/// <param name="Value">Null where it was withdrawn.</param>
/// <param name="Before">What it had been; null where there was none.</param>
/// <param name="By">Name of whoever did.</param>
public sealed record TargetChange(long Version, Indicator Indicator, decimal? Value, decimal? Before, string? Reason, DateOnly OccurredOn, DateTimeOffset RecordedAt, string By);

/// <summary>Answers <see cref="ShowTargets"/>.</summary>
public static class ShowTargetsHandler
{
    public static async Task<TargetSheet> Handle(ShowTargets query, Actor actor, IRoster roster, PipelineCounts counts, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var (unit, at) = PipelineReach.Of(query.Unit, query.On, query.Seen, actor, roster, clock);
        var year = PipelineReach.YearOf(query.Year, at);
        var below = roster.DirectlyBelow(unit);
        string[] units = [unit, .. below.Select(place => place.Code)];
        var books = (await session.LoadManyAsync<TargetBook>(token, units.Select(code => TargetBook.IdOf(code, year)).ToArray())).ToDictionary(book => book.Unit);
        var signed = await counts.Read(units, at, ShowPipelineHandler.CohortKinds, year * 100, (year * 100) + 12, token);
        var parts = below.Select(place => new UnitTargets(place.Code, place.Name, Rows(place.Code, _ => null), Version(place.Code))).ToList();
        return new TargetSheet(unit, year, at.Day, at.From, Rows(unit, Split), parts, Changes(books.GetValueOrDefault(unit), at, roster), Version(unit));

        IReadOnlyList<TargetProgress> Rows(string code, Func<Indicator, decimal?> split) =>
            TargetProgress.All(books.GetValueOrDefault(code), year, at, ShowPipelineHandler.Cohort(signed[code].ToLookup(counted => counted.Kind)), split);

        long Version(string code) => books.GetValueOrDefault(code)?.Entries.Count ?? 0;

        decimal? Split(Indicator indicator)
        {
            var targets = parts.Select(part => part.Rows[(int)indicator].Target).OfType<decimal>().ToList();
            return targets.Count == 0 ? null : targets.Sum();
        }
    }

    private static IReadOnlyList<TargetChange> Changes(TargetBook? book, AsOf at, IRoster roster)
    {
        var (held, changes) = (new Dictionary<Indicator, decimal?>(), new List<TargetChange>());
        foreach (var entry in book?.Known(at) ?? [])
        {
            changes.Add(new(entry.Number, entry.Indicator, entry.Value, held.GetValueOrDefault(entry.Indicator), entry.Reason, entry.OccurredOn, entry.RecordedAt, roster.Person(entry.By)?.Name ?? entry.By));
            held[entry.Indicator] = entry.Value;
        }
        changes.Reverse();
        return changes;
    }
}
