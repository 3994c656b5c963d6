using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Clocks.Running;

/// <summary>Everything that happened to a clock, in words, the latest first: when it began, who was told when, what moved it, who kept it.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Auditor)]
public sealed record ClockHistory(Guid ClockId) : IQuery<IReadOnlyList<ClockEntry>>;

/// <summary>One thing that happened to a clock.</summary>
public sealed record ClockEntry(long Version, string Who, DateTimeOffset RecordedAt, string What);

/// <summary>Answers <see cref="ClockHistory"/>.</summary>
public static class ClockHistoryHandler
{
    public static async Task<IReadOnlyList<ClockEntry>> Handle(ClockHistory query, Actor actor, IRoster roster, IQuerySession session, CancellationToken token)
    {
        ClockReach.Demand(await session.LoadAsync<Clock>(query.ClockId, token), actor);
        var events = await session.Events.FetchStreamAsync(query.ClockId, token: token);
        return [.. events.Reverse().Select(e => new ClockEntry(e.Version, Name(e.UserName ?? ":"), e.RecordedAt(), ClockWords.Say(e.Data, Name)))];

        string Name(string login) => login.StartsWith(':') ? Texts.Of("系统") : roster.Person(login)?.Name ?? login;
    }
}
