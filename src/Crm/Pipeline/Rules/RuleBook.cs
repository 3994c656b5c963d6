using Crm.Foundation;
using Crm.Pipeline.Counting;
using Crm.Pipeline.History;
using JasperFx.Events;

namespace Crm.Pipeline.Rules;

/// <summary>The rules by which a unit and those below it are assessed, with everything they have been. One stream for each unit; its id derives from the unit's code.</summary>
/// <param name="Sets">In the order in which they were recorded, one an event.</param>
public sealed partial record RuleBook(Guid Id, string Unit, IReadOnlyList<DatedRules> Sets) : IUnitBook<DatedRules>
{
    /// <summary>The stream of a unit.</summary>
    public static Guid IdOf(string unit) => Uuid5.Of("counting-rules", unit);

    public static RuleBook Create(IEvent<CountingRulesSet> e) => new RuleBook(e.StreamId, e.Data.Unit, []).Apply(e);

    public RuleBook Apply(IEvent<CountingRulesSet> e) => this with
    {
        Sets = [.. Sets, new DatedRules(Sets.Count + 1, e.Data.Year, e.Data.Name, e.Data.Rules, e.Data.Reason, e.Data.OccurredOn, e.RecordedAt(), e.UserName ?? "")],
    };

    /// <summary>
    /// The book as it is known at the end of a day. As recorded: what had been recorded by then. As happened: all that is known today, whenever it was decided: the year a set is made for says which
    /// projects it is about, and last year's are to be looked at by this year's rules.
    /// </summary>
    public RuleBook Known(AsOf at) => at.From == Standpoint.AsRecorded ? this with { Sets = [.. Sets.Where(set => China.DayOf(set.RecordedAt) <= at.Day)] } : this;
}

/// <summary>Rules that hold from a year on.</summary>
/// <param name="Number">Its place in the book, from 1; the last one's is the version of the book.</param>
/// <param name="Reason">The paper they come from, or why they are others than before.</param>
/// <param name="OccurredOn">The day on which they were decided.</param>
/// <param name="By">Login of whoever set them.</param>
public sealed record DatedRules(int Number, int Year, string Name, CountingRules Rules, string Reason, DateOnly OccurredOn, DateTimeOffset RecordedAt, string By) : IDatedSet
{
    /// <inheritdoc />
    public DateOnly From => new(Year, 1, 1);
}
