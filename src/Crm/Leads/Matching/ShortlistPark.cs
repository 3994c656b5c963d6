using Crm.Foundation;
using Crm.Team;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Matching;

/// <summary>Takes a proposed site seriously.</summary>
[Allow(Role.Officer, Role.Manager)]
public sealed record ShortlistPark(Guid LeadId, Guid SiteId, DateOnly OccurredOn) : ILeadCommand;

/// <summary>Handles <see cref="ShortlistPark"/>.</summary>
public static class ShortlistParkHandler
{
    public static Events Handle(ShortlistPark command, [WriteModel] Lead lead, TimeProvider clock) => [.. Decide(command, lead, China.Today(clock))];

    public static IEnumerable<object> Decide(ShortlistPark command, Lead lead, DateOnly today)
    {
        lead.MustBeOpen();
        China.MustNotBeLater(command.OccurredOn, today, nameof(command.OccurredOn));
        var site = lead.MustHaveBeenProposed(command.SiteId);
        if (site.Standing is SiteStanding.Shortlisted or SiteStanding.Chosen) throw new RuleBroken("{0} {1} 已经入围。", site.Park, site.Site);
        yield return new ParkShortlisted(site.ParkId, site.SiteId, site.Park, site.Site, command.OccurredOn);
    }
}
