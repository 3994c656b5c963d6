using Crm.Foundation;
using Crm.Leads;
using Crm.Pipeline.Counting;
using Crm.Team;
using Marten;

namespace Crm.Pipeline.Listing;

/// <summary>The leads behind a figure: those of a unit and everything below it as they stood at the end of a day, the latest change first.</summary>
[Allow(Role.Manager, Role.Auditor)]
public sealed record FindPastLeads : PastLeadFilter, IQuery<PastLeadPage>
{
    /// <summary>Only the unit itself, without those below it.</summary>
    public bool Alone { get; init; }

    /// <summary>Where the page before ended; see <see cref="PastLeadPage.Next"/>.</summary>
    public string? After { get; init; }

    /// <summary>Rows a page, 1 to 200; 50 where left out.</summary>
    public int? Take { get; init; }

    /// <summary>Leaves the sum of the first page out: the rows are there at once, while the sum may have to be added up lead by lead. See <see cref="PreparedSum"/>.</summary>
    public bool Unsummed { get; init; }

    /// <summary>All leads of a part.</summary>
    internal static FindPastLeads In(LeadSlice slice) => new() { Industry = slice.Industry, Region = slice.Region, Source = slice.Source, Owner = slice.Owner, Band = slice.Band };
}

/// <summary>A page of leads as they stood.</summary>
/// <param name="Sum">All of them, with their investment; counted for the first page only, and not where it was left out.</param>
/// <param name="Next">Mark for the next page; null on the last.</param>
public sealed record PastLeadPage(IReadOnlyList<PastLead> Rows, Tally? Sum, string? Next) : IPage<PastLead>
{
    /// <inheritdoc />
    public int Count => Sum?.Count ?? 0;
}

/// <summary>A lead as it stood at the end of a day.</summary>
/// <param name="Company">As it is called today.</param>
/// <param name="Since">The day it entered its stage.</param>
/// <param name="Changed">The first day on which it stood like this.</param>
/// <param name="Amount">In 万元.</param>
/// <param name="Entry">What brought it to the stage that the figure is about, or to the one it stands in: who recorded it, and how late.</param>
public sealed record PastLead(
    Guid Id, string Number, string Company, string Project, Stage Stage, Stage Reach, string Unit, string? Owner, decimal Amount, DateOnly OpenedOn, DateOnly? SignedOn, DateOnly Since, DateOnly Changed,
    PastEntry? Entry = null) : IRow;

/// <summary>Answers <see cref="FindPastLeads"/>.</summary>
public static class FindPastLeadsHandler
{
    private const string Spans = MartenSetup.Schema + ".pipeline_span";
    private const int FewUnits = 8;
    private const int FewUnitsToday = 24;

    public static async Task<PastLeadPage> Handle(FindPastLeads query, Actor actor, IRoster roster, IQuerySession session, PipelineCounts counts, TimeProvider clock, CancellationToken token)
    {
        var (unit, at) = PipelineReach.Of(query.Unit, query.On, query.Seen, actor, roster, clock);
        var conditions = query.Conditions();
        var units = query.Alone ? new HashSet<string> { unit } : roster.Below(unit);
        var take = Math.Clamp(query.Take ?? 50, 1, 200);
        Tally? sum = query.After is not null || query.Unsummed ? null : await PreparedSum.Of(query, unit, at, counts, token) ?? await Count(query, conditions.Copy(), at, units, session, token);
        if (query.After is { } after) PastMark.Behind(conditions, "s.from_day", "s.lead", after);
        var (places, values) = Latest(conditions, at, units, take + 1);
        var rows = await PastLeadRows.Read(places, values, query, at, roster, session, token);
        var shown = rows.Take(take).ToList();
        return new PastLeadPage(shown, sum, rows.Count > take ? PastMark.Of(shown[^1].Changed, shown[^1].Id) : null);
    }

    // Each of a few units brings its latest rows, which an index of its own holds; the latest of many are soon found among those of all. There the unit is no column an index begins with: where the server
    // takes the rows for few, it would rather read all of every unit and sort them.
    private static (string Sql, object[] Values) Latest(SqlFilter page, AsOf at, IReadOnlySet<string> units, int rows)
    {
        const string order = "order by s.from_day desc, s.lead desc limit", place = PastLeadRows.Place;
        object codes = units.ToArray();
        at.Hold(page);
        return units.Count > (at.IsToday ? FewUnitsToday : FewUnits)
            ? ($"select {place} from {Spans} as s where {page.Sql} and s.unit || '' = any(?) {order} {rows}", [.. page.Values, codes])
            : ($"select {place} from unnest(?) as u (unit) cross join lateral (select {place} from {Spans} as s where s.unit = u.unit and {page.Sql} {order} {rows}) as s {order} {rows}", [codes, .. page.Values]);
    }

    private static async Task<Tally> Count(FindPastLeads query, SqlFilter all, AsOf at, IReadOnlySet<string> units, IQuerySession session, CancellationToken token)
    {
        at.Hold(all);
        all.Among("s.unit", units);
        return (await session.AdvancedSql.QueryAsync<Tally>($"select jsonb_build_object('count', count(*), 'amount', coalesce(sum({query.Amount}), 0)) from {Spans} as s where {all.Sql}", token, all.Values))[0];
    }
}
