using Crm.Foundation;
using JasperFx.Events;

namespace Crm.Pipeline.Meeting.Planning;

/// <summary>When the pack for a unit's meeting is sent, and to whom. One stream for each unit; its id derives from the code.</summary>
/// <param name="Weekday">The day of the week, in China.</param>
/// <param name="Hour">The hour of that day from which it is sent, 0 to 23, in China.</param>
/// <param name="Readers">Logins; none where nothing is sent any more.</param>
/// <param name="From">The day from which the plan holds.</param>
/// <param name="LastSent">The day on which it was sent last.</param>
public sealed partial record PackPlan(Guid Id, string Unit, DayOfWeek Weekday, int Hour, IReadOnlyList<string> Readers, DateOnly From, DateOnly? LastSent)
{
    /// <summary>The stream of a unit.</summary>
    public static Guid IdOf(string unit) => Uuid5.Of("pack-plan", unit);

    public static PackPlan Create(IEvent<PackPlanned> e) => new(e.StreamId, e.Data.Unit, e.Data.Weekday, e.Data.Hour, e.Data.Readers, e.Data.OccurredOn, null);

    public PackPlan Apply(PackPlanned e) => this with { Weekday = e.Weekday, Hour = e.Hour, Readers = e.Readers, From = e.OccurredOn };

    public PackPlan Apply(PackPlanEnded e) => this with { Readers = [] };

    public PackPlan Apply(PackSent e) => this with { LastSent = e.OccurredOn };

    /// <summary>Whether it is to be sent at this hour of this day, and was not yet. What was missed by more than its day is left out: the next week's pack holds it.</summary>
    public bool IsDue(DateOnly today, int hour) => Readers.Count > 0 && today.DayOfWeek == Weekday && hour >= Hour && today >= From && LastSent != today;
}

/// <summary>The pack for a unit's meeting is sent every week from now on.</summary>
/// <param name="Weekday">The day of the week, in China.</param>
/// <param name="Hour">The hour of that day from which it is sent, 0 to 23, in China.</param>
/// <param name="Readers">Logins.</param>
public sealed record PackPlanned(string Unit, DayOfWeek Weekday, int Hour, IReadOnlyList<string> Readers, DateOnly OccurredOn) : IFact;

/// <summary>The pack is not sent any more.</summary>
public sealed record PackPlanEnded(DateOnly OccurredOn) : IFact;

/// <summary>The pack was sent.</summary>
/// <param name="Since">The day from which it tells what changed.</param>
/// <param name="On">The day whose figures it holds.</param>
/// <param name="To">Logins.</param>
public sealed record PackSent(DateOnly Since, DateOnly On, IReadOnlyList<string> To, DateOnly OccurredOn) : IFact;
