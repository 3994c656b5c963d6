using Crm.Clocks.Rules;
using Crm.Foundation;
using JasperFx.Events;

namespace Crm.Clocks.Running;

/// <summary>One clock of one record, as decisions need to know it. Its list shows the same fields, so it is read from here.</summary>
public sealed partial record Clock
{
    /// <summary>Stream id; derives from kind and subject.</summary>
    public Guid Id { get; init; }

    public ClockKind Kind { get; init; }

    public ClockSubjectKind About { get; init; }

    /// <summary>Stream of the record it is about.</summary>
    public Guid Subject { get; init; }

    public string Unit { get; init; } = "";

    public string UnitPath { get; init; } = "";

    /// <summary>Login of whoever is to keep it.</summary>
    public string? Person { get; init; }

    public ClockState State { get; init; }

    public ClockTimes Times { get; init; } = new(default, default, null, default, [], []);

    public RuleUsed Rule { get; init; } = new("", "", new(1, Calendar.Measure.WorkingDays));

    /// <summary>How many of the warnings are over.</summary>
    public int Warned { get; init; }

    /// <summary>How many of the escalation steps are over.</summary>
    public int Escalated { get; init; }

    /// <summary>The time passed and it had not been kept.</summary>
    public bool Overdue { get; init; }

    /// <summary>It was kept too late in a round that is over; whoever lets it begin anew does not make that undone.</summary>
    public bool WasLate { get; init; }

    /// <summary>Since when it stands still, and why.</summary>
    public DateTimeOffset? PausedAt { get; init; }

    public PauseReason? PausedFor { get; init; }

    /// <summary>When it was met or stopped.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The fact that began it, by its permanent name.</summary>
    public string? StartedBy { get; init; }

    /// <summary>The fact that stopped it, where it was stopped.</summary>
    public string? StoppedBy { get; init; }

    /// <summary>How many facts its own stream has.</summary>
    public int Facts { get; init; }

    /// <summary>When it is due, for lists.</summary>
    public DateTimeOffset Due { get; init; }

    /// <summary>When the first warning is due, or the end where there is no warning; for lists.</summary>
    public DateTimeOffset WarnFrom { get; init; }

    /// <summary>The next moment at which something is to be done about it; null where nothing is.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>The stream of a kind of clock of a record.</summary>
    public static Guid IdOf(ClockKind kind, Guid subject) => Uuid5.Of("clock", $"{kind}\n{subject}");

    /// <summary>Whether it still waits to be kept.</summary>
    public bool IsOpen => State is ClockState.Running or ClockState.Paused;

    public static Clock Create(IEvent<ClockStarted> e) => new Clock { Id = e.StreamId }.Apply(e.Data);

    public Clock Apply(ClockStarted e) => Next(this with
    {
        Kind = e.Kind,
        About = e.About,
        Subject = e.Subject,
        Unit = e.Unit,
        UnitPath = e.UnitPath,
        Person = e.Person,
        State = ClockState.Running,
        Times = e.Times,
        Rule = e.Rule,
        Warned = 0,
        Escalated = 0,
        Overdue = false,
        PausedAt = null,
        PausedFor = null,
        EndedAt = null,
        StartedBy = e.By.Fact,
        StoppedBy = null,
    });

    public Clock Apply(ClockHandedOver e) => Next(this with { Unit = e.Unit, UnitPath = e.UnitPath, Person = e.Person });

    public Clock Apply(ClockPaused e) => Next(this with { State = ClockState.Paused, PausedAt = e.At, PausedFor = e.Reason });

    public Clock Apply(ClockResumed e) => Next(this with { State = ClockState.Running, PausedAt = null, PausedFor = null, EndedAt = null, StoppedBy = null }).Counted(e.After, e.At);

    public Clock Apply(ClockRecomputed e) => Next(this with { Rule = e.Rule }).Counted(e.After, e.At);

    public Clock Apply(ClockWarned e) => Next(this with { Warned = e.Step });

    public Clock Apply(ClockOverdue _) => Next(this with { Overdue = true, Warned = Times.WarnAt.Count });

    public Clock Apply(ClockEscalated e) => Next(this with { Escalated = e.Step });

    public Clock Apply(ClockMet e) => Next(this with { State = ClockState.Met, Overdue = e.Late, WasLate = WasLate || e.Late, EndedAt = e.By.At });

    public Clock Apply(ClockStopped e) => Next(this with { State = ClockState.Stopped, EndedAt = e.By.At, StoppedBy = e.By.Fact });

    public Clock Apply(ClockReopened e) => Next(this with
    {
        State = ClockState.Running,
        Times = e.Times,
        Rule = e.Rule,
        Warned = 0,
        Escalated = 0,
        Overdue = false,
        PausedAt = null,
        PausedFor = null,
        EndedAt = null,
        StoppedBy = null,
    });

    // What was told stays told while the time is over; where it lies ahead again, only warnings whose moment has passed count as given.
    private Clock Counted(ClockTimes times, DateTimeOffset at)
    {
        var moved = this with { Times = times };
        return Timed(times.Due <= at ? moved : moved with { Overdue = false, Escalated = times.Escalate.Count(s => s.At <= at), Warned = times.WarnAt.Count(w => w <= at) });
    }

    private static Clock Next(Clock clock) => Timed(clock with { Facts = clock.Facts + 1 });

    private static Clock Timed(Clock clock) => clock with { Due = clock.Times.Due, WarnFrom = clock.Times.WarnAt.Count > 0 ? clock.Times.WarnAt[0] : clock.Times.Due, NextAt = clock.State == ClockState.Running ? clock.Coming() : null };

    private DateTimeOffset? Coming()
    {
        var step = Escalated < Times.Escalate.Count ? Times.Escalate[Escalated].At : (DateTimeOffset?)null;
        if (Overdue) return step;
        var next = Warned < Times.WarnAt.Count && Times.WarnAt[Warned] < Times.Due ? Times.WarnAt[Warned] : Times.Due;
        return step < next ? step : next;
    }
}

/// <summary>Where a clock stands.</summary>
public enum ClockState
{
    /// <summary>计时中.</summary>
    Running = 1,

    /// <summary>已暂停.</summary>
    Paused,

    /// <summary>已办.</summary>
    Met,

    /// <summary>已撤销.</summary>
    Stopped,
}
