using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Pipeline.Comparing;
using Crm.Pipeline.Counting;
using Crm.Pipeline.History;
using Crm.Pipeline.Showing;
using Crm.Pipeline.Targets;
using Crm.Team;
using Marten;

namespace Crm.Pipeline.Meeting;

/// <summary>The pack for the weekly meeting of a unit (招商例会): its figures and those of the units directly below it, what changed since the last one, and the projects behind that.</summary>
/// <param name="Unit">The asker's own unit where it is left out.</param>
/// <param name="Since">The day of the last meeting; a week before where it is left out.</param>
/// <param name="On">The day; today where it is left out.</param>
/// <param name="Seen">From where a past day is looked at; as it happened where it is left out.</param>
/// <param name="Year">The year of the cohort; that of the day where it is left out.</param>
[Allow(Role.Manager, Role.Auditor)]
public sealed record ShowMeetingPack(string? Unit = null, DateOnly? Since = null, DateOnly? On = null, Standpoint? Seen = null, int? Year = null) : IQuery<MeetingBook>;

/// <summary>Answers <see cref="ShowMeetingPack"/>.</summary>
public static class ShowMeetingPackHandler
{
    public static async Task<MeetingBook> Handle(ShowMeetingPack query, Actor actor, IRoster roster, PipelineCounts counts, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var looks = TwoLooks.Of(query.Unit, query.Since, query.Seen, query.On, query.Seen, actor, roster, clock);
        var year = query.Year ?? looks.After.Day.Year;
        var sheets = new List<PipelineSheet>();
        foreach (var unit in roster.DirectlyBelow(looks.Unit).Select(place => place.Code).Prepend(looks.Unit))
            sheets.Add(await ShowPipelineHandler.Handle(new ShowPipeline(unit, looks.After.Day, looks.After.From, year), actor, roster, counts, session, clock, token));
        var asked = new CompareFigures(looks.Unit, looks.Before.Day, looks.Before.From, looks.After.Day, looks.After.From, year);
        var comparison = await CompareFiguresHandler.Handle(asked, actor, roster, counts, session, clock, token);
        ChangeKind[] kinds = [.. comparison.Kinds.Select(kind => kind.Kind).Where(kind => kind is not (ChangeKind.Other or ChangeKind.Added))];
        var changed = await FindChangedLeadsHandler.Latest(looks, kinds, MeetingTables.MostProjects, roster, session, token);
        var tables = new MeetingTables(roster, asked);
        return new MeetingBook(
            Texts.Of("{0}招商例会材料", roster.Unit(looks.Unit)?.Name ?? looks.Unit),
            Texts.Of("{0} 至 {1}，{2}，{3} 年签约口径", Days.Full(looks.Before.Day), Days.Full(looks.After.Day), looks.After.From == Standpoint.AsRecorded ? Texts.Of("当时所知") : Texts.Of("今天所知"), year),
            [tables.Rates(sheets), .. sheets[0].Targets.Count == 0 ? Array.Empty<MeetingTable>() : [tables.Targets(sheets[0])], tables.Stages(sheets[0]), tables.Kinds(comparison), tables.Projects(changed)]);
    }
}
