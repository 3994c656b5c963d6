using Crm.Foundation;
using JasperFx;
using Marten;
using Marten.Exceptions;
using Npgsql;
using Wolverine.Marten;

namespace Crm.Clocks.Running;

/// <summary>Opens the sessions in which clocks are written, in their own name, and tries again where somebody else wrote the same clock meanwhile.</summary>
public sealed class ClockKeeper(IServiceScopeFactory scopes, IDocumentStore store, TimeProvider time)
{
    /// <summary>What stands in the metadata of facts no person recorded.</summary>
    public const string Login = ":clocks";

    private const int MostTries = 8;

    /// <summary>The moment it is.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Does a piece of work in one transaction, with the messages that belong to it; from the beginning again where it collided.</summary>
    public async Task Write(Func<IDocumentSession, IMartenOutbox, Task> work, CancellationToken token)
    {
        for (var tried = 1; ; tried++)
        {
            await using var scope = scopes.CreateAsyncScope();
            await using var session = store.LightweightSession();
            session.LastModifiedBy = Login;
            session.SetHeader(Access.ChannelHeader, "job");
            var outbox = scope.ServiceProvider.GetRequiredService<IMartenOutbox>();
            outbox.Enroll(session);
            try
            {
                await work(session, outbox);
                await session.SaveChangesAsync(token);
                return;
            }
            catch (Exception e) when (tried < MostTries && IsCollision(e))
            {
                // Somebody else wrote one of these clocks: what there is to do is decided anew on what stands there now.
            }
        }
    }

    /// <summary>Puts facts on a clock's stream, where it is still the clock they were decided on.</summary>
    public static Clock Append(IDocumentSession session, Guid id, Clock? clock, IReadOnlyList<object> facts)
    {
        if (clock is null) session.Events.StartStream<Clock>(id, facts);
        else session.Events.Append(id, clock.Facts + facts.Count, facts);
        return After(id, clock, facts);
    }

    /// <summary>The clock after some facts.</summary>
    public static Clock After(Guid id, Clock? clock, IEnumerable<object> facts) => facts.Aggregate(clock ?? new Clock { Id = id }, (state, fact) => fact switch
    {
        ClockStarted e => state.Apply(e),
        ClockHandedOver e => state.Apply(e),
        ClockPaused e => state.Apply(e),
        ClockResumed e => state.Apply(e),
        ClockRecomputed e => state.Apply(e),
        ClockWarned e => state.Apply(e),
        ClockOverdue e => state.Apply(e),
        ClockEscalated e => state.Apply(e),
        ClockMet e => state.Apply(e),
        ClockStopped e => state.Apply(e),
        ClockReopened e => state.Apply(e),
        _ => throw new NotSupportedException($"{fact.GetType().Name} is no fact of a clock"),
    });

    private static bool IsCollision(Exception e) => e is ConcurrencyException or JasperFx.Events.ExistingStreamIdCollisionException or Marten.Exceptions.ExistingStreamIdCollisionException
        || (e is MartenCommandException { InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } });
}
