using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Listing;
using Crm.Pipeline.Counting;
using Crm.Pipeline.History;
using Crm.Team;
using Marten;

namespace Crm.Pipeline.Listing;

/// <summary>The leads behind a figure: those of a unit and everything below it as they stood at the end of a day, the latest change first.</summary>
[Allow(Role.Manager, Role.Auditor)]
public sealed record FindPastLeads : IQuery<PastLeadPage>
{
    /// <summary>The asker's own unit where it is left out.</summary>
    public string? Unit { get; init; }

    /// <summary>The day; today where it is left out.</summary>
    public DateOnly? On { get; init; }

    /// <summary>From where a past day is looked at; as it happened where it is left out.</summary>
    public Standpoint? Seen { get; init; }

    /// <summary>Standing in this stage.</summary>
    public Stage? Stage { get; init; }

    /// <summary>Standing in this stage or a later one; terminated leads are left out.</summary>
    public Stage? From { get; init; }

    /// <summary>Having come to this stage, terminated since or not.</summary>
    public Stage? Reached { get; init; }

    /// <summary>The stage whose day <see cref="Year"/> and <see cref="Month"/> are of; 线索 for the opening, 终止 for the end.</summary>
    public Stage? Of { get; init; }

    /// <summary>The year of that day.</summary>
    public int? Year { get; init; }

    /// <summary>The month of that day, 1 to 12; the whole year where it is left out.</summary>
    public int? Month { get; init; }

    /// <summary>Having come to 开工 in the year of the signing.</summary>
    public bool StartedInYear { get; init; }

    /// <summary>An investment of so much or more, in 万元.</summary>
    public decimal? Least { get; init; }

    /// <summary>Having come this way.</summary>
    public Source? Source { get; init; }

    /// <summary>Terminated for this reason.</summary>
    public TerminationReason? Reason { get; init; }

    /// <summary>Where the page before ended; see <see cref="PastLeadPage.Next"/>.</summary>
    public string? After { get; init; }

    /// <summary>Rows a page, 1 to 200; 50 where left out.</summary>
    public int? Take { get; init; }
}

/// <summary>A page of leads as they stood.</summary>
/// <param name="Sum">All of them, with their investment; counted for the first page only.</param>
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
public sealed record PastLead(Guid Id, string Number, string Company, string Project, Stage Stage, Stage Reach, string Unit, string? Owner, decimal Amount, DateOnly OpenedOn, DateOnly? SignedOn, DateOnly Since, DateOnly Changed) : IRow;

/// <summary>Answers <see cref="FindPastLeads"/>.</summary>
public static class FindPastLeadsHandler
{
    private const string Spans = MartenSetup.Schema + ".pipeline_span";
    private const int FewUnits = 8;

    public static async Task<PastLeadPage> Handle(FindPastLeads query, Actor actor, IRoster roster, IQuerySession session, PipelineCounts counts, TimeProvider clock, CancellationToken token)
    {
        var (unit, at) = PipelineReach.Of(query.Unit, query.On, query.Seen, actor, roster, clock);
        var (filter, units) = (Filter(query, at), roster.Below(unit));
        var take = Math.Clamp(query.Take ?? 50, 1, 200);
        Tally? sum = query.After is not null ? null : await PreparedSum.Of(query, unit, at, counts, token) ?? await Count(filter, units, session, token);
        var page = filter.Copy();
        if (query.After is { } after) After(page, after);
        var latest = Latest(page, units, take + 1);
        var rows = await session.AdvancedSql.QueryAsync<PastLead>($"""
            select jsonb_build_object('id', s.lead, 'number', coalesce(l.data ->> 'number', ''), 'company', coalesce(l.data ->> 'company', ''), 'project', coalesce(l.data ->> 'project', ''),
              'stage', s.stage, 'reach', s.reach, 'unit', s.unit, 'owner', s.owner, 'amount', coalesce(s.agreed, s.intended), 'openedOn', s.opened_on, 'signedOn', s.signed_on, 'since', s.since, 'changed', s.from_day)
            from ({latest.Sql}) as s left join crm.mt_doc_leadlisting as l on l.id = s.lead
            order by s.from_day desc, s.lead desc
            """, token, latest.Values);
        var shown = rows.Take(take).ToList();
        return new PastLeadPage(shown, sum, rows.Count > take ? $"{shown[^1].Changed:yyyyMMdd}_{shown[^1].Id:N}" : null);
    }

    // Each of a few units brings its latest rows, which an index of its own holds; the latest of many are soon found among those of all.
    private static (string Sql, object[] Values) Latest(SqlFilter page, IReadOnlySet<string> units, int rows)
    {
        const string order = "order by s.from_day desc, s.lead desc limit";
        object codes = units.ToArray();
        return units.Count > FewUnits
            ? ($"select * from {Spans} as s where {page.Sql} and s.unit = any(?) {order} {rows}", [.. page.Values, codes])
            : ($"select s.* from unnest(?) as u (unit) cross join lateral (select * from {Spans} as s where s.unit = u.unit and {page.Sql} {order} {rows}) as s {order} {rows}", [codes, .. page.Values]);
    }

    private static async Task<Tally> Count(SqlFilter filter, IReadOnlySet<string> units, IQuerySession session, CancellationToken token)
    {
        var all = filter.Copy();
        all.Among("s.unit", units);
        return (await session.AdvancedSql.QueryAsync<Tally>($"select jsonb_build_object('count', count(*), 'amount', coalesce(sum(coalesce(agreed, intended)), 0)) from {Spans} as s where {all.Sql}", token, all.Values))[0];
    }

    private static SqlFilter Filter(FindPastLeads query, AsOf at)
    {
        var filter = new SqlFilter();
        filter.And("s.seen = any(?) and s.from_day <= ? and s.to_day > ?", at.Seen, at.Day, at.Day);
        if (query.Stage is { } stage) filter.And("s.stage = ?", (int)stage);
        if (query.From is { } from) filter.And("s.stage between ? and ?", (int)from, (int)Leads.Stage.AtCapacity);
        if (query.Reached is { } reached) filter.And("s.reach >= ?", (int)reached);
        if (query.Of is { } of) Within(filter, of, query);
        if (query.StartedInYear) filter.And("extract(year from s.started_on) = extract(year from s.signed_on)");
        if (query.Least is { } least) filter.And("coalesce(s.agreed, s.intended) >= ?", least);
        if (query.Source is { } source) filter.And("s.source = ?", $"{source}");
        if (query.Reason is { } reason) filter.And("s.reason = ?", $"{reason}");
        return filter;
    }

    private static void Within(SqlFilter filter, Stage of, FindPastLeads query)
    {
        if (!Enum.IsDefined(of)) throw new RuleBroken("没有这个阶段。") { Field = nameof(query.Of), Kind = Refusal.Input };
        if (query.Year is not (>= 1978 and <= 2200) || query.Month is < 1 or > 12) throw new RuleBroken("年份或月份不对。") { Field = nameof(query.Year), Kind = Refusal.Input };
        var first = new DateOnly(query.Year.Value, query.Month ?? 1, 1);
        var (column, also) = of switch
        {
            Leads.Stage.Lead => ("s.opened_on", ""),
            Leads.Stage.Terminated => ("s.since", $" and s.stage = {(int)Leads.Stage.Terminated}"),
            _ => ($"s.{PipelineTables.DayOf(of)}", ""),
        };
        filter.And($"{column} >= ? and {column} < ?{also}", first, query.Month is null ? first.AddYears(1) : first.AddMonths(1));
    }

    private static void After(SqlFilter page, string mark)
    {
        var parts = mark.Split('_');
        if (parts.Length != 2 || !DateOnly.TryParseExact(parts[0], "yyyyMMdd", out var day) || !Guid.TryParse(parts[1], out var id))
            throw new RuleBroken("翻页标记无效，请从第一页开始。") { Field = nameof(FindPastLeads.After), Kind = Refusal.Input };
        page.And("(s.from_day, s.lead) < (?, ?)", day, id);
    }
}
