using Crm.Foundation;

namespace Crm.Clocks.Calendar;

/// <summary>A day is off or worked, whatever day of the week it is. A later statement about the same day takes the place of this one.</summary>
/// <param name="Note">The festival, or why: 春节, 春节调休, 台风.</param>
public sealed record CalendarDaySet(DateOnly Day, DayKind Kind, string? Note, DateOnly OccurredOn) : IFact;

/// <summary>Nothing special is said of the day any more: it is what its day of the week makes it.</summary>
public sealed record CalendarDayCleared(DateOnly Day, DateOnly OccurredOn) : IFact;

/// <summary>The offices are open at these hours on every working day of the year.</summary>
/// <param name="Sessions">In order of the day, without overlap.</param>
public sealed record OfficeHoursSet(int Year, IReadOnlyList<OfficeSession> Sessions, DateOnly OccurredOn) : IFact;
