using Crm.Foundation;
using Crm.Leads;
using Crm.Pipeline.Counting;
using Crm.Pipeline.History;
using Crm.Pipeline.Listing;
using Crm.Team;
using Marten;

namespace Crm.Pipeline.LookingBack;

/// <summary>The board of a unit and everything below it as it stood at the end of a day: each stage with the leads that came to it last.</summary>
/// <param name="Unit">The asker's own unit where it is left out.</param>
/// <param name="On">The day; today where it is left out.</param>
/// <param name="Seen">From where a past day is looked at; as it happened where it is left out.</param>
/// <param name="Industry">Only this section, division or class of GB/T 4754.</param>
/// <param name="Region">Only this region and below, GB/T 2260.</param>
/// <param name="Source">Only what came this way.</param>
/// <param name="Owner">Only this officer's, by login; <c>-</c> for what lies in the pool.</param>
/// <param name="Band">Only an investment from the first number on and below the second, in 万元: <c>10000-100000</c>; either may be missing.</param>
[Allow(Role.Manager, Role.Auditor)]
public sealed record ShowBoardThen(
    string? Unit = null, DateOnly? On = null, Standpoint? Seen = null, string? Industry = null, string? Region = null, Source? Source = null, string? Owner = null, string? Band = null) : IQuery<BoardThen>, ISliced;

/// <summary>The answer to a <see cref="ShowBoardThen"/>.</summary>
/// <param name="Columns">The ten stages in order, then what was terminated.</param>
public sealed record BoardThen(string Unit, DateOnly On, Standpoint Seen, IReadOnlyList<ColumnThen> Columns);

/// <summary>A stage of the board.</summary>
/// <param name="All">All that stood there.</param>
/// <param name="Cards">Those that changed last.</param>
public sealed record ColumnThen(Stage Stage, Tally All, IReadOnlyList<PastLead> Cards);

/// <summary>Answers <see cref="ShowBoardThen"/>.</summary>
public static class ShowBoardThenHandler
{
    private const int CardsInColumn = 20;
    private const string Spans = MartenSetup.Schema + ".pipeline_span";

    public static async Task<BoardThen> Handle(ShowBoardThen query, Actor actor, IRoster roster, IQuerySession session, PipelineCounts counts, TimeProvider clock, CancellationToken token)
    {
        var (unit, at) = PipelineReach.Of(query.Unit, query.On, query.Seen, actor, roster, clock);
        var slice = LeadSlice.Of(query);
        var all = FindPastLeads.In(slice);
        var filter = all.Counted(roster.Below(unit));
        at.Hold(filter);
        var whole = slice == LeadSlice.Whole;
        var sums = whole ? await Prepared() : await CountedNow();
        var (places, values) = whole ? ByStage(filter, sums) : Ranked(filter);
        var cards = (await PastLeadRows.Read(places, values, all, at, roster, session, token)).ToLookup(card => card.Stage);
        return new BoardThen(unit, at.Day, at.From, [.. Enum.GetValues<Stage>().Order().Select(stage => new ColumnThen(stage, sums.GetValueOrDefault(stage), [.. cards[stage]]))]);

        async Task<Dictionary<Stage, Tally>> Prepared() =>
            (await counts.Read(unit, at, [(int)TallyKind.Standing], 0, 0, token)).GroupBy(c => (Stage)c.Stage).ToDictionary(same => same.Key, same => same.Aggregate(default(Tally), (sum, c) => sum + c.Tally));

        async Task<Dictionary<Stage, Tally>> CountedNow() => (await session.AdvancedSql.QueryAsync<StageTally>(
            $"select jsonb_build_object('stage', s.stage, 'tally', jsonb_build_object('count', count(*), 'amount', sum({PipelineTables.Amount}))) from {Spans} as s where {filter.Sql} group by s.stage", token, filter.Values))
            .ToDictionary(sum => sum.Stage, sum => sum.Tally);
    }

    // Of all leads, the latest of each stage are soon found.
    private static (string Sql, object[] Values) ByStage(SqlFilter filter, Dictionary<Stage, Tally> sums) => (
        $"select p.* from unnest(?) as c (stage) cross join lateral (select {PastLeadRows.Place} from {Spans} as s where s.stage = c.stage and {filter.Sql} order by s.from_day desc, s.lead desc limit {CardsInColumn}) as p",
        [sums.Where(sum => sum.Value.Count > 0).Select(sum => (short)sum.Key).ToArray(), .. filter.Values]);

    // Of a part there may be few in some stage: all are looked at, once.
    private static (string Sql, object[] Values) Ranked(SqlFilter filter) => (
        $"select lead, from_day, seen from (select {PastLeadRows.Place}, row_number() over (partition by s.stage order by s.from_day desc, s.lead desc) as place from {Spans} as s where {filter.Sql}) as r where place <= {CardsInColumn}",
        filter.Values);

    private sealed record StageTally(Stage Stage, Tally Tally);
}
