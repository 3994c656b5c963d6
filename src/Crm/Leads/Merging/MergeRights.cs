using Crm.Foundation;
using Crm.Team;

namespace Crm.Leads.Merging;

/// <summary>Who makes one lead of two, or two of one again: a manager above both, or an officer in charge of both.</summary>
public static class MergeRights
{
    /// <summary>Whether the actor may.</summary>
    public static bool Has(Actor actor, string unit, string? owner, string otherUnit, string? otherOwner) =>
        actor.IsJob || (actor.Is(Role.Manager) && actor.Oversees(unit) && actor.Oversees(otherUnit)) || (actor.Is(Role.Officer) && owner == actor.Login && otherOwner == actor.Login);

    /// <exception cref="RuleBroken">The actor may not.</exception>
    public static void Demand(Actor actor, Lead kept, Lead other)
    {
        if (!Has(actor, kept.Unit, kept.Owner, other.Unit, other.Owner)) throw Lacking;
    }

    /// <summary>The refusal.</summary>
    public static RuleBroken Lacking => new("两条线索都由你负责时才能合并或拆开。有一条不是的，请上级负责人来做。") { Kind = Refusal.Forbidden };
}
