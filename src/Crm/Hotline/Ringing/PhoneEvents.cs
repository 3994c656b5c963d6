using Crm.Foundation;
using Crm.Privacy;

namespace Crm.Hotline.Ringing;

/// <summary>The telephone rang: at a place, or in the queue while there is none.</summary>
public sealed record PhoneRang(PhoneSign Sign, DateOnly OccurredOn) : IPhoneFact;

/// <summary>Somebody answered. After a transfer there is one for each who did.</summary>
public sealed record PhoneAnswered(PhoneSign Sign, DateOnly OccurredOn) : IPhoneFact;

/// <summary>The call ended, whoever ended it.</summary>
public sealed record PhoneHungUp(PhoneSign Sign, DateOnly OccurredOn) : IPhoneFact;

/// <summary>The telephone system gave the call up: nobody had answered.</summary>
public sealed record PhoneMissed(PhoneSign Sign, DateOnly OccurredOn) : IPhoneFact;

/// <summary>A recording of the call can be had from the telephone system.</summary>
/// <param name="Recording">What the telephone system calls it, closed with the installation's key: such names often hold a number.</param>
public sealed record PhoneRecordingOffered(PhoneSign Sign, string Recording, DateOnly OccurredOn) : IPhoneFact;

/// <summary>An agent said that this call is theirs, before or while it rang. Who, stands in the metadata.</summary>
public sealed record PhoneCallTakenUp(DateOnly OccurredOn) : IFact;

/// <summary>What was said was put down: the phone call has the outcome that each must have.</summary>
/// <param name="Call">The record in the ledger.</param>
public sealed record PhoneCallWrittenDown(Guid Call, DateOnly OccurredOn) : IFact;

/// <summary>What a telephone system said of one phone call at one moment.</summary>
/// <param name="Unit">Unit whose telephone system it is.</param>
/// <param name="UnitPath">Place of that unit in the tree.</param>
/// <param name="Caller">The other end, whoever rang whom; null while the number is withheld.</param>
/// <param name="Extension">The place (分机) it is about; null while no place is.</param>
/// <param name="Agent">Login of whoever sat there.</param>
/// <param name="At">The telephone system's own moment, UTC.</param>
public sealed record PhoneSign(string Unit, string UnitPath, CallDirection Direction, SealedContact? Caller, string? Extension, string? Agent, DateTimeOffset At);

/// <summary>A fact that a telephone system reports. May come in any order and more than once.</summary>
public interface IPhoneFact : IFact
{
    /// <summary>What it said.</summary>
    PhoneSign Sign { get; }
}
