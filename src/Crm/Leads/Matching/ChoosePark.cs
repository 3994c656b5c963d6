using Crm.Foundation;
using Crm.Team;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Matching;

/// <summary>The project goes for this site. A site chosen before goes back to the shortlist.</summary>
[Allow(Role.Officer, Role.Manager)]
public sealed record ChoosePark(Guid LeadId, Guid SiteId, DateOnly OccurredOn) : ILeadCommand;

/// <summary>Handles <see cref="ChoosePark"/>.</summary>
public static class ChooseParkHandler
{
    public static Events Handle(ChoosePark command, [WriteModel] Lead lead, TimeProvider clock) => [.. Decide(command, lead, China.Today(clock))];

    public static IEnumerable<object> Decide(ChoosePark command, Lead lead, DateOnly today)
    {
        lead.MustBeOpen();
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        var site = lead.MustHaveBeenProposed(command.SiteId);
        if (site.Standing == SiteStanding.Chosen) throw new RuleBroken("{0} {1} 已经选定。", site.Park, site.Site);
        if (site.Standing == SiteStanding.Declined) throw new RuleBroken("{0} {1} 已被排除。要选它，请先撤回排除。", site.Park, site.Site);
        yield return new ParkChosen(site.ParkId, site.SiteId, site.Park, site.Site, command.OccurredOn);
    }
}
