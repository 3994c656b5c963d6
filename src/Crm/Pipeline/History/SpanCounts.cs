using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Crm.Leads;

namespace Crm.Pipeline.History;

/// <summary>What changes in the counts of a unit and everything below it on a day, and in the longer stretches of time in which it lies.</summary>
/// <param name="Kind">By what is counted: a <see cref="TallyKind"/>, or the stage that was reached.</param>
/// <param name="Level">For how many days.</param>
/// <param name="Day">The first of them.</param>
/// <param name="Seen">The mark of the spans behind it; see <see cref="LeadSpan.Seen"/>.</param>
/// <param name="Month">Year and month as 202606, 202600 where the kind is told by the year; 0 where it has neither.</param>
/// <param name="Stage">What the kind says.</param>
/// <param name="Reach">How far they came; 0 where the kind doesn't say.</param>
/// <param name="Count">How many more.</param>
/// <param name="Amount">How much more in 万元.</param>
public readonly record struct TallyChange(string Unit, int Kind, TallyLevel Level, DateOnly Day, int Seen, int Month, int Stage, int Reach, int Count, decimal Amount);

/// <summary>Leads with this in common are counted together.</summary>
/// <param name="Kind">By what is counted: a <see cref="TallyKind"/>, or the stage that was reached.</param>
/// <param name="Month">Year and month as 202606, 202600 where the kind is told by the year; 0 where it has neither.</param>
/// <param name="Stage">What the kind says.</param>
/// <param name="Reach">How far they came; 0 where the kind doesn't say.</param>
public readonly record struct CountKey(int Kind, int Month, int Stage, int Reach);

/// <summary>
/// Adds up what spans change in the counts. A span counts one more on its first day and one less on the day it ended, in its unit and in all above: by where the lead stands, once by the month or year of
/// its opening and of every stage it has reached, and with how far it came by the year of its signing. A key holds no more than a figure asks for: what it holds beside makes rows.
/// </summary>
public sealed class SpanCounts
{
    private static readonly ImmutableArray<Stage> Reached = [.. Enum.GetValues<Stage>().Where(stage => stage is > Stage.Lead and not Stage.Terminated)];

    // By the unit of the spans, before they are added up for the units above. The many changes of one lead meet first: most spans go on from the one before and differ in little.
    private readonly Dictionary<string, Dictionary<Key, Change>> units = [];
    private readonly Dictionary<Key, Change> lead = [];

    /// <summary>The units in which something was counted.</summary>
    public IReadOnlyCollection<string> Units => units.Keys;

    /// <summary>Adds the spans of a lead.</summary>
    /// <param name="sign">1 for spans that are new, -1 for spans that are no more.</param>
    public void Add(IEnumerable<LeadSpan> spans, int sign)
    {
        string? unit = null;
        foreach (var span in spans)
        {
            if (unit is not null && unit != span.State.Unit) Settle(unit);
            unit = span.State.Unit;
            Count(span, sign);
        }
        if (unit is not null) Settle(unit);
    }

    /// <summary>What it comes to, unit by unit and in the order of the keys; what comes to nothing is left out.</summary>
    /// <param name="above">For each unit itself and all above it.</param>
    public IEnumerable<TallyChange> Changes(IReadOnlyDictionary<string, string[]> above)
    {
        var tree = units.Keys.SelectMany(unit => above[unit].Select(up => (Unit: up, From: unit))).ToLookup(pair => pair.Unit, pair => pair.From);
        foreach (var from in tree.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            var levels = new Dictionary<TallyLevel, Dictionary<Key, Change>>();
            // Years are added up from quarters, not from days.
            var below = from.SelectMany(unit => units[unit]);
            foreach (var level in TallyLevels.Upwards) below = levels[level] = Sum(level, below);
            var keys = levels.Values.SelectMany(sums => sums).Where(sum => !sum.Value.IsNothing).Select(sum => sum.Key.Packed).ToArray();
            Array.Sort(keys);
            foreach (var packed in keys)
            {
                var key = new Key(packed);
                var change = levels[key.Level][key];
                yield return new(from.Key, key.Kind, key.Level, key.Day, key.Seen, key.Month, key.Stage, key.Reach, change.Count, change.Amount);
            }
        }
    }

    private static Dictionary<Key, Change> Sum(TallyLevel level, IEnumerable<KeyValuePair<Key, Change>> below)
    {
        var sums = new Dictionary<Key, Change>();
        foreach (var (key, change) in below)
        {
            if (!change.IsNothing) Add(sums, key.At(level), change);
        }
        return sums;
    }

    /// <summary>The place of a value in its list, from 1, by which it is counted.</summary>
    public static int Place<TEnum>(TEnum value) where TEnum : struct, Enum => Array.IndexOf(Places<TEnum>.All, value) + 1;

    /// <summary>By what a lead that stands like this is counted, and with what amount in 万元.</summary>
    public static void Keys(LeadState state, Action<CountKey, decimal> count)
    {
        var (days, amount) = (state.Reached, state.Amount);
        count(new((int)TallyKind.Standing, 0, (int)state.Stage, 0), amount);
        count(new((int)Stage.Lead, Month(state.OpenedOn), 0, 0), amount);
        foreach (var stage in Reached)
        {
            if (days[stage] is { } day) count(new((int)stage, stage is Stage.Signed or Stage.UnderConstruction ? Month(day) : Year(day), 0, 0), amount);
        }
        if (days.Signed is { } signed)
        {
            count(new((int)TallyKind.Cohort, Year(signed), state.Stage == Stage.Terminated ? (int)state.Stage : 0, (int)state.Reach), amount);
            if (days.Started?.Year == signed.Year) count(new((int)TallyKind.StartedInYear, Year(signed), 1, 0), amount);
            if (PipelineTables.Thresholds.Count(threshold => amount >= threshold) is > 0 and var size) count(new((int)TallyKind.Size, Year(signed), size, 0), amount);
        }
        count(new((int)TallyKind.Source, Year(state.OpenedOn), Place(state.Source), state.Reach >= Stage.Signed ? (int)Stage.Signed : 0), amount);
        if (state is { Stage: Stage.Terminated, Reason: { } reason }) count(new((int)TallyKind.Reason, Year(state.Since), Place(reason), 0), amount);
        count(new((int)TallyKind.Since, Month(state.Since), (int)state.Stage, 0), amount);
        if (state.Stage is Stage.Signed or Stage.Landed && days.Signed is { } agreed) count(new((int)TallyKind.Unstarted, Month(agreed), 0, 0), amount);
        if (state.Raises.Count == 0) return;
        var raises = state.Raises.Days.Zip(state.Raises.Increments).ToList();
        foreach (var month in raises.GroupBy(raise => Month(raise.First))) count(new((int)TallyKind.Raised, month.Key, 0, 0), month.Sum(raise => raise.Second));
        foreach (var year in raises.GroupBy(raise => Year(raise.First))) count(new((int)TallyKind.RaisedInYear, year.Key, 0, 0), year.Sum(raise => raise.Second));
    }

    private void Settle(string unit)
    {
        ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(units, unit, out _);
        counts ??= [];
        foreach (var (key, change) in lead)
        {
            if (!change.IsNothing) Add(counts, key, change);
        }
        lead.Clear();
    }

    private void Count(LeadSpan span, int sign) => Keys(span.State, (key, amount) =>
    {
        Add(lead, new Key(key, span.From, span.Seen), new Change(sign, sign * amount));
        if (span.To is { } end) Add(lead, new Key(key, end, span.Seen), new Change(-sign, -sign * amount));
    });

    private static void Add(Dictionary<Key, Change> sums, Key key, Change change)
    {
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out _);
        sum = new Change(sum.Count + change.Count, sum.Amount + change.Amount);
    }

    private static int Month(DateOnly day) => (day.Year * 100) + day.Month;

    // A year that is not told month by month.
    private static int Year(DateOnly day) => day.Year * 100;

    private readonly record struct Change(int Count, decimal Amount)
    {
        public bool IsNothing => Count == 0 && Amount == 0;
    }

    // In one number, so that tens of millions fit into memory and sort quickly: kind, level, day, seen, month, stage, reach.
    private readonly record struct Key(ulong Packed)
    {
        private const int StageAt = 6;
        private const int MonthAt = 13;
        private const int SeenAt = 33;
        private const int DayAt = 35;
        private const int LevelAt = 56;
        private const int KindAt = 59;
        private const ulong BelowDay = (1UL << DayAt) - 1;
        private const ulong FromKind = ~((1UL << KindAt) - 1);

        public Key(CountKey key, DateOnly day, int seen)
            : this(((ulong)key.Kind << KindAt) | ((ulong)day.DayNumber << DayAt) | ((ulong)seen << SeenAt) | ((ulong)key.Month << MonthAt) | ((ulong)key.Stage << StageAt) | (uint)key.Reach)
        {
        }

        public int Kind => Part(KindAt, 64);

        public TallyLevel Level => (TallyLevel)Part(LevelAt, KindAt);

        public DateOnly Day => DateOnly.FromDayNumber(Part(DayAt, LevelAt));

        public int Seen => Part(SeenAt, DayAt);

        public int Month => Part(MonthAt, SeenAt);

        public int Stage => Part(StageAt, MonthAt);

        public int Reach => Part(0, StageAt);

        // The same in the sum of a level.
        public Key At(TallyLevel level) => level == TallyLevel.Day ? this
            : new((Packed & (FromKind | BelowDay)) | ((ulong)level << LevelAt) | ((ulong)level.First(Day).DayNumber << DayAt));

        private int Part(int from, int to) => (int)((Packed >> from) & ((1UL << (to - from)) - 1));
    }

    private static class Places<TEnum> where TEnum : struct, Enum
    {
        public static readonly TEnum[] All = Enum.GetValues<TEnum>();
    }
}
