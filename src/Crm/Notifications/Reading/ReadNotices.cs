using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Notifications.Reading;

/// <summary>The person has seen their notices up to a moment.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator)]
public sealed record ReadNotices(DateTimeOffset UpTo) : ICommand;

/// <summary>Handles <see cref="ReadNotices"/>.</summary>
public static class ReadNoticesHandler
{
    public static async Task Handle(ReadNotices command, Actor actor, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        var stream = await session.Events.FetchForWriting<Reader>(Reader.IdOf(actor.Login), token);
        foreach (var fact in Decide(command, clock.GetUtcNow())) stream.AppendOne(fact);
    }

    public static IEnumerable<object> Decide(ReadNotices command, DateTimeOffset now)
    {
        var upTo = command.UpTo.ToUniversalTime();
        yield return new NoticesRead(upTo < now ? upTo : now, China.DayOf(now));
    }
}
