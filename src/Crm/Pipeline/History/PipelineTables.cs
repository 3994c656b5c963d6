using Crm.Foundation;
using Npgsql;

namespace Crm.Pipeline.History;

/// <summary>
/// The tables of the leads' past. <c>pipeline_span</c>: how each lead stood, from one day to another. <c>pipeline_tally</c>: what changes in the counts of a unit and everything below
/// it on a day, and the same for longer stretches (<see cref="TallyLevel"/>), so that any day is the sum of a few of each. <c>pipeline_unit</c>: the units above each unit, by which it was counted.
/// All stand in one schema, so that they can be built anew beside those in use.
/// </summary>
public static class PipelineTables
{
    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = ["pipeline_span", "pipeline_tally", "pipeline_unit"];

    /// <summary>What is counted, and by what. Another number makes a running product count all anew beside what is in use; see <see cref="DefinitionWatch"/>.</summary>
    public const int Definition = 3;

    /// <summary>The columns of a span, in the order in which they are written.</summary>
    public const string SpanColumns = "lead, seen, from_day, to_day, " + StateColumns;

    /// <summary>The same of the spans that hold at a moment.</summary>
    internal static string SpanColumnsAt(Counting.AsOf at) => at.IsToday ? $"lead, seen, from_day, date 'infinity' as to_day, {StateColumns}" : SpanColumns;

    /// <summary>Those that say how the lead stood.</summary>
    public const string StateColumns =
        "stage, reach, reason, unit, owner, source, industry, region, intended, agreed, since, opened_on, "
        + "assessing_on, negotiating_on, visiting_on, signed_on, landed_on, started_on, completed_on, produced_on, capacity_on, "
        + "raised_on, raised_by";

    private static readonly string OtherStateColumns = StateColumns.Replace("unit, ", "", StringComparison.Ordinal);

    /// <summary>The investment of a span that goes by <c>s</c>, in 万元.</summary>
    internal const string Amount = "coalesce(s.agreed, s.intended)";

    /// <summary>The columns by which a count is found.</summary>
    public const string TallyKey = "unit, kind, level, day, seen, month, stage, reach";

    /// <summary>The amounts from which projects are counted apart, in 万元: 1, 10, 50 and 100 亿元.</summary>
    public static readonly IReadOnlyList<decimal> Thresholds = [10_000, 100_000, 500_000, 1_000_000];

    /// <summary>Into which amounts can be divided, as a <see cref="LeadSlice"/> has them: below the first threshold, from each to the next.</summary>
    public static readonly IReadOnlyList<string> Bands =
        [FormattableString.Invariant($"-{Thresholds[0]:0}"), .. Thresholds.Select((from, i) => FormattableString.Invariant($"{from:0}-") + (i + 1 < Thresholds.Count ? FormattableString.Invariant($"{Thresholds[i + 1]:0}") : ""))];

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
        await using var command = database.CreateCommand($"select pg_advisory_lock(hashtext('pipeline')); {Tables(MartenSetup.Schema)} {Later} {Indexes(MartenSetup.Schema)} {Fresh} select pg_advisory_unlock(hashtext('pipeline'));");
        // A new index over millions of rows takes its time.
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(token);
    }

    // What came to the tables after they were first made, and what went.
    private const string Later = $"""
        alter table {MartenSetup.Schema}.pipeline_span add column if not exists raised_on date[], add column if not exists raised_by numeric[];
        drop table if exists {MartenSetup.Schema}.pipeline_change;
        do $$
          begin
            -- Until the second definition there were days, months and years alone.
            if obj_description('{MartenSetup.Schema}.pipeline_tally'::regclass) in ('definition 1', 'definition 2') then
              insert into {MartenSetup.Schema}.pipeline_tally
                select unit, kind, 3, (date_trunc('month', day) + interval '10 days' * least((extract(day from day)::int - 1) / 10, 2))::date as first, seen, month, stage, reach, sum(count), sum(amount)
                from {MartenSetup.Schema}.pipeline_tally where level = 0 group by unit, kind, first, seen, month, stage, reach
                union all select unit, kind, 4, date_trunc('quarter', day)::date as first, seen, month, stage, reach, sum(count), sum(amount)
                from {MartenSetup.Schema}.pipeline_tally where level = 1 group by unit, kind, first, seen, month, stage, reach
                on conflict do nothing;
              if obj_description('{MartenSetup.Schema}.pipeline_tally'::regclass) = 'definition 2' then comment on table {MartenSetup.Schema}.pipeline_tally is 'definition 3'; end if;
            end if;
          end $$;
        """;

    // What was not counted yet is counted by this definition.
    private static readonly string Fresh = $"""
        do $$
          begin
            if not exists (select 1 from {MartenSetup.Schema}.pipeline_span) then {Defined(MartenSetup.Schema)} end if;
          end $$;
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

    /// <summary>The indexes. Those of today's spans, which are one in eight, hold all that is asked of a span, so that the table need not be read.</summary>
    internal static string Indexes(string schema) => $"""
        create unique index if not exists pipeline_span_lead on {schema}.pipeline_span (lead, from_day, seen);
        create index if not exists pipeline_span_changed on {schema}.pipeline_span (from_day, lead);
        create index if not exists pipeline_span_ended on {schema}.pipeline_span (to_day, lead);
        create index if not exists pipeline_span_apart on {schema}.pipeline_span (from_day, lead) where seen <> {(int)(Standpoint.AsRecorded | Standpoint.AsHappened)};
        create index if not exists pipeline_span_raised on {schema}.pipeline_span (from_day, lead) where raised_on is not null;
        create index if not exists pipeline_span_unit on {schema}.pipeline_span (unit, from_day, lead);
        create index if not exists pipeline_span_today on {schema}.pipeline_span (unit, from_day, lead) include (seen, {OtherStateColumns}) where to_day = 'infinity';
        create index if not exists pipeline_span_latest on {schema}.pipeline_span (from_day, lead) include (seen, {StateColumns}) where to_day = 'infinity';
        create unique index if not exists pipeline_tally_key on {schema}.pipeline_tally ({TallyKey});
        """;

    /// <summary>Says by which definition a schema was counted.</summary>
    internal static string Defined(string schema) => $"comment on table {schema}.pipeline_tally is 'definition {Definition}';";
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

    /// <summary>By the stage they stand in, and the month in which they entered it.</summary>
    Since = 27,

    /// <summary>By the month in which they were signed, where they stand in 签约 or 落地.</summary>
    Unstarted = 28,
}
