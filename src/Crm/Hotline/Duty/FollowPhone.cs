using Crm.Foundation;
using Crm.Hotline.Ringing;
using Marten;
using Microsoft.Extensions.Options;
using Wolverine;
using Wolverine.Attributes;

namespace Crm.Hotline.Duty;

/// <summary>Something happened to a phone call that may change what people are doing. How the call stands when this arrives decides.</summary>
[MessageIdentity("follow-phone")]
public sealed record FollowPhone(Guid PhoneCallId);

/// <summary>Handles <see cref="FollowPhone"/>.</summary>
public static class FollowPhoneHandler
{
    public static async Task<OutgoingMessages> Handle(FollowPhone message, IOptions<DutySettings> settings, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        if (await session.LoadAsync<PhoneCall>(message.PhoneCallId, token) is not { } call) return [];
        session.ByTelephone();
        var (facts, now) = (new List<object>(), DutySettings.Second(clock.GetUtcNow()));
        foreach (var login in call.Trace.Marks.Select(m => m.Agent).OfType<string>().Distinct())
        {
            var stream = await session.Events.FetchForWriting<AgentDuty>(AgentDuty.IdOf(login), token);
            if (stream.Aggregate?.Follow(call, now, settings.Value.AfterCall) is not { } changed) continue;
            stream.AppendOne(changed);
            facts.Add(changed);
        }
        return EndAfterCall.Of(facts);
    }
}

/// <summary>The time after a call is up. Travels as a durable scheduled message; whether it still matters is decided when it arrives.</summary>
/// <param name="Until">The end it is about: one that was put off has another.</param>
[MessageIdentity("end-after-call")]
public sealed record EndAfterCall(string Login, DateTimeOffset Until)
{
    /// <summary>A message for each change that ends by itself.</summary>
    public static OutgoingMessages Of(IEnumerable<object> facts)
    {
        var messages = new OutgoingMessages();
        foreach (var changed in facts.OfType<DutyChanged>())
            if (changed.Until is { } until) messages.Schedule(new EndAfterCall(changed.Login, until), until);
        return messages;
    }
}

/// <summary>Handles <see cref="EndAfterCall"/>.</summary>
public static class EndAfterCallHandler
{
    public static async Task Handle(EndAfterCall message, IDocumentSession session, CancellationToken token)
    {
        var stream = await session.Events.FetchForWriting<AgentDuty>(AgentDuty.IdOf(message.Login), token);
        if (stream.Aggregate?.End(message.Until) is not { } changed) return;
        session.ByTelephone();
        stream.AppendOne(changed);
    }
}
