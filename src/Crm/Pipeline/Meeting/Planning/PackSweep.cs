using Crm.Foundation;
using Crm.Notifications;
using Crm.Pipeline.History;
using Crm.Team;
using Marten;
using Wolverine;
using Wolverine.Attributes;

namespace Crm.Pipeline.Meeting.Planning;

/// <summary>Has packs sent whose hour has come.</summary>
public sealed class PackSweep(IServiceScopeFactory scopes, IDocumentStore store, TimeProvider clock, ILogger<PackSweep> log) : Sweep(TimeSpan.FromMinutes(1), clock, log)
{
    /// <inheritdoc />
    public override async Task Look(CancellationToken token)
    {
        var now = Clock.GetUtcNow().ToOffset(China.Offset);
        await using var session = store.QuerySession();
        var due = (await session.Query<PackPlan>().ToListAsync(token)).Where(plan => plan.IsDue(China.DayOf(now), now.Hour)).ToList();
        if (due.Count == 0) return;
        await using var scope = scopes.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();
        foreach (var plan in due) await bus.PublishAsync(new SendPack(plan.Unit));
    }
}

/// <summary>The pack of a unit is to be sent, as it looked a moment ago.</summary>
[MessageIdentity("send-pack")]
public sealed record SendPack(string Unit);

/// <summary>Handles <see cref="SendPack"/>. Whether it is still due is decided on the plan itself: looked at twice, it is sent once.</summary>
public static class SendPackHandler
{
    private const string Job = ":例会材料";
    private const int Week = 7;

    public static async Task<OutgoingMessages> Handle(SendPack message, IDocumentSession session, IRoster roster, TimeProvider clock, CancellationToken token)
    {
        var now = clock.GetUtcNow().ToOffset(China.Offset);
        var stream = await session.Events.FetchForWriting<PackPlan>(PackPlan.IdOf(message.Unit), token);
        if (stream.Aggregate is not { } plan || roster.Unit(plan.Unit) is not { } unit) return [];
        var sent = Decide(plan, China.DayOf(now), now.Hour, PackReaders.Of(unit, roster)).ToList();
        if (sent.Count == 0) return [];
        session.LastModifiedBy = Job;
        session.SetHeader(Access.ChannelHeader, "job");
        stream.AppendMany(sent);
        return [.. sent.Select(fact => new StaffNews(Uuid5.Of("pack-sent", $"{unit.Code}\n{fact.On:O}"), NewsKind.MeetingPackReady, fact.To, Job,
            PipelineAddress.Of(new ShowMeetingPack(unit.Code, fact.Since, fact.On, Standpoint.AsRecorded)), unit.Name))];
    }

    /// <summary>The figures are those of the day before, which is over; what changed is told since the day that the last pack ended with.</summary>
    /// <param name="possible">Whoever sees the unit today: somebody who does no more is left out.</param>
    public static IEnumerable<PackSent> Decide(PackPlan plan, DateOnly today, int hour, IReadOnlyList<PersonPlace> possible)
    {
        var to = plan.Readers.Where(login => possible.Any(person => person.Login == login)).ToList();
        if (plan.IsDue(today, hour) && to.Count > 0) yield return new PackSent((plan.LastSent ?? today.AddDays(-Week)).AddDays(-1), today.AddDays(-1), to, today);
    }
}
