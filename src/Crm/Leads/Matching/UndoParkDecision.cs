using Crm.Foundation;
using Crm.Team;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Matching;

/// <summary>Takes back the last decision about a site: shortlisted, declined or chosen.</summary>
[Allow(Role.Officer, Role.Manager)]
public sealed record UndoParkDecision(Guid LeadId, Guid SiteId, DateOnly OccurredOn) : ILeadCommand;

/// <summary>Handles <see cref="UndoParkDecision"/>.</summary>
public static class UndoParkDecisionHandler
{
    public static Events Handle(UndoParkDecision command, [WriteModel] Lead lead, TimeProvider clock) => [.. Decide(command, lead, China.Today(clock))];

    public static IEnumerable<object> Decide(UndoParkDecision command, Lead lead, DateOnly today)
    {
        lead.MustBeOpen();
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        var site = lead.MustHaveBeenProposed(command.SiteId);
        if (site.Standing == SiteStanding.Proposed) throw new RuleBroken("{0} {1} 还没有决定，没有可撤回的。", site.Park, site.Site);
        yield return new ParkDecisionUndone(site.ParkId, site.SiteId, site.Park, site.Site, site.Standing, site.Before, command.OccurredOn);
    }
}
