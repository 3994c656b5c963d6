using Crm.Foundation;
using Crm.Hotline.Duty;
using Crm.Hotline.Ringing;
using Marten;
using Wolverine.Attributes;

namespace Crm.Hotline.Missed;

/// <summary>A call is over. A moment later, when late reports have come too, it is looked at whether anybody had answered.</summary>
[MessageIdentity("judge-missed-call")]
public sealed record JudgeMissedCall(Guid PhoneCallId)
{
    /// <summary>How long a report may be late; with the schedule's own grain the task stands there within half a minute.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
}

/// <summary>Handles <see cref="JudgeMissedCall"/>. Coming twice changes nothing.</summary>
public static class JudgeMissedCallHandler
{
    public static async Task Handle(JudgeMissedCall message, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        if (await session.LoadAsync<PhoneCall>(message.PhoneCallId, token) is not { } call) return;
        var stream = await session.Events.FetchForWriting<MissedTask>(MissedTask.IdOf(call), token);
        var facts = MissedTask.Judge(stream.Aggregate, call, China.Today(clock)).ToList();
        if (facts.Count == 0) return;
        session.ByTelephone();
        stream.AppendMany(facts);
    }
}
