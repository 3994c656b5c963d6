using Crm.Foundation;
using JasperFx.Events;

namespace Crm.Pipeline.Closing;

/// <summary>Where an <see cref="Adjustment"/> stands.</summary>
public enum AdjustmentState
{
    /// <summary>A manager of the unit that closed the month has to decide.</summary>
    Waiting,

    /// <summary>It may be entered until its last day.</summary>
    Approved,

    /// <summary>It may not be entered.</summary>
    Declined,
}

/// <summary>Somebody's wish to enter what happened to a lead in a closed month. Once approved it is good for as many entries as it takes, until its last day is over.</summary>
public sealed partial record Adjustment
{
    /// <summary>How many days an approval is good for, beside the day on which it is given.</summary>
    public const int Days = 7;

    public Guid Id { get; init; }

    /// <summary>The lead; empty for one that is yet to be opened.</summary>
    public Guid Lead { get; init; }

    /// <summary>The unit in charge when it was asked for, or the one in which the lead is to be opened.</summary>
    public string Unit { get; init; } = "";

    /// <summary>As 202606.</summary>
    public int Month { get; init; }

    public string Reason { get; init; } = "";

    /// <summary>Login of whoever asked.</summary>
    public string By { get; init; } = "";

    public DateTimeOffset AskedAt { get; init; }

    public AdjustmentState State { get; init; }

    /// <summary>Login of whoever decided; null while nobody has.</summary>
    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Why it was declined.</summary>
    public string? Answer { get; init; }

    /// <summary>The last day on which it is good; null while it is not approved.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The units whose closing it lifts.</summary>
    public IReadOnlyList<string> Closers { get; init; } = [];

    public static Adjustment Create(IEvent<AdjustmentAsked> e) => new()
    {
        Id = e.StreamId, Lead = e.Data.Lead ?? Guid.Empty, Unit = e.Data.Unit, Month = e.Data.Month, Reason = e.Data.Reason, By = e.UserName ?? "", AskedAt = e.RecordedAt(),
    };

    public Adjustment Apply(IEvent<AdjustmentApproved> e) =>
        this with { State = AdjustmentState.Approved, DecidedBy = e.UserName ?? "", DecidedAt = e.RecordedAt(), Until = e.Data.Until, Closers = e.Data.Closers };

    public Adjustment Apply(IEvent<AdjustmentDeclined> e) => this with { State = AdjustmentState.Declined, DecidedBy = e.UserName ?? "", DecidedAt = e.RecordedAt(), Answer = e.Data.Reason };

    /// <summary>Whether something may be entered by it on a day, where these units have the month closed.</summary>
    public bool Lifts(IEnumerable<string> closers, DateOnly today) => State == AdjustmentState.Approved && Until >= today && closers.All(Closers.Contains);
}
