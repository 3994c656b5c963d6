using Crm.Foundation;
using Crm.Leads;
using Crm.Pipeline.History;
using Crm.Pipeline.Listing;
using Crm.Team;
using Marten;

namespace Crm.Pipeline.Closing.Late;

/// <summary>What was entered late, of leads that were a unit's or one's below it when it happened, the latest business day first: one row for each lead and day. Only what changed how the lead stood.</summary>
/// <param name="Unit">The asker's own unit where it is left out.</param>
/// <param name="Year">The year in which it happened; this one where it is left out.</param>
/// <param name="Month">The month of that year, 1 to 12; the whole year where it is left out.</param>
/// <param name="After">Where the page before ended.</param>
/// <param name="Take">Rows a page, 1 to 200; 50 where left out.</param>
[Allow(Role.Manager, Role.Auditor)]
public sealed record FindLateEntries(string? Unit = null, int? Year = null, int? Month = null, string? After = null, int? Take = null) : IQuery<LateEntryPage>;

/// <summary>A page of late entries.</summary>
/// <param name="Days">What the unit records today more than so many days after it happened is late.</param>
/// <param name="RuleOf">Code of the unit that said so; null where nobody has.</param>
public sealed record LateEntryPage(IReadOnlyList<LateEntry> Rows, string? Next, string Unit, int Days, string? RuleOf) : IPage<LateEntry>;

/// <summary>What was entered late of a lead for one day.</summary>
/// <param name="Id">Of the lead and the day.</param>
/// <param name="Company">As it is called today.</param>
/// <param name="Day">The business day.</param>
/// <param name="Stage">Where the lead stood at the end of that day, as is known today.</param>
/// <param name="Unit">The unit in charge that day.</param>
/// <param name="Amount">In 万元.</param>
public sealed record LateEntry(Guid Id, Guid Lead, string Number, string Company, string Project, DateOnly Day, Stage Stage, string Unit, decimal Amount, IReadOnlyList<PastEntry> Entries) : IRow;

/// <summary>Answers <see cref="FindLateEntries"/>.</summary>
public static class FindLateEntriesHandler
{
    // Days on which leads stood differently than was known are looked through so many at a time, most of them for something that was a day or two late.
    private const int Batch = 400;
    private const int MostBatches = 25;

    public static async Task<LateEntryPage> Handle(FindLateEntries query, Actor actor, IRoster roster, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var (unit, at) = PipelineReach.Of(query.Unit, null, null, actor, roster, clock);
        var year = PipelineReach.YearOf(query.Year, at);
        if (query.Month is < 1 or > 12) throw new RuleBroken("年份或月份不对。") { Field = nameof(query.Month), Kind = Refusal.Input };
        var first = new DateOnly(year, query.Month ?? 1, 1);
        var take = Math.Clamp(query.Take ?? 50, 1, 200);
        var (rows, mark, more) = (new List<LateEntry>(), query.After, true);
        for (var batch = 0; more && rows.Count < take && batch < MostBatches; batch++)
        {
            var days = await Days(roster.Below(unit), first, query.Month is null ? first.AddYears(1) : first.AddMonths(1), mark, session, token);
            var late = await Late(days, roster, session, token);
            foreach (var day in days)
            {
                mark = PastMark.Of(day.Day, day.Lead);
                if (late.TryGetValue((day.Lead, day.Day), out var row)) rows.Add(row);
                if (rows.Count == take) break;
            }
            more = days.Count == Batch || (rows.Count == take && mark != PastMark.Of(days[^1].Day, days[^1].Lead));
        }
        var rule = (await ClosedBooks.Of([unit], roster, session, token)).LateRule(unit, at.Day);
        return new LateEntryPage(rows, more ? mark : null, unit, rule.Days, rule.By);
    }

    // The days from which leads stand, as is known today, otherwise than was known then: nothing that is entered late and counts leaves no such day.
    private static async Task<IReadOnlyList<ApartDay>> Days(IReadOnlySet<string> units, DateOnly first, DateOnly end, string? mark, IQuerySession session, CancellationToken token)
    {
        var filter = new SqlFilter();
        filter.And($"s.seen <> {(int)(Standpoint.AsRecorded | Standpoint.AsHappened)} and s.seen = {(int)Standpoint.AsHappened} and s.from_day >= ? and s.from_day < ?", first, end);
        filter.Among("s.unit", units);
        if (mark is not null) PastMark.Behind(filter, "s.from_day", "s.lead", mark);
        return await session.AdvancedSql.QueryAsync<ApartDay>($"""
            select jsonb_build_object('lead', s.lead, 'day', s.from_day, 'unit', s.unit, 'stage', s.stage, 'amount', {PipelineTables.Amount},
              'number', coalesce(l.data ->> 'number', ''), 'company', coalesce(l.data ->> 'company', ''), 'project', coalesce(l.data ->> 'project', ''))
            from (select * from {MartenSetup.Schema}.pipeline_span as s where {filter.Sql} order by s.from_day desc, s.lead desc limit {Batch}) as s
            left join crm.mt_doc_leadlisting as l on l.id = s.lead
            order by s.from_day desc, s.lead desc
            """, token, filter.Values);
    }

    private static async Task<Dictionary<(Guid Lead, DateOnly Day), LateEntry>> Late(IReadOnlyList<ApartDay> days, IRoster roster, IQuerySession session, CancellationToken token)
    {
        var facts = await RecordedFacts.Of([.. days.Select(day => day.Lead).Distinct()], session, token);
        var marks = await LateMarks.Of([.. days.Select(day => (day.Lead, day.Unit))], roster, session, token);
        return days.Select(day => new LateEntry(
                Uuid5.Of("late", $"{day.Lead}/{day.Day:yyyyMMdd}"), day.Lead, day.Number, day.Company, day.Project, day.Day, day.Stage, day.Unit, day.Amount,
                [.. facts[day.Lead].Where(fact => fact.HappenedOn == day.Day && marks.IsLate(fact, day.Unit)).Select(fact => marks.Entry(fact, day.Lead, day.Unit))]))
            .Where(row => row.Entries.Count > 0).ToDictionary(row => (row.Lead, row.Day));
    }

    /// <summary>A day on which a lead began to stand otherwise than was known.</summary>
    public sealed record ApartDay(Guid Lead, DateOnly Day, string Unit, Stage Stage, decimal Amount, string Number, string Company, string Project);
}
