using Crm.Foundation;
using Crm.Team;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Hotline.Ringing;

/// <summary>Says that a waiting or ringing call is one's own, so that colleagues see it and it comes onto one's screen.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Jobs = false)]
public sealed record TakeUpPhoneCall(Guid PhoneCallId) : ICommand;

/// <summary>Handles <see cref="TakeUpPhoneCall"/>.</summary>
public static class TakeUpPhoneCallHandler
{
    public static Events Handle(TakeUpPhoneCall command, [WriteModel] PhoneCall call, Actor actor, IRoster roster, TimeProvider clock)
    {
        call.MustBeReachedBy(actor);
        var other = new[] { call.TakenBy, call.Trace.AnsweredBy }.FirstOrDefault(login => login is not null && login != actor.Login);
        return [.. Decide(call, actor, other is null ? null : roster.Person(other)?.Name ?? other, China.Today(clock))];
    }

    /// <param name="other">Name of the colleague who is on it already.</param>
    public static IEnumerable<object> Decide(PhoneCall call, Actor actor, string? other, DateOnly today)
    {
        if (other is not null) throw new RuleBroken("{0}已经在接这通来话。", other) { Kind = Refusal.Conflict };
        if (call.Trace.Phase == PhonePhase.Over) throw new RuleBroken("对方已经挂断。没有接起的会列在“未接来电”。");
        if (call.TakenBy != actor.Login) yield return new PhoneCallTakenUp(today);
    }
}
