using Crm.Clocks.Calendar;
using Crm.Clocks.Rules;
using Crm.Foundation;

namespace Crm.Clocks.Running;

/// <summary>A clock runs, at first or in a new round.</summary>
/// <param name="About">What kind of record it is about.</param>
/// <param name="Subject">Stream of that record.</param>
/// <param name="Unit">Unit that answers for it.</param>
/// <param name="UnitPath">Place of that unit in the tree.</param>
/// <param name="Person">Login of whoever is to keep it; null while it lies with the unit.</param>
/// <param name="By">The fact that began it.</param>
public sealed record ClockStarted(
    ClockKind Kind, ClockSubjectKind About, Guid Subject, string Unit, string UnitPath, string? Person, ClockTimes Times, RuleUsed Rule, ClockCause By, DateOnly OccurredOn) : IFact;

/// <summary>Somebody else is to keep it. The time stays what it was.</summary>
public sealed record ClockHandedOver(string Unit, string UnitPath, string? Person, ClockCause By, DateOnly OccurredOn) : IFact;

/// <summary>The clock stands still, since it is not our turn.</summary>
/// <param name="At">From when on.</param>
public sealed record ClockPaused(PauseReason Reason, string? Note, DateTimeOffset At, DateOnly OccurredOn) : IFact;

/// <summary>The clock goes on with the time that was left.</summary>
public sealed record ClockResumed(ClockTimes Before, ClockTimes After, DateTimeOffset At, DateOnly OccurredOn) : IFact;

/// <summary>The time was counted anew. What had been counted before stays readable here.</summary>
/// <param name="At">When it was counted.</param>
public sealed record ClockRecomputed(ClockTimes Before, ClockTimes After, RecomputeReason Why, RuleUsed Rule, ClockCause? By, DateTimeOffset At, DateOnly OccurredOn) : IFact;

/// <summary>Whoever is to keep it was told that the time is running out.</summary>
/// <param name="Step">Which warning of the rule, from 1.</param>
/// <param name="At">When it was to be given.</param>
/// <param name="To">Logins of those told.</param>
public sealed record ClockWarned(int Step, DateTimeOffset At, IReadOnlyList<string> To, DateOnly OccurredOn) : IFact;

/// <summary>The time passed and it had not been kept.</summary>
public sealed record ClockOverdue(DateTimeOffset Due, DateOnly OccurredOn) : IFact;

/// <summary>A clock that was not kept was laid before those who answer for it.</summary>
/// <param name="Step">Which step of the rule, from 1.</param>
/// <param name="At">When the step was due.</param>
/// <param name="Unit">Unit whose people were told; above the one asked for where that has nobody.</param>
/// <param name="To">Logins of those told; empty only where nobody answers for anything.</param>
public sealed record ClockEscalated(int Step, DateTimeOffset At, string Unit, IReadOnlyList<string> To, DateOnly OccurredOn) : IFact;

/// <summary>It was kept, in time or late.</summary>
/// <param name="By">The fact that did.</param>
public sealed record ClockMet(ClockCause By, bool Late, DateOnly OccurredOn) : IFact;

/// <summary>Nobody need keep it any more.</summary>
public sealed record ClockStopped(ClockCause By, DateOnly OccurredOn) : IFact;

/// <summary>A clock that was stopped runs again.</summary>
public sealed record ClockReopened(ClockTimes Times, RuleUsed Rule, ClockCause By, DateOnly OccurredOn) : IFact;

/// <summary>The moments of a clock, in UTC. They are data: a later change of calendar or rules does not change what was recorded.</summary>
/// <param name="Since">When it began.</param>
/// <param name="From">From when the term counts: the beginning, a promised moment, or the end of the last pause.</param>
/// <param name="Left">What was left of the term at <paramref name="From"/>, in seconds; null where the whole term counts from there.</param>
/// <param name="WarnAt">When to warn.</param>
/// <param name="Escalate">When to tell whom.</param>
public sealed record ClockTimes(
    DateTimeOffset Since, DateTimeOffset From, long? Left, DateTimeOffset Due, IReadOnlyList<DateTimeOffset> WarnAt, IReadOnlyList<EscalationAt> Escalate)
{
    /// <summary>Whether two countings came to the same.</summary>
    public bool Same(ClockTimes other) => Due == other.Due && From == other.From && Left == other.Left && WarnAt.SequenceEqual(other.WarnAt) && Escalate.SequenceEqual(other.Escalate);
}

/// <summary>When an escalation is due.</summary>
/// <param name="Up">How many units up.</param>
public sealed record EscalationAt(DateTimeOffset At, int Up);

/// <summary>The rule a clock runs by.</summary>
/// <param name="Unit">Unit whose set it is; empty for the one everybody starts with.</param>
/// <param name="Set">Name of the set.</param>
public sealed record RuleUsed(string Unit, string Set, Term Term);

/// <summary>The fact that moved a clock.</summary>
/// <param name="Fact">The event's permanent name.</param>
/// <param name="Version">Its place in the stream of the record the clock is about.</param>
/// <param name="At">When it was recorded.</param>
public sealed record ClockCause(string Fact, long Version, DateTimeOffset At);

/// <summary>What a clock is about.</summary>
public enum ClockSubjectKind
{
    /// <summary>咨询.</summary>
    Inquiry = 1,

    /// <summary>线索.</summary>
    Lead,

    /// <summary>来电.</summary>
    Call,

    /// <summary>投稿.</summary>
    Submission,
}

/// <summary>Why a clock stands still.</summary>
public enum PauseReason
{
    /// <summary>等投资方答复.</summary>
    WaitingForInvestor = 1,

    /// <summary>等其他部门.</summary>
    WaitingForOthers,

    /// <summary>投资方要求暂缓.</summary>
    InvestorAsked,

    /// <summary>其他, with a note.</summary>
    Other,

    /// <summary>等作者答复: an editor asked the author of an article something.</summary>
    WaitingForAuthor,
}

/// <summary>Why a time was counted anew.</summary>
public enum RecomputeReason
{
    /// <summary>日历变了.</summary>
    CalendarChanged = 1,

    /// <summary>规则变了.</summary>
    RulesChanged,

    /// <summary>约定的时间变了.</summary>
    PromiseMoved,
}
