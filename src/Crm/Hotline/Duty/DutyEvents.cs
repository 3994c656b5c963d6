using Crm.Foundation;

namespace Crm.Hotline.Duty;

/// <summary>What somebody at the hotline is doing changed: by their own hand, by the telephone, or because the time after a call was up.</summary>
/// <param name="Login">Whose state it is; who changed it stands in the metadata.</param>
/// <param name="Extension">The place (分机) they sit at; null when they left.</param>
/// <param name="Until">When the time after a call is up, UTC; null in every other state.</param>
/// <param name="PhoneCall">The phone call that made it change.</param>
/// <param name="Unit">Unit they work in.</param>
/// <param name="UnitPath">Place of that unit in the tree.</param>
/// <param name="At">When it changed: the telephone system's own moment, where it was the telephone. UTC.</param>
public sealed record DutyChanged(
    string Login, DutyState State, string? Extension, DateTimeOffset? Until, Guid? PhoneCall, string Unit, string UnitPath, DateTimeOffset At, DateOnly OccurredOn) : IFact;
