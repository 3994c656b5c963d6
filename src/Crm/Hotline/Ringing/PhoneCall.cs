using Crm.Foundation;
using Crm.Team;
using JasperFx.Events;

namespace Crm.Hotline.Ringing;

/// <summary>One call as the telephone system knows it, as decisions need it. What was said in it stands in a <see cref="Call"/>.</summary>
public sealed partial record PhoneCall
{
    /// <summary>Stream id.</summary>
    public Guid Id { get; init; }

    /// <summary>Unit whose telephone system it is.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Place of that unit in the tree.</summary>
    public string UnitPath { get; init; } = "";

    /// <summary>What the telephone system said.</summary>
    public PhoneTrace Trace { get; init; } = PhoneTrace.Empty;

    /// <summary>Login of whoever said that it is theirs.</summary>
    public string? TakenBy { get; init; }

    /// <summary>The record in the ledger.</summary>
    public Guid? Call { get; init; }

    /// <summary>Login of whoever put it down.</summary>
    public string? WrittenBy { get; init; }

    /// <summary>The stream of a unit's call, by what the telephone system calls it.</summary>
    public static Guid IdOf(string unit, string key) => Uuid5.Of("phone-call", $"{unit}\n{key}");

    public static PhoneCall Create(IEvent<PhoneRang> e) => New(e.StreamId, e.Data);

    public static PhoneCall Create(IEvent<PhoneAnswered> e) => New(e.StreamId, e.Data);

    public static PhoneCall Create(IEvent<PhoneHungUp> e) => New(e.StreamId, e.Data);

    public static PhoneCall Create(IEvent<PhoneMissed> e) => New(e.StreamId, e.Data);

    public static PhoneCall Create(IEvent<PhoneRecordingOffered> e) => New(e.StreamId, e.Data);

    public PhoneCall Apply(PhoneRang e) => With(e);

    public PhoneCall Apply(PhoneAnswered e) => With(e);

    public PhoneCall Apply(PhoneHungUp e) => With(e);

    public PhoneCall Apply(PhoneMissed e) => With(e);

    public PhoneCall Apply(PhoneRecordingOffered e) => With(e);

    public PhoneCall Apply(IEvent<PhoneCallTakenUp> e) => this with { TakenBy = e.UserName };

    public PhoneCall Apply(IEvent<PhoneCallWrittenDown> e) => this with { Call = e.Data.Call, WrittenBy = e.UserName };

    /// <summary>Whoever rang us was not answered, and nobody has written down that they were.</summary>
    public bool IsMissed() => Trace.IsMissed && Call is null;

    /// <summary>Out of reach reads like what is not there.</summary>
    public void MustBeReachedBy(Actor actor)
    {
        if (!PhoneReach.Reaches(actor, Unit, Trace.Agent, Trace.AnsweredBy, TakenBy)) throw PhoneReach.OutOfReach;
    }

    private static PhoneCall New(Guid id, IPhoneFact fact) => new PhoneCall { Id = id, Unit = fact.Sign.Unit, UnitPath = fact.Sign.UnitPath }.With(fact);

    private PhoneCall With(IPhoneFact fact) => this with { Trace = Trace.With(PhoneMark.Of(fact)!) };
}

/// <summary>Who sees what the telephone does: agents, managers and auditors all of their unit and below; everybody what rang at their own place or they said is theirs.</summary>
public static class PhoneReach
{
    /// <summary>Whether the actor may see and take a phone call of this unit.</summary>
    /// <param name="logins">At whose place it rang, who answered, who said that it is theirs.</param>
    public static bool Reaches(Actor actor, string unit, params ReadOnlySpan<string?> logins) =>
        actor.IsJob || logins.Contains(actor.Login) || actor.Is(Role.HotlineAgent, Role.Manager, Role.Auditor) && actor.Oversees(unit);

    /// <summary>The rows of a list that the actor reaches.</summary>
    public static SqlFilter Filter(Actor actor)
    {
        var filter = new SqlFilter();
        if (actor.IsJob) return filter;
        const string own = "? in (agent, answered_by, taken_by)";
        if (actor.Is(Role.HotlineAgent, Role.Manager, Role.Auditor)) filter.And($"(unit = any(?) or {own})", actor.Units.ToArray(), actor.Login);
        else filter.And(own, actor.Login);
        return filter;
    }

    /// <summary>The refusal for what is not there or not theirs to see.</summary>
    public static RuleBroken OutOfReach => new("没有这通来话，或者你无权查看。") { Kind = Refusal.Missing };
}
