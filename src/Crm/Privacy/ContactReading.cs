using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Privacy;

/// <summary>
/// Somebody saw a person's contact data, or a file that may name people, in the clear. Holds whose record it was and who looked, never what they saw. Reading is no fact of the business, so it
/// is a document, not an event.
/// </summary>
/// <param name="Record">Kind of record: lead, call, file …</param>
/// <param name="RecordId">Its id.</param>
public sealed record ContactReading(Guid Id, string Login, string Channel, string Record, Guid RecordId, DateTimeOffset At);

/// <summary>Writes the log of <see cref="ContactReading"/>s. A reading that can't be logged does not happen.</summary>
public sealed class ReadingLog(IDocumentStore store, TimeProvider clock)
{
    /// <summary>Notes that the actor is about to see the contacts of a record.</summary>
    public async Task Note(Actor actor, string record, Guid recordId, CancellationToken token = default)
    {
        await using var session = store.LightweightSession();
        session.Insert(new ContactReading(Guid.CreateVersion7(), actor.Login, actor.Channel, record, recordId, clock.GetUtcNow()));
        await session.SaveChangesAsync(token);
    }
}
