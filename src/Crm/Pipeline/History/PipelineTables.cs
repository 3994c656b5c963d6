using Crm.Foundation;
using Npgsql;

namespace Crm.Pipeline.History;

/// <summary>
/// The tables of the leads' past. <c>pipeline_span</c>: how each lead stood, from one day to another. <c>pipeline_tally</c>: what changes in the counts of a unit and everything below
/// it on a day, and the same by month and by year, so that any day is the sum of some years, some months and some days. <c>pipeline_unit</c>: the units above each unit, by which it was counted.
/// All stand in one schema, so that they can be built anew beside those in use.
/// </summary>
public static class PipelineTables
{
    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = ["pipeline_span", "pipeline_tally", "pipeline_unit"];

    /// <summary>Spans that come and go, with a sign, while they are being counted; empty otherwise.</summary>
    public const string Change = MartenSetup.Schema + ".pipeline_change";

    /// <summary>The columns of a span, in the order in which they are written.</summary>
    public const string SpanColumns = "lead, seen, from_day, to_day, " + StateColumns;

    /// <summary>Those that say how the lead stood.</summary>
    public const string StateColumns =
        "stage, reach, reason, unit, owner, source, industry, region, intended, agreed, since, opened_on, "
        + "assessing_on, negotiating_on, visiting_on, signed_on, landed_on, started_on, completed_on, produced_on, capacity_on, "
        + "raised_on, raised_by";

    /// <summary>The investment of a span that goes by <c>s</c>, in 万元.</summary>
    internal const string Amount = "coalesce(s.agreed, s.intended)";

    /// <summary>The columns by which a count is found.</summary>
    public const string TallyKey = "unit, kind, level, day, seen, month, stage, reach";

    /// <summary>The amounts from which projects are counted apart, in 万元: 1, 10, 50 and 100 亿元.</summary>
    public static readonly IReadOnlyList<decimal> Thresholds = [10_000, 100_000, 500_000, 1_000_000];

    /// <summary>The column with the day on which a stage from 研判 to 达产 was reached.</summary>
    public static string DayOf(Leads.Stage stage) => stage switch
    {
        Leads.Stage.Assessing => "assessing_on",
        Leads.Stage.Negotiating => "negotiating_on",
        Leads.Stage.Visiting => "visiting_on",
        Leads.Stage.Signed => "signed_on",
        Leads.Stage.Landed => "landed_on",
        Leads.Stage.UnderConstruction => "started_on",
        Leads.Stage.Completed => "completed_on",
        Leads.Stage.InProduction => "produced_on",
        Leads.Stage.AtCapacity => "capacity_on",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };

    /// <summary>Makes what is missing.</summary>
    public static async Task Prepare(NpgsqlDataSource database, CancellationToken token)
    {
        await using var command = database.CreateCommand($"select pg_advisory_lock(hashtext('pipeline')); {Tables(MartenSetup.Schema)} create unlogged table if not exists {Change} (sign smallint, like {MartenSetup.Schema}.pipeline_span); {Later} {Indexes(MartenSetup.Schema)} select pg_advisory_unlock(hashtext('pipeline'));");
        await command.ExecuteNonQueryAsync(token);
    }

    // What came to the tables after they were first made.
    private const string Later = $"""
        alter table {MartenSetup.Schema}.pipeline_span add column if not exists raised_on date[], add column if not exists raised_by numeric[];
        alter table {Change} add column if not exists raised_on date[], add column if not exists raised_by numeric[];
        """;

    /// <summary>The tables without the indexes, which are better made after filling.</summary>
    internal static string Tables(string schema) => $"""
        create table if not exists {schema}.pipeline_span (
          lead uuid not null, seen smallint not null, from_day date not null, to_day date not null, stage smallint not null, reach smallint not null, reason text, unit text not null, owner text,
          source text not null, industry text, region text, intended numeric not null, agreed numeric, since date not null, opened_on date not null,
          assessing_on date, negotiating_on date, visiting_on date, signed_on date, landed_on date, started_on date, completed_on date, produced_on date, capacity_on date, raised_on date[], raised_by numeric[]);
        create table if not exists {schema}.pipeline_tally (
          unit text not null, kind smallint not null, level smallint not null, day date not null, seen smallint not null, month integer not null, stage smallint not null, reach smallint not null,
          count bigint not null, amount numeric not null);
        create table if not exists {schema}.pipeline_unit (unit text primary key, above text[] not null);
        """;

    /// <summary>The indexes.</summary>
    internal static string Indexes(string schema) => $"""
        create unique index if not exists pipeline_span_lead on {schema}.pipeline_span (lead, from_day, seen);
        create index if not exists pipeline_span_changed on {schema}.pipeline_span (from_day, lead);
        create index if not exists pipeline_span_ended on {schema}.pipeline_span (to_day, lead);
        create index if not exists pipeline_span_apart on {schema}.pipeline_span (from_day, lead) where seen <> {(int)(Standpoint.AsRecorded | Standpoint.AsHappened)};
        create index if not exists pipeline_span_raised on {schema}.pipeline_span (from_day, lead) where raised_on is not null;
        create index if not exists pipeline_span_unit on {schema}.pipeline_span (unit, from_day, lead);
        create unique index if not exists pipeline_tally_key on {schema}.pipeline_tally ({TallyKey});
        """;

    /// <summary>
    /// What spans change in the counts, one row a key. A span counts one more on its first day and one less on the day it ended, in its unit and in all above: by where the lead stands, once
    /// by the month or year of its opening and of every stage it has reached, and with how far it came by the year of its signing. A key holds no more than a figure asks for: what it holds beside makes rows.
    /// </summary>
    /// <param name="schema">Where the units are.</param>
    /// <param name="changes">Spans with a column <c>sign</c>: 1 for one that is new, -1 for one that is no more.</param>
    internal static string Changes(string schema, string changes) => $"""
        with own as (
          select s.unit, k.kind, s.seen, k.month, k.stage, k.reach, d.day, sum(d.count) as count, sum(d.count * {Amount}) as amount
          from {changes} as s
          cross join lateral (values
            ({(int)TallyKind.Standing}, 0, s.stage, 0),
            (1, {Month("s.opened_on")}, 0, 0), (2, {Year("s.assessing_on")}, 0, 0), (3, {Year("s.negotiating_on")}, 0, 0), (4, {Year("s.visiting_on")}, 0, 0), (5, {Month("s.signed_on")}, 0, 0),
            (6, {Year("s.landed_on")}, 0, 0), (7, {Month("s.started_on")}, 0, 0), (8, {Year("s.completed_on")}, 0, 0), (9, {Year("s.produced_on")}, 0, 0), (10, {Year("s.capacity_on")}, 0, 0),
            ({(int)TallyKind.Cohort}, {Year("s.signed_on")}, case when s.stage = {(int)Leads.Stage.Terminated} then s.stage else 0 end, s.reach),
            ({(int)TallyKind.StartedInYear}, {Year("s.signed_on")}, case when {Year("s.started_on")} = {Year("s.signed_on")} then 1 end, 0),
            ({(int)TallyKind.Size}, {Year("s.signed_on")}, nullif({Size(Amount)}, 0), 0),
            ({(int)TallyKind.Source}, {Year("s.opened_on")}, {Place<Leads.Source>("s.source")}, case when s.reach >= {(int)Leads.Stage.Signed} then {(int)Leads.Stage.Signed} else 0 end),
            ({(int)TallyKind.Reason}, case when s.stage = {(int)Leads.Stage.Terminated} then {Year("s.since")} end, {Place<Leads.TerminationReason>("s.reason")}, 0)) as k (kind, month, stage, reach)
          cross join lateral (values (s.from_day, s.sign), (s.to_day, -s.sign)) as d (day, count)
          where k.month is not null and k.stage is not null and d.day < 'infinity'
          group by s.unit, k.kind, s.seen, k.month, k.stage, k.reach, d.day
          union all
          select s.unit, r.kind, s.seen, r.month, 0, 0, d.day, sum(d.count), sum(d.count * r.amount)
          from {changes} as s
          cross join lateral (
            select {(int)TallyKind.Raised}, {Month("one.day")}, sum(one.by) from unnest(s.raised_on, s.raised_by) as one (day, by) group by 2
            union all select {(int)TallyKind.RaisedInYear}, {Year("one.day")}, sum(one.by) from unnest(s.raised_on, s.raised_by) as one (day, by) group by 2) as r (kind, month, amount)
          cross join lateral (values (s.from_day, s.sign), (s.to_day, -s.sign)) as d (day, count)
          where s.raised_on is not null and d.day < 'infinity'
          group by s.unit, r.kind, s.seen, r.month, d.day),
        above as (
          select a.unit, o.kind, o.seen, o.month, o.stage, o.reach, o.day, sum(o.count) as count, sum(o.amount) as amount
          from own as o join {schema}.pipeline_unit as u on u.unit = o.unit cross join lateral unnest(u.above) as a (unit)
          where o.count <> 0 or o.amount <> 0
          group by a.unit, o.kind, o.seen, o.month, o.stage, o.reach, o.day)
        select a.unit, a.kind, l.level, l.day, a.seen, a.month, a.stage, a.reach, sum(a.count)::bigint as count, sum(a.amount) as amount
        from above as a cross join lateral (values (0, a.day), (1, date_trunc('month', a.day)::date), (2, date_trunc('year', a.day)::date)) as l (level, day)
        where a.count <> 0 or a.amount <> 0
        group by a.unit, a.kind, l.level, l.day, a.seen, a.month, a.stage, a.reach
        having sum(a.count) <> 0 or sum(a.amount) <> 0
        """;

    private static string Place<TEnum>(string column) where TEnum : struct, Enum => $"array_position(array[{string.Join(", ", Enum.GetNames<TEnum>().Select(name => $"'{name}'"))}], {column})";

    // How many of the thresholds it reaches.
    private static string Size(string amount) => string.Join(" + ", Thresholds.Select(threshold => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"({amount} >= {threshold})::int")));

    private static string Month(string day) => $"(date_part('year', {day}) * 100 + date_part('month', {day}))::int";

    // A year that is not told month by month.
    private static string Year(string day) => $"(date_part('year', {day}) * 100)::int";
}

/// <summary>By what leads are counted, beside the stages 1 to 10, which stand for the year in which they were reached; opening, signing and start of construction for the month.</summary>
public enum TallyKind
{
    /// <summary>By the stage they stand in.</summary>
    Standing = 0,

    /// <summary>By the year in which they were signed, whether they stand terminated, and how far they came.</summary>
    Cohort = 20,

    /// <summary>By the year in which they were signed, where construction began in the same year.</summary>
    StartedInYear = 21,

    /// <summary>By the year in which they were signed, and how many of the thresholds their amount reaches, where it reaches one.</summary>
    Size = 22,

    /// <summary>By the year in which they were opened, the place of their source in its list from 1, and whether they came to the signing.</summary>
    Source = 23,

    /// <summary>By the year in which they were terminated, and the place of the reason in its list from 1.</summary>
    Reason = 24,

    /// <summary>By the month in which their investment was raised; the amount is the increments.</summary>
    Raised = 25,

    /// <summary>By the year in which their investment was raised, however often; the amount is the increments.</summary>
    RaisedInYear = 26,
}
