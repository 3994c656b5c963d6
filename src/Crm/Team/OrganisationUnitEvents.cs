using Crm.Foundation;

namespace Crm.Team;

/// <summary>An investment promotion office enters the organisation.</summary>
/// <param name="Code">GB/T 2260 code, a park with a suffix ("330521-01"); never changes.</param>
/// <param name="Name">As people call it.</param>
/// <param name="ParentCode">The unit it reports to; null for the top of a tree.</param>
/// <param name="Kind">Its place in the administration.</param>
/// <param name="OccurredOn">Business date.</param>
public sealed record UnitFounded(string Code, string Name, string? ParentCode, UnitKind Kind, DateOnly OccurredOn) : IFact;

/// <summary>The unit is called something else from now on.</summary>
public sealed record UnitRenamed(string Name, DateOnly OccurredOn) : IFact;

/// <summary>The unit reports to another unit, with everything below it.</summary>
public sealed record UnitMoved(string ParentCode, DateOnly OccurredOn) : IFact;

/// <summary>The unit takes no new people or leads any more; what it did stays.</summary>
public sealed record UnitClosed(DateOnly OccurredOn) : IFact;

/// <summary>A closed unit works again.</summary>
public sealed record UnitReopened(DateOnly OccurredOn) : IFact;
