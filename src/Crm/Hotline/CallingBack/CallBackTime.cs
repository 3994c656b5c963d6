using Crm.Foundation;
using Crm.Inquiries;
using Crm.Team;

namespace Crm.Hotline.CallingBack;

/// <summary>When a caller is to be called back, and by whom.</summary>
/// <param name="By">Login of whoever is to call; the asking person where it is left out.</param>
public sealed record CallBackTime(DateTimeOffset At, string? By = null)
{
    /// <summary>Nobody plans a call-back further ahead: what is later is a follow-up of a lead.</summary>
    public const int DaysAhead = 92;

    /// <summary>The same in UTC with a login, once it is certain that the moment lies ahead and that the colleague answers investors.</summary>
    /// <exception cref="RuleBroken">At <paramref name="field"/>.</exception>
    public CallBackTime Check(Actor actor, IRoster roster, TimeProvider clock, string field)
    {
        var now = clock.GetUtcNow();
        // A minute's grace: choosing the time and saving it take one.
        if (At < now.AddMinutes(-1)) throw new RuleBroken("回电时间已经过了，请选一个之后的时间。") { Field = field };
        if (At > now.AddDays(DaysAhead)) throw new RuleBroken("回电时间最多约到三个月以内。") { Field = field };
        if (By is not { } by || by == actor.Login) return new CallBackTime(At.ToUniversalTime(), actor.Login);
        HandOver.Place(new HandOver(roster.Person(by)?.Unit ?? "", by), roster, field);
        return new CallBackTime(At.ToUniversalTime(), by);
    }
}
