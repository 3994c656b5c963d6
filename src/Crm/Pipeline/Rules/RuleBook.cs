using Crm.Foundation;
using Crm.Pipeline.Counting;
using Crm.Pipeline.History;
using JasperFx.Events;

namespace Crm.Pipeline.Rules;

/// <summary>The rules by which a unit and those below it are assessed, with everything they have been. One stream for each unit; its id derives from the unit's code.</summary>
/// <param name="Entries">In the order in which they were recorded, one an event.</param>
public sealed partial record RuleBook(Guid Id, string Unit, IReadOnlyList<RuleEntry> Entries)
{
    /// <summary>The stream of a unit.</summary>
    public static Guid IdOf(string unit) => Uuid5.Of("counting-rules", unit);

    public static RuleBook Create(IEvent<CountingRulesSet> e) => new RuleBook(e.StreamId, e.Data.Unit, []).Apply(e);

    public RuleBook Apply(IEvent<CountingRulesSet> e) => With(e, e.Data.Year, e.Data.Name, e.Data.Rules, e.Data.Reason);

    public RuleBook Apply(IEvent<CountingRulesWithdrawn> e) => With(e, e.Data.Year, Now(e.Data.Year)?.Name ?? "", null, e.Data.Reason);

    /// <summary>What is set for a year now; null where nothing is.</summary>
    public RuleEntry? Now(int year) => Entries.LastOrDefault(entry => entry.Year == year) is { Rules: not null } entry ? entry : null;

    /// <summary>
    /// The book as it is known at the end of a day. As recorded: what had been recorded by then. As happened: all that is known today, whenever it was decided: the year a set is made for says which
    /// projects it is about, and last year's are to be looked at by this year's rules.
    /// </summary>
    public KnownRules Known(AsOf at) => new(Unit, at.From == Standpoint.AsRecorded ? [.. Entries.Where(entry => China.DayOf(entry.RecordedAt) <= at.Day)] : Entries);

    private RuleBook With(IEvent e, int year, string name, CountingRules? rules, string reason) =>
        this with { Entries = [.. Entries, new RuleEntry(Entries.Count + 1, year, name, rules, reason, ((IFact)e.Data).OccurredOn, e.RecordedAt(), e.UserName ?? "")] };
}

/// <summary>Rules were set for a year, or withdrawn.</summary>
/// <param name="Number">Its place in the book, from 1; the last one's is the version of the book.</param>
/// <param name="Rules">Null where they were withdrawn.</param>
/// <param name="Reason">The paper they come from, or why they are others than before.</param>
/// <param name="OccurredOn">The day on which it was decided.</param>
/// <param name="By">Login of whoever did.</param>
public sealed record RuleEntry(int Number, int Year, string Name, CountingRules? Rules, string Reason, DateOnly OccurredOn, DateTimeOffset RecordedAt, string By);

/// <summary>What is known of a unit's rules.</summary>
public sealed record KnownRules(string Unit, IReadOnlyList<RuleEntry> Entries) : IUnitBook<DatedRules>
{
    /// <summary>The last that was set for each year, unless it was withdrawn.</summary>
    public IReadOnlyList<DatedRules> Sets { get; } =
        [.. Entries.GroupBy(entry => entry.Year).Select(year => year.Last()).Where(entry => entry.Rules is not null).Select(entry => new DatedRules(entry.Year, entry.Name, entry.Rules!))];
}

/// <summary>Rules that hold from a year on.</summary>
public sealed record DatedRules(int Year, string Name, CountingRules Rules) : IDatedSet
{
    /// <inheritdoc />
    public DateOnly From => new(Year, 1, 1);
}
