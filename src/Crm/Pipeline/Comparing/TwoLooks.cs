using Crm.Foundation;
using Crm.Pipeline.Counting;
using Crm.Pipeline.History;
using Crm.Pipeline.Listing;
using Crm.Team;

namespace Crm.Pipeline.Comparing;

/// <summary>A unit looked at twice: at the ends of two days, or of one day from both standpoints.</summary>
public sealed record TwoLooks(string Unit, AsOf Before, AsOf After)
{
    private const string Spans = MartenSetup.Schema + ".pipeline_span";
    private const int SeenFromBoth = (int)(Standpoint.AsRecorded | Standpoint.AsHappened);

    /// <summary>What is asked for: a week before where no other day is given.</summary>
    /// <exception cref="RuleBroken">The unit is not the asker's and not below it, a day is yet to come, or the first look is not before the second.</exception>
    public static TwoLooks Of(string? unit, DateOnly? since, Standpoint? sinceSeen, DateOnly? on, Standpoint? seen, Actor actor, IRoster roster, TimeProvider clock)
    {
        var (code, after) = PipelineReach.Of(unit, on, seen, actor, roster, clock);
        var (_, before) = PipelineReach.Of(unit, since ?? after.Day.AddDays(-7), sinceSeen ?? after.From, actor, roster, clock);
        if (before.Day > after.Day || before == after) throw new RuleBroken("起点要早于终点，或者是同一天的另一种看法。") { Field = "Since", Kind = Refusal.Input };
        return new TwoLooks(code, before, after);
    }

    /// <summary>
    /// Tables <c>b</c> and <c>a</c>: how leads stood before and after, of all that may stand differently; <c>mine</c> where the figure counts them, <c>own</c> where the unit does, or of its leads the part that is asked for.
    /// A span that is seen by both looks is left out on both sides: its lead stands the same.
    /// </summary>
    internal SqlFilter Sides(PastLeadFilter figure, IReadOnlySet<string> units)
    {
        var (sides, counted, own) = (new SqlFilter(), figure.Counted(units), new SqlFilter());
        own.Among("s.unit", units);
        LeadSlice.Of(figure).Narrow(own);
        var columns = $"s.lead, s.from_day, s.to_day, s.stage, s.reach, s.unit, {figure.Amount} as amount, coalesce({counted.Sql}, false) as mine, coalesce({own.Sql}, false) as own, row({PipelineTables.StateColumns}) as state";
        // On one day all that both looks see alike is left out at once, and an index holds the rest.
        var apart = Before.Day == After.Day;
        var ended = Outside("s.to_day <= ?");
        var begun = Outside("s.from_day > ?");
        sides.And($"""
            b as materialized (select {columns} from {Spans} as s where s.seen = any(?) and s.from_day <= ? and s.to_day > ? and {ended}),
            a as materialized (select {columns} from {Spans} as s where s.seen = any(?) and s.from_day <= ? and s.to_day > ? and {begun})
            """,
            [.. counted.Values, .. own.Values, Before.Seen, Before.Day, Before.Day, .. Bound(After.Day), .. counted.Values, .. own.Values, After.Seen, After.Day, After.Day, .. Bound(Before.Day)]);
        return sides;

        string Outside(string days) => apart ? $"s.seen <> {SeenFromBoth}" : Before.From == After.From ? days : $"(s.seen <> {SeenFromBoth} or {days})";

        object[] Bound(DateOnly day) => apart ? [] : [day];
    }
}
