using Crm.Foundation;
using Crm.Leads;
using Crm.Pipeline.Counting;
using Crm.Pipeline.History;
using Crm.Pipeline.Listing;
using Crm.Pipeline.Showing;
using Crm.Team;
using Marten;

namespace Crm.Pipeline.Comparing;

/// <summary>All figures of a unit at two looks, and what became of its leads between them. Looking at one day from both standpoints shows what was entered late or corrected since.</summary>
/// <param name="Unit">The asker's own unit where it is left out.</param>
/// <param name="Since">The day of the first look; a week before the second where it is left out.</param>
/// <param name="SinceSeen">The standpoint of the first look; that of the second where it is left out.</param>
/// <param name="On">The day of the second look; today where it is left out.</param>
/// <param name="Seen">The standpoint of the second look; as it happened where it is left out.</param>
/// <param name="Year">The year of the cohort and of the period; that of the second day where it is left out.</param>
/// <param name="Industry">Only this section, division or class of GB/T 4754.</param>
/// <param name="Region">Only this region and below, GB/T 2260.</param>
/// <param name="Source">Only what came this way.</param>
/// <param name="Owner">Only this officer's, by login; <c>-</c> for what lies in the pool.</param>
/// <param name="Band">Only an investment from the first number on and below the second, in 万元: <c>10000-100000</c>; either may be missing.</param>
[Allow(Role.Manager, Role.Auditor)]
public sealed record CompareFigures(
    string? Unit = null, DateOnly? Since = null, Standpoint? SinceSeen = null, DateOnly? On = null, Standpoint? Seen = null, int? Year = null, string? Industry = null, string? Region = null, Source? Source = null,
    string? Owner = null, string? Band = null) : IQuery<ComparisonSheet>, ISliced
{
    /// <summary>The same of a part.</summary>
    internal CompareFigures In(LeadSlice slice) => this with { Industry = slice.Industry, Region = slice.Region, Source = slice.Source, Owner = slice.Owner, Band = slice.Band };
}

/// <summary>A unit at two looks.</summary>
/// <param name="Figures">Every figure of the dashboard, in its order.</param>
/// <param name="Kinds">What became of leads, in the order of <see cref="ChangeKind"/>.</param>
public sealed record ComparisonSheet(
    string Unit, DateOnly Since, Standpoint SinceSeen, DateOnly On, Standpoint Seen, int Year, IReadOnlyList<ComparedFigure> Figures, IReadOnlyList<CountedChange> Kinds);

/// <summary>A figure twice.</summary>
/// <param name="List">The list it opens into at the second look.</param>
public sealed record ComparedFigure(FigureGroup Group, FindPastLeads List, Tally Before, Tally After)
{
    /// <summary>Whether both are the same.</summary>
    public bool IsSame => Before == After;
}

/// <summary>Leads of which the same became.</summary>
/// <param name="Amount">By how much that changes the investment in the unit, in 万元.</param>
public sealed record CountedChange(ChangeKind Kind, int Count, decimal Amount);

/// <summary>Answers <see cref="CompareFigures"/>.</summary>
public static class CompareFiguresHandler
{
    public static async Task<ComparisonSheet> Handle(CompareFigures query, Actor actor, IRoster roster, PipelineCounts counts, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var looks = TwoLooks.Of(query.Unit, query.Since, query.SinceSeen, query.On, query.Seen, actor, roster, clock);
        var (year, slice) = (query.Year ?? looks.After.Day.Year, LeadSlice.Of(query));
        var before = await Figures(looks.Before);
        var after = await Figures(looks.After);
        var sides = looks.Sides(FindPastLeads.In(slice), roster.Below(looks.Unit));
        var kinds = await session.AdvancedSql.QueryAsync<CountedChange>($"""
            with {sides.Sql}
            select jsonb_build_object('kind', kind, 'count', count(*), 'amount', sum(amount)) from (
              select {FindChangedLeadsHandler.KindSql} as kind, coalesce(case when a.own then a.amount end, 0) - coalesce(case when b.own then b.amount end, 0) as amount
              from b full join a on a.lead = b.lead where {FindChangedLeadsHandler.Changed}) as c
            group by kind
            """, token, sides.Values);
        return new ComparisonSheet(
            looks.Unit, looks.Before.Day, looks.Before.From, looks.After.Day, looks.After.From, year,
            [.. before.Zip(after, (one, other) => new ComparedFigure(other.Group, other.List, one.Tally, other.Tally))], [.. kinds.OrderBy(kind => kind.Kind)]);

        async Task<IEnumerable<SheetFigure>> Figures(AsOf at) =>
            SheetFigures.Of(await ShowPipelineHandler.Handle(new ShowPipeline(looks.Unit, at.Day, at.From, year).In(slice), actor, roster, counts, session, clock, token));
    }
}
