using Crm.Foundation;
using Crm.Leads;
using Crm.Pipeline.Counting;
using Crm.Pipeline.History;
using Crm.Pipeline.Showing;
using Crm.Team;
using Marten;

namespace Crm.Pipeline.Targets.Forecasting;

/// <summary>
/// What a unit's year will have come to by its end, if it goes on as it did the year before: what stands in each stage today is taken to be signed as often as what stood there on the same day a year ago was by
/// the end of that year, and the year's signings are taken to come as far as those of the year before did.
/// </summary>
/// <param name="Unit">The asker's own unit where it is left out.</param>
/// <param name="On">The day; today where it is left out. Its year is what is forecast.</param>
/// <param name="Seen">From where a past day is looked at; as it happened where it is left out.</param>
[Allow(Role.Manager, Role.Auditor)]
public sealed record ShowForecast(string? Unit = null, DateOnly? On = null, Standpoint? Seen = null) : IQuery<ForecastSheet>;

/// <summary>A forecast with all it is made of. Definition with an example: docs/figures.md.</summary>
/// <param name="Before">The same day a year before.</param>
/// <param name="End">The last day of that year.</param>
/// <param name="Signed">What was signed in the year so far.</param>
/// <param name="Steps">What stands before 签约 now, and what became of such a year ago.</param>
/// <param name="Newcomers">What was not known on that day a year ago, and was signed by the end of that year.</param>
/// <param name="Count">Projects signed by the end of the year; null where too little happened a year ago to tell.</param>
/// <param name="Amount">Their amount in 万元; null likewise.</param>
/// <param name="Rates">How far the year's signings will have come; none where too little happened a year ago.</param>
public sealed record ForecastSheet(
    string Unit, DateOnly On, Standpoint Seen, DateOnly Before, DateOnly End, Tally Signed, IReadOnlyList<ForecastStep> Steps, Tally Newcomers, decimal? Count, decimal? Amount, IReadOnlyList<ForecastRate> Rates);

/// <summary>A stage before 签约.</summary>
/// <param name="Here">What stands there now.</param>
/// <param name="Stood">How many stood there a year ago.</param>
/// <param name="Went">How many of those were signed by the end of that year.</param>
public sealed record ForecastStep(Stage Stage, Tally Here, int Stood, int Went)
{
    /// <summary>The share of what stands here that is taken to be signed by the end of the year.</summary>
    public decimal Share => Stood == 0 ? 0 : (decimal)Went / Stood;
}

/// <summary>A rate at the end of the year.</summary>
/// <param name="Now">What has come so far already.</param>
/// <param name="Open">Of last year's signings up to that day, how many had not come so far then.</param>
/// <param name="Came">How many of those had by the end of that year.</param>
/// <param name="LateSigned">How many were signed in the rest of that year.</param>
/// <param name="LateCame">How many of those had come so far by the end of that year.</param>
/// <param name="Percent">The rate by count at the end of the year, in per cent; null where nothing will have been signed.</param>
public sealed record ForecastRate(Indicator Indicator, int Now, int Open, int Came, int LateSigned, int LateCame, decimal? Percent);

/// <summary>Answers <see cref="ShowForecast"/>.</summary>
public static class ShowForecastHandler
{
    /// <summary>With fewer leads before 签约 a year ago nothing is forecast.</summary>
    public const int FewestLeads = 20;

    private const string Spans = MartenSetup.Schema + ".pipeline_span";

    private static readonly Indicator[] Rates = [.. Indicators.Rates.Where(rate => Indicators.StageOf(rate) is not null)];
    private static readonly Stage[] Before = [Stage.Lead, Stage.Assessing, Stage.Negotiating, Stage.Visiting];

    private static readonly string CameSql = string.Join(", ", Rates.Select(rate => PipelineTables.DayOf(Indicators.StageOf(rate)!.Value)).Select(day => $"""
        jsonb_build_object('open', count(*) filter (where signed_on <= ? and ({day} is null or {day} > ?)), 'came', count(*) filter (where signed_on <= ? and {day} > ?), 'lateCame', count(*) filter (where signed_on > ? and {day} is not null))
        """));

    public static async Task<ForecastSheet> Handle(ShowForecast query, Actor actor, IRoster roster, PipelineCounts counts, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var (unit, at) = PipelineReach.Of(query.Unit, query.On, query.Seen, actor, roster, clock);
        var (year, before, first, end) = (at.Day.Year, at.Day.AddYears(-1), new DateOnly(at.Day.Year - 1, 1, 1), new DateOnly(at.Day.Year - 1, 12, 31));
        object units = roster.Below(unit).ToArray();
        var standing = (await counts.Read(unit, at, [(int)TallyKind.Standing], 0, 0, token)).ToLookup(counted => counted.Stage, counted => counted.Tally);
        var cohort = ShowPipelineHandler.Cohort((await counts.Read(unit, at, ShowPipelineHandler.CohortKinds, year * 100, (year * 100) + 12, token)).ToLookup(counted => counted.Kind));
        var stood = (await counts.Read(unit, at with { Day = before, IsToday = false }, [(int)TallyKind.Standing], 0, 0, token)).ToLookup(counted => counted.Stage, counted => counted.Tally.Count);
        // What was signed after that day stands in spans that began after it.
        var went = (await session.AdvancedSql.QueryAsync<Went>($"""
            select jsonb_build_object('stage', b.stage, 'leads', count(*))
            from {Spans} as e
            join {Spans} as b on b.lead = e.lead and b.unit = any(?) and b.seen = any(?) and b.from_day <= ? and b.to_day > ? and b.stage between {(int)Stage.Lead} and {(int)Stage.Visiting}
            where e.unit = any(?) and e.seen = any(?) and e.from_day > ? and e.from_day <= ? and e.to_day > ? and e.signed_on > ? and e.signed_on <= ?
            group by b.stage
            """, token, units, at.Seen, before, before, units, at.Seen, before, end, end, before, end)).ToDictionary(row => row.Stage, row => row.Leads);
        object[] days = [.. Rates.SelectMany(_ => Enumerable.Repeat((object)before, 5))];
        var last = (await session.AdvancedSql.QueryAsync<LastYear>($"""
            select jsonb_build_object('lateSigned', count(*) filter (where signed_on > ?), 'rates', jsonb_build_array({CameSql}),
              'newcomers', jsonb_build_object('count', count(*) filter (where opened_on > ?), 'amount', coalesce(sum({PipelineTables.Amount}) filter (where opened_on > ?), 0)))
            from {Spans} as s where s.unit = any(?) and s.seen = any(?) and s.from_day >= ? and s.from_day <= ? and s.to_day > ? and s.signed_on >= ? and s.signed_on <= ?
            """, token, [before, .. days, before, before, units, at.Seen, first, end, end, first, end]))[0];
        List<ForecastStep> steps = [.. Before.Select(stage => new ForecastStep(stage, standing[(int)stage].Aggregate(default(Tally), (sum, tally) => sum + tally), stood[(int)stage].Sum(), went.GetValueOrDefault((int)stage)))];
        var known = steps.Sum(step => step.Stood) >= FewestLeads;
        var more = steps.Sum(step => step.Here.Count * step.Share) + last.Newcomers.Count;
        var amount = cohort.Signed.Amount + steps.Sum(step => step.Here.Amount * step.Share) + last.Newcomers.Amount;
        return new ForecastSheet(unit, at.Day, at.From, before, end, cohort.Signed, steps, last.Newcomers, known ? Math.Round(cohort.Signed.Count + more, 1) : null, known ? Math.Round(amount, 2) : null,
            known ? [.. Rates.Select((rate, i) => Rate(rate, cohort, more, last, last.Rates[i]))] : []);
    }

    private static ForecastRate Rate(Indicator rate, CohortFigures cohort, decimal more, LastYear last, Course came)
    {
        var now = rate.Part(cohort).Count;
        var whole = cohort.Signed.Count + more;
        var part = now + ((cohort.Signed.Count - now) * Share(came.Came, came.Open)) + (more * Share(came.LateCame, last.LateSigned));
        return new ForecastRate(rate, now, came.Open, came.Came, last.LateSigned, came.LateCame, whole == 0 ? null : Math.Round(100 * part / whole, 1));
    }

    private static decimal Share(int part, int whole) => whole == 0 ? 0 : (decimal)part / whole;

    private sealed record Went(int Stage, int Leads);

    private sealed record LastYear(int LateSigned, IReadOnlyList<Course> Rates, Tally Newcomers);

    private sealed record Course(int Open, int Came, int LateCame);
}
