using Crm.Foundation;
using Crm.Team;

namespace Crm.Leads.Transferring;

/// <summary>Who does what when a lead goes from one unit to another.</summary>
public static class OfferRights
{
    /// <summary>Whoever gives: a manager over the unit in charge, the officer in charge, or an officer of that unit while the lead lies in its pool.</summary>
    public static bool Gives(Actor actor, string unit, string? owner) =>
        actor.IsJob || (actor.Is(Role.Manager) && actor.Oversees(unit)) || (actor.Is(Role.Officer) && (owner is null ? unit == actor.Unit : owner == actor.Login));

    /// <summary>Whoever takes: a manager of the unit it is offered to, or above it.</summary>
    public static bool Takes(Actor actor, string unit) => actor.IsJob || (actor.Is(Role.Manager) && actor.Oversees(unit));

    /// <summary>Whoever rules: a manager above all of the units who belongs to none of them.</summary>
    public static bool Rules(Actor actor, params IEnumerable<string> units) =>
        actor.IsJob || (actor.Is(Role.Manager) && units.All(unit => actor.Oversees(unit) && unit != actor.Unit));

    /// <exception cref="RuleBroken">The actor does not rule.</exception>
    public static void MustRule(Actor actor, params IEnumerable<string> units)
    {
        if (!Rules(actor, units)) throw new RuleBroken("要由双方的共同上级负责人来定。") { Kind = Refusal.Forbidden };
    }

    /// <summary>The unit for which the actor speaks: the one in charge, or the one it is offered to.</summary>
    /// <exception cref="RuleBroken">The actor speaks for neither.</exception>
    public static string MustSpeakFor(Actor actor, OpenOffer offer, string? owner) =>
        Gives(actor, offer.From, owner) || (offer.By == actor.Login && !Takes(actor, offer.To)) ? offer.From
        : Takes(actor, offer.To) ? offer.To
        : throw new RuleBroken("只有流转双方的单位可以陈述和提请裁决。") { Kind = Refusal.Forbidden };
}
