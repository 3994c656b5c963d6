using Crm.Foundation;
using Crm.Pipeline.Counting;
using Crm.Pipeline.History;
using JasperFx.Events;

namespace Crm.Pipeline.Targets;

/// <summary>A unit's targets for a year with everything they have been. One stream for each unit and year; its id derives from both.</summary>
/// <param name="Entries">In the order in which they were recorded, one an event.</param>
public sealed partial record TargetBook(Guid Id, string Unit, int Year, IReadOnlyList<TargetEntry> Entries)
{
    /// <summary>The stream of a unit and a year.</summary>
    public static Guid IdOf(string unit, int year) => Uuid5.Of("targets", $"{unit}/{year}");

    public static TargetBook Create(IEvent<TargetSet> e) => new TargetBook(e.StreamId, e.Data.Unit, e.Data.Year, []).Apply(e);

    public TargetBook Apply(IEvent<TargetSet> e) => With(e, e.Data.Indicator, e.Data.Value, e.Data.Reason);

    public TargetBook Apply(IEvent<TargetWithdrawn> e) => With(e, e.Data.Indicator, null, e.Data.Reason);

    /// <summary>The target that holds now; null where there is none.</summary>
    public decimal? Now(Indicator indicator) => Of(Entries, indicator);

    /// <summary>
    /// What was in force at the end of a day; null where nothing was. As recorded: by what had been recorded by then. As happened: by what had happened by then, in the order in
    /// which it was recorded, as with leads.
    /// </summary>
    public decimal? On(AsOf at, Indicator indicator) => Of(Known(at), indicator);

    /// <summary>The entries that count at the end of a day, looked at from a standpoint.</summary>
    public IEnumerable<TargetEntry> Known(AsOf at) => Entries.Where(entry => (at.From == Standpoint.AsRecorded ? China.DayOf(entry.RecordedAt) : entry.OccurredOn) <= at.Day);

    private static decimal? Of(IEnumerable<TargetEntry> entries, Indicator indicator) => entries.LastOrDefault(entry => entry.Indicator == indicator)?.Value;

    private TargetBook With(IEvent e, Indicator indicator, decimal? value, string? reason) =>
        this with { Entries = [.. Entries, new TargetEntry(Entries.Count + 1, indicator, value, reason, ((IFact)e.Data).OccurredOn, e.RecordedAt(), e.UserName ?? "")] };
}

/// <summary>A target was set or withdrawn.</summary>
/// <param name="Number">Its place in the book, from 1; the last one's is the version of the book.</param>
/// <param name="Value">Null where it was withdrawn.</param>
/// <param name="By">Login of whoever did.</param>
public sealed record TargetEntry(int Number, Indicator Indicator, decimal? Value, string? Reason, DateOnly OccurredOn, DateTimeOffset RecordedAt, string By);
