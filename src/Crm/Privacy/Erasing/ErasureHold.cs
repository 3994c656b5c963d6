using Crm.Foundation;
using Marten;

namespace Crm.Privacy.Erasing;

/// <summary>Keeps a person's data from erasure while another module has a duty to keep them, in the transaction of whoever has it.</summary>
public static class ErasureHold
{
    // As long as a person who puts a reason down can keep them.
    private const int Years = 3;

    /// <summary>Puts the hold down, where an erasure was asked for and nothing keeps the data longer.</summary>
    public static async Task Put(IDocumentSession session, Guid person, string reason, DateOnly today, CancellationToken token)
    {
        var erasure = await session.LoadAsync<Erasure>(Erasure.IdOf(person), token);
        if (erasure is { ErasedOn: null } && !(erasure.HeldUntil >= today.AddYears(Years))) await Append(session, erasure, For(reason, today), token);
    }

    /// <summary>The hold itself, for an erasure that is asked for at the same moment.</summary>
    public static ErasureHeld For(string reason, DateOnly today) => new(reason, today.AddYears(Years), today);

    /// <summary>Ends a hold with today, where it is still the one that was put down for this reason.</summary>
    public static async Task End(IDocumentSession session, Guid person, string reason, DateOnly today, CancellationToken token)
    {
        var erasure = await session.LoadAsync<Erasure>(Erasure.IdOf(person), token);
        if (erasure is { ErasedOn: null } && erasure.HoldReason == reason && erasure.HeldUntil > today) await Append(session, erasure, new ErasureHeld(reason, today, today), token);
    }

    private static async Task Append(IDocumentSession session, Erasure erasure, ErasureHeld held, CancellationToken token) =>
        (await session.Events.FetchForWriting<Erasure>(erasure.Id, token)).AppendOne(held);
}
