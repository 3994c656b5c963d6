using Crm.Foundation;
using Crm.Leads.Matching;

namespace Crm.Leads;

public sealed partial record Lead
{
    /// <summary>Sites of the last proposal, and older ones that were decided on.</summary>
    public IReadOnlyList<ProposedSite> Sites { get; init; } = [];

    public Lead Apply(ParksProposed e) => this with
    {
        Sites =
        [
            .. Sites.Where(s => s.Standing != SiteStanding.Proposed),
            .. e.Ranking.Where(r => Sites.All(s => s.SiteId != r.SiteId || s.Standing == SiteStanding.Proposed))
                .Select(r => new ProposedSite(r.ParkId, r.SiteId, r.ParkName, r.SiteName)),
        ],
    };

    public Lead Apply(ParkShortlisted e) => With(e.SiteId, SiteStanding.Shortlisted);

    public Lead Apply(ParkDeclined e) => With(e.SiteId, SiteStanding.Declined);

    public Lead Apply(ParkChosen e) => this with
    {
        Sites =
        [
            .. Sites.Select(s => s.SiteId == e.SiteId ? s with { Standing = SiteStanding.Chosen, Before = s.Standing }
                : s.Standing == SiteStanding.Chosen ? s with { Standing = SiteStanding.Shortlisted, Before = SiteStanding.Proposed } : s),
        ],
    };

    public Lead Apply(ParkDecisionUndone e) => this with { Sites = [.. Sites.Select(s => s.SiteId == e.SiteId ? s with { Standing = e.To, Before = SiteStanding.Proposed } : s)] };

    /// <summary>The site, which must have been proposed for this project.</summary>
    public ProposedSite MustHaveBeenProposed(Guid site) =>
        Sites.FirstOrDefault(s => s.SiteId == site) ?? throw new RuleBroken("这处场地没有推荐给这个项目，请先做园区匹配。") { Kind = Refusal.Missing };

    private Lead With(Guid site, SiteStanding standing) =>
        this with { Sites = [.. Sites.Select(s => s.SiteId == site ? s with { Standing = standing, Before = s.Standing } : s)] };
}
