using Crm.Foundation;
using Crm.Leads;
using Crm.Pipeline.History;
using Crm.Shell.Components;

namespace Crm.Pipeline.Listing;

/// <summary>Which leads a figure counts: of a unit and everything below it, at the end of a day.</summary>
public abstract record PastLeadFilter : ISliced
{
    private const int MostMonths = 120;

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

    /// <summary>Standing in this stage or an earlier one.</summary>
    public Stage? UpTo { get; init; }

    /// <summary>Having entered the stage it stands in on this day or later.</summary>
    public DateOnly? EnteredFrom { get; init; }

    /// <summary>Having entered the stage it stands in before this day.</summary>
    public DateOnly? EnteredBefore { get; init; }

    /// <summary>Signed on this day or later.</summary>
    public DateOnly? SignedFrom { get; init; }

    /// <summary>Signed before this day.</summary>
    public DateOnly? SignedBefore { get; init; }

    /// <summary>Having come to this stage, terminated since or not.</summary>
    public Stage? Reached { get; init; }

    /// <summary>The stage whose day <see cref="Year"/> and <see cref="Month"/> are of; 线索 for the opening, 终止 for the end.</summary>
    public Stage? Of { get; init; }

    /// <summary>The year of that day.</summary>
    public int? Year { get; init; }

    /// <summary>The month of that day, 1 to 12; the whole year where it is left out.</summary>
    public int? Month { get; init; }

    /// <summary>With an increase of the investment in <see cref="Year"/> and <see cref="Month"/>; the amount is then what it was raised by.</summary>
    public bool Raised { get; init; }

    /// <summary>Having come to 开工 in the year of the signing.</summary>
    public bool StartedInYear { get; init; }

    /// <summary>Having come to 开工 within so many whole months, 1 to 120, from the signing, counted from the month after it.</summary>
    public int? StartedWithin { get; init; }

    /// <summary>An investment of so much or more, in 万元.</summary>
    public decimal? Least { get; init; }

    /// <summary>Having come this way.</summary>
    public Source? Source { get; init; }

    /// <summary>Terminated for this reason.</summary>
    public TerminationReason? Reason { get; init; }

    /// <summary>Without what stands terminated for one of these reasons; their names with commas between.</summary>
    public string? Without { get; init; }

    /// <inheritdoc />
    public string? Industry { get; init; }

    /// <inheritdoc />
    public string? Region { get; init; }

    /// <inheritdoc />
    public string? Owner { get; init; }

    /// <inheritdoc />
    public string? Band { get; init; }

    /// <summary>The conditions on a span that goes by <c>s</c>, those of the unit among them; without those of day and standpoint.</summary>
    /// <param name="units">The unit and all below it.</param>
    internal SqlFilter Counted(IReadOnlySet<string> units)
    {
        var filter = Conditions();
        filter.Among("s.unit", units);
        return filter;
    }

    /// <summary>The conditions on a span that goes by <c>s</c>, without those of unit, day and standpoint.</summary>
    internal SqlFilter Conditions()
    {
        var filter = new SqlFilter();
        if (Stage is { } stage) filter.And("s.stage = ?", (int)stage);
        if (From is { } from) filter.And("s.stage between ? and ?", (int)from, (int)Leads.Stage.AtCapacity);
        if (UpTo is { } upTo) filter.And("s.stage <= ?", (int)upTo);
        if (EnteredFrom is { } entered) filter.And("s.since >= ?", entered);
        if (EnteredBefore is { } enteredBefore) filter.And("s.since < ?", enteredBefore);
        if (SignedFrom is { } signed) filter.And("s.signed_on >= ?", signed);
        if (SignedBefore is { } signedBefore) filter.And("s.signed_on < ?", signedBefore);
        if (Reached is { } reached) filter.And("s.reach >= ?", (int)reached);
        if (Of is { } of) Within(filter, of);
        if (Raised) filter.And("s.raised_on is not null and exists (select 1 from unnest(s.raised_on) as one (day) where one.day >= ? and one.day < ?)", Period.First, Period.End);
        if (StartedInYear) filter.And("extract(year from s.started_on) = extract(year from s.signed_on)");
        if (StartedWithin is { } months) Started(filter, months);
        if (Least is { } least) filter.And($"{PipelineTables.Amount} >= ?", least);
        if (Reason is { } reason) filter.And("s.reason = ?", $"{reason}");
        if (Without.Filled() is { } names) Leave(filter, names);
        LeadSlice.Of(this).Narrow(filter);
        return filter;
    }

    /// <summary>The fact that brought a lead into the figure; where the figure doesn't ask for a stage, the one that brought it to where it stands.</summary>
    /// <param name="facts">What is known of the lead, in the order in which it was recorded.</param>
    /// <param name="stands">The stage it stands in.</param>
    internal RecordedFact? EntryOf(IReadOnlyList<RecordedFact> facts, Stage stands)
    {
        if (!Raised) return facts.Into(StartedInYear || StartedWithin is not null ? Leads.Stage.UnderConstruction : Reached ?? Stage ?? Of ?? stands);
        var withdrawn = facts.Select(fact => fact.Data).OfType<InvestmentRaiseWithdrawn>().Select(fact => fact.Raise).ToHashSet();
        return facts.LastOrDefault(fact => fact.Data is InvestmentRaised raised && raised.OccurredOn >= Period.First && raised.OccurredOn < Period.End && !withdrawn.Contains(raised.Raise));
    }

    /// <summary>The investment of a span that goes by <c>s</c> as the figure adds it up, in 万元.</summary>
    internal string Amount => Raised
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"(select coalesce(sum(one.by), 0) from unnest(s.raised_on, s.raised_by) as one (day, by) where one.day >= date '{Period.First:yyyy-MM-dd}' and one.day < date '{Period.End:yyyy-MM-dd}')")
        : PipelineTables.Amount;

    // The year or the month, from its first day until the one after its last.
    private (DateOnly First, DateOnly End) Period
    {
        get
        {
            if (Year is not (>= 1978 and <= 2200) || Month is < 1 or > 12) throw new RuleBroken("年份或月份不对。") { Field = nameof(Year), Kind = Refusal.Input };
            var first = new DateOnly(Year.Value, Month ?? 1, 1);
            return (first, Month is null ? first.AddYears(1) : first.AddMonths(1));
        }
    }

    private static void Started(SqlFilter filter, int months)
    {
        if (months is < 1 or > MostMonths) throw new RuleBroken("开工时限是 1 到 120 个月。") { Field = nameof(StartedWithin), Kind = Refusal.Input };
        filter.And("s.started_on < (date_trunc('month', s.signed_on::timestamp) + make_interval(months => ?))::date", months + 1);
    }

    private static void Leave(SqlFilter filter, string names)
    {
        string[] reasons = [.. ReasonsOf(names).Select(reason => reason is { } known ? $"{known}" : throw new RuleBroken("没有这个终止原因。") { Field = nameof(Without), Kind = Refusal.Input })];
        filter.And($"(s.stage <> {(int)Leads.Stage.Terminated} or s.reason is null or s.reason <> all(?))", [reasons]);
    }

    /// <summary>The reasons of <see cref="Without"/>; null in place of what is none.</summary>
    internal static IEnumerable<TerminationReason?> ReasonsOf(string? names) =>
        (names ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(AddressPart.Named<TerminationReason>);

    private void Within(SqlFilter filter, Stage of)
    {
        if (!Enum.IsDefined(of)) throw new RuleBroken("没有这个阶段。") { Field = nameof(Of), Kind = Refusal.Input };
        var (first, end) = Period;
        var (column, also) = of switch
        {
            Leads.Stage.Lead => ("s.opened_on", ""),
            Leads.Stage.Terminated => ("s.since", $" and s.stage = {(int)Leads.Stage.Terminated}"),
            _ => ($"s.{PipelineTables.DayOf(of)}", ""),
        };
        filter.And($"{column} >= ? and {column} < ?{also}", first, end);
    }
}
