using Crm.Foundation;
using Crm.Leads;
using Crm.Pipeline.Closing.Late;
using Crm.Pipeline.Counting;
using Crm.Pipeline.History;
using Crm.Pipeline.Listing;
using Crm.Team;
using Marten;

namespace Crm.Pipeline.Comparing;

/// <summary>
/// The leads that make a figure's difference between two looks, the latest change first; without a figure every lead of the unit that stands differently.
/// The day and the standpoint of the second look are those of the figure.
/// </summary>
[Allow(Role.Manager, Role.Auditor)]
public sealed record FindChangedLeads : PastLeadFilter, IQuery<ChangedLeadPage>
{
    /// <summary>The day of the first look; a week before the second where it is left out.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The standpoint of the first look; that of the second where it is left out.</summary>
    public Standpoint? SinceSeen { get; init; }

    /// <summary>Only what became of leads this way.</summary>
    public ChangeKind? Kind { get; init; }

    /// <summary>Where the page before ended; see <see cref="ChangedLeadPage.Next"/>.</summary>
    public string? After { get; init; }

    /// <summary>Rows a page, 1 to 200; 50 where left out.</summary>
    public int? Take { get; init; }

    /// <summary>The changes of the figure that a list stands behind.</summary>
    public static FindChangedLeads About(PastLeadFilter figure) => new()
    {
        Unit = figure.Unit, On = figure.On, Seen = figure.Seen, Stage = figure.Stage, From = figure.From, Reached = figure.Reached, Of = figure.Of, Year = figure.Year, Month = figure.Month,
        StartedInYear = figure.StartedInYear, Raised = figure.Raised, Least = figure.Least, Source = figure.Source, Reason = figure.Reason,
        StartedWithin = figure.StartedWithin, Without = figure.Without,
        UpTo = figure.UpTo, EnteredFrom = figure.EnteredFrom, EnteredBefore = figure.EnteredBefore, SignedFrom = figure.SignedFrom, SignedBefore = figure.SignedBefore, Industry = figure.Industry, Region = figure.Region, Owner = figure.Owner, Band = figure.Band,
    };

    /// <summary>Whether a figure is asked for, and not everything that happened to the leads of a unit or of a part of them.</summary>
    internal bool HasFigure => (Stage, From, UpTo, Reached, Of, Least, Reason) is not (null, null, null, null, null, null, null)
        || (EnteredFrom, EnteredBefore, SignedFrom, SignedBefore) is not (null, null, null, null) || StartedInYear || Raised || StartedWithin is not null || Without is not null;
}

/// <summary>A page of leads that stand differently.</summary>
/// <param name="Sum">What all of them make; counted for the first page only.</param>
/// <param name="Next">Mark for the next page; null on the last.</param>
public sealed record ChangedLeadPage(IReadOnlyList<ChangedLead> Rows, ChangeSum? Sum, string? Next) : IPage<ChangedLead>
{
    /// <inheritdoc />
    public int Count => Sum?.Count ?? 0;
}

/// <summary>What changed leads make of a figure: before + joined − left is after, for the amount together with what was revised.</summary>
/// <param name="Count">How many leads.</param>
/// <param name="Joined">Those that count now and did not before.</param>
/// <param name="Left">Those that counted before and do not now.</param>
/// <param name="Revised">By how much the investment of those that count both times differs, in 万元.</param>
public sealed record ChangeSum(int Count, Tally Joined, Tally Left, decimal Revised);

/// <summary>A lead that stands differently.</summary>
/// <param name="Company">As it is called today.</param>
/// <param name="Before">Null where it was not there.</param>
/// <param name="After">Null where it is not there any more.</param>
/// <param name="Changed">The day of the change.</param>
/// <param name="Entries">What was recorded, or had happened, between the two looks.</param>
public sealed record ChangedLead(
    Guid Id, string Number, string Company, string Project, ChangeKind Kind, LeadLook? Before, LeadLook? After, DateOnly Changed, IReadOnlyList<PastEntry>? Entries = null) : IRow;

/// <summary>How a lead stood.</summary>
/// <param name="Amount">In 万元.</param>
/// <param name="Counts">Whether the figure counts it.</param>
public sealed record LeadLook(Stage Stage, Stage Reach, string Unit, decimal Amount, bool Counts);

/// <summary>Answers <see cref="FindChangedLeads"/>.</summary>
public static class FindChangedLeadsHandler
{
    /// <summary>What became of a lead, as the name of a <see cref="ChangeKind"/>.</summary>
    internal const string KindSql = """
        case when b.lead is null then 'Added' when a.lead is null then 'Gone' when not b.own then 'MovedIn' when not a.own then 'MovedOut' when a.stage = 99 and b.stage <> 99 then 'Terminated'
          when b.stage = 99 and a.stage <> 99 then 'Reopened' when a.reach > b.reach then 'Advanced' when a.reach < b.reach then 'FellBack' when a.amount <> b.amount then 'Revised' else 'Other' end
        """;

    /// <summary>A lead of the unit that stands differently; one that changed and changed back does not.</summary>
    internal const string Changed = "(a.own or b.own) and a.state is distinct from b.state";

    // A figure changes where it counts one side alone, or both with another amount.
    private const string Differs = "(coalesce(a.mine, false) <> coalesce(b.mine, false) or (a.mine and b.mine and a.amount <> b.amount))";

    private const string SumSql = """
        (select jsonb_build_object('count', count(*), 'revised', coalesce(sum(after_amount - before_amount) filter (where now and before), 0),
          'joined', jsonb_build_object('count', count(*) filter (where now and not before), 'amount', coalesce(sum(after_amount) filter (where now and not before), 0)),
          'left', jsonb_build_object('count', count(*) filter (where before and not now), 'amount', coalesce(sum(before_amount) filter (where before and not now), 0))) from c)
        """;

    public static async Task<ChangedLeadPage> Handle(FindChangedLeads query, Actor actor, IRoster roster, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var looks = TwoLooks.Of(query.Unit, query.Since, query.SinceSeen, query.On, query.Seen, actor, roster, clock);
        if (query.Kind is { } kind && !Enum.IsDefined(kind)) throw new RuleBroken("没有这种变化。") { Field = nameof(query.Kind), Kind = Refusal.Input };
        var filter = new SqlFilter();
        filter.And(query.HasFigure ? Differs : Changed);
        if (query.Kind is { } only) filter.And($"{KindSql} = ?", $"{only}");
        var behind = new SqlFilter();
        if (query.After is { } after) PastMark.Behind(behind, "c.changed", "c.lead", after);
        var take = Math.Clamp(query.Take ?? 50, 1, 200);
        var page = $"select * from c where {behind.Sql} order by changed desc, lead desc limit {take + 1}";
        var (sum, rows) = await Find(looks, query, filter, page, behind.Values, query.After is null, roster, session, token);
        var shown = rows.Take(take).ToList();
        return new ChangedLeadPage(await WithEntries(shown, looks, roster, session, token), sum, rows.Count > take ? PastMark.Of(shown[^1].Changed, shown[^1].Id) : null);
    }

    /// <summary>The latest leads of a unit of which something became, so many of each kind, in the order of the kinds.</summary>
    internal static async Task<IReadOnlyList<ChangedLead>> Latest(TwoLooks looks, IReadOnlyCollection<ChangeKind> kinds, int each, IRoster roster, IQuerySession session, CancellationToken token)
    {
        var filter = new SqlFilter();
        filter.And(Changed);
        var page = $"select * from (select c.*, row_number() over (partition by kind order by changed desc, lead desc) as place from c where kind = any(?)) as r where place <= {each}";
        var (_, rows) = await Find(looks, new FindChangedLeads { Unit = looks.Unit }, filter, page, [kinds.Select(kind => $"{kind}").ToArray()], false, roster, session, token);
        return await WithEntries([.. rows.OrderBy(row => row.Kind)], looks, roster, session, token);
    }

    // Both looks are joined once, for the sum and for the rows.
    private static async Task<Found> Find(
        TwoLooks looks, PastLeadFilter figure, SqlFilter filter, string page, object[] ofPage, bool summed, IRoster roster, IQuerySession session, CancellationToken token)
    {
        var sides = looks.Sides(figure, roster.Below(looks.Unit));
        return (await session.AdvancedSql.QueryAsync<Found>($"""
            with {sides.Sql},
            c as materialized (
              select coalesce(a.lead, b.lead) as lead, {KindSql} as kind, least(coalesce(a.from_day, b.to_day), ?) as changed, coalesce(a.mine, false) as now, coalesce(b.mine, false) as before,
                a.amount as after_amount, b.amount as before_amount, a.stage as after_stage, b.stage as before_stage, a.reach as after_reach, b.reach as before_reach, a.unit as after_unit, b.unit as before_unit
              from b full join a on a.lead = b.lead where {filter.Sql}),
            page as ({page})
            select jsonb_build_object(
              'sum', {(summed ? SumSql : "null")},
              'rows', coalesce((select jsonb_agg(jsonb_build_object('id', p.lead, 'number', coalesce(l.data ->> 'number', ''), 'company', coalesce(l.data ->> 'company', ''), 'project', coalesce(l.data ->> 'project', ''),
                'kind', p.kind, 'changed', p.changed,
                'before', case when p.before_stage is not null then jsonb_build_object('stage', p.before_stage, 'reach', p.before_reach, 'unit', p.before_unit, 'amount', p.before_amount, 'counts', p.before) end,
                'after', case when p.after_stage is not null then jsonb_build_object('stage', p.after_stage, 'reach', p.after_reach, 'unit', p.after_unit, 'amount', p.after_amount, 'counts', p.now) end)
                order by p.changed desc, p.lead desc) from page as p left join crm.mt_doc_leadlisting as l on l.id = p.lead), '[]'))
            """, token, [.. sides.Values, looks.After.Day, .. filter.Values, .. ofPage]))[0];
    }

    private static async Task<IReadOnlyList<ChangedLead>> WithEntries(IReadOnlyList<ChangedLead> rows, TwoLooks looks, IRoster roster, IQuerySession session, CancellationToken token)
    {
        var facts = await RecordedFacts.Of([.. rows.Select(row => row.Id)], session, token);
        var marks = await LateMarks.Of([.. rows.Select(row => (row.Id, UnitOf(row)))], roster, session, token);
        return [.. rows.Select(row => row with { Entries = [.. facts[row.Id].Where(fact => looks.Before.Knows(fact) != looks.After.Knows(fact)).Select(fact => marks.Entry(fact, row.Id, UnitOf(row)))] })];
    }

    private sealed record Found(ChangeSum? Sum, IReadOnlyList<ChangedLead> Rows);

    private static string UnitOf(ChangedLead row) => (row.After ?? row.Before)!.Unit;
}
