using Crm.Foundation;
using Crm.Leads.Transferring;
using Crm.Team;

namespace Crm.Leads;

/// <summary>A command about an existing lead. Whether the actor reaches that lead is checked before the handler, on the state the handler decides on.</summary>
public interface ILeadCommand : IStreamCommand
{
    /// <summary>The lead.</summary>
    Guid LeadId { get; }

    Guid IStreamCommand.Stream => LeadId;
}

/// <summary>Who reaches a lead: managers the leads of their unit and of those below it; officers what they own, their unit's pool and what was shared with them.</summary>
public static class LeadReach
{
    /// <summary>Runs between loading the lead and handling the command.</summary>
    /// <exception cref="RuleBroken">The lead is out of reach, and the sentence is the same as for a lead that does not exist; or it was merged into another.</exception>
    public static void Before(ILeadCommand command, Lead lead, Actor actor)
    {
        // Whoever a lead is offered to answers without reaching it yet.
        var asked = command is IOfferCommand && lead.Offer is { } offer && OfferRights.Takes(actor, offer.To);
        if (asked || Reaches(actor, lead.Unit, lead.Owner, lead.SharedWith))
        {
            lead.MustStandByItself();
            return;
        }
        // Whoever reaches into their own unit's pool is told that somebody else was faster; that there is such a lead they knew a moment ago.
        throw command is Claiming.ClaimLead && actor.Is(Role.Officer) && lead.Unit == actor.Unit && lead.Owner is not null ? Taken : OutOfReach;
    }

    /// <summary>Whether the actor may see and work on a lead of this place.</summary>
    public static bool Reaches(Actor actor, string unit, string? owner, IReadOnlyCollection<string> sharedWith)
    {
        if (actor.IsJob) return true;
        if (actor.Is(Role.Manager, Role.Auditor) && actor.Oversees(unit)) return true;
        if (!actor.Is(Role.Officer)) return false;
        return owner == actor.Login || sharedWith.Contains(actor.Login) || (owner is null && unit == actor.Unit);
    }

    /// <summary>The refusal for what a colleague has taken out of the pool.</summary>
    public static RuleBroken Taken => new("这条线索已经有人负责了。") { Kind = Refusal.Conflict };

    /// <summary>The refusal for what is not there or not theirs to see.</summary>
    public static RuleBroken OutOfReach => new("没有这条线索，或者你无权查看。") { Kind = Refusal.Missing };
}
