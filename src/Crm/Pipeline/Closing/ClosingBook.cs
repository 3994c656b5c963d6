using Crm.Foundation;
using JasperFx.Events;

namespace Crm.Pipeline.Closing;

/// <summary>What a unit has closed and opened again, and from when on what counts there as late. Both hold for the units below too. One stream for each unit; its id derives from the unit's code.</summary>
public sealed partial record ClosingBook : IUnitBook<LateSetting>
{
    public Guid Id { get; init; }

    public string Unit { get; init; } = "";

    /// <summary>In the order in which they were closed.</summary>
    public IReadOnlyList<ClosedMonth> Closings { get; init; } = [];

    /// <summary>In the order in which they were set.</summary>
    public IReadOnlyList<LateSetting> Sets { get; init; } = [];

    /// <summary>The last month that is closed, and with it all before; null where none is.</summary>
    public int? Through => Closings.LastOrDefault(closing => closing.Reopened is null)?.Month;

    /// <summary>The stream of a unit.</summary>
    public static Guid IdOf(string unit) => Uuid5.Of("closing", unit);

    public static ClosingBook Create(IEvent<MonthClosed> e) => new ClosingBook { Id = e.StreamId, Unit = e.Data.Unit }.Apply(e);

    public static ClosingBook Create(IEvent<LateRuleSet> e) => new ClosingBook { Id = e.StreamId, Unit = e.Data.Unit }.Apply(e);

    public ClosingBook Apply(IEvent<MonthClosed> e) => this with { Closings = [.. Closings, new ClosedMonth(e.Data.Month, e.RecordedAt(), e.UserName ?? "")] };

    public ClosingBook Apply(IEvent<MonthReopened> e)
    {
        var reopened = Closings.Last(closing => closing.Reopened is null && closing.Month == e.Data.Month);
        return this with { Closings = [.. Closings.Select(closing => ReferenceEquals(closing, reopened) ? closing with { Reopened = new Reopened(e.RecordedAt(), e.UserName ?? "", e.Data.Reason) } : closing)] };
    }

    public ClosingBook Apply(IEvent<LateRuleSet> e) => this with { Sets = [.. Sets, new LateSetting(e.Data.From, e.Data.Days)] };

    /// <summary>Whether a month was closed at a moment.</summary>
    public bool WasClosed(int month, DateTimeOffset at) => Closings.Any(closing => closing.Month >= month && closing.At < at && (closing.Reopened is null || closing.Reopened.At > at));
}

/// <summary>A month was closed.</summary>
/// <param name="Month">As 202606.</param>
/// <param name="At">The moment; what was recorded by then is what was reported.</param>
/// <param name="By">Login of whoever did.</param>
/// <param name="Reopened">What became of it; null while it is closed.</param>
public sealed record ClosedMonth(int Month, DateTimeOffset At, string By, Reopened? Reopened = null);

/// <summary>A month was opened again.</summary>
/// <param name="By">Login of whoever did.</param>
public sealed record Reopened(DateTimeOffset At, string By, string Reason);

/// <summary>After how many days an entry counts as late, and the day from which that holds.</summary>
public sealed record LateSetting(DateOnly From, int Days) : IDatedSet;
