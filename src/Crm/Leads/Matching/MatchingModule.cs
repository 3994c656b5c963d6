using Crm.Api;
using JasperFx.Events.Projections;
using Marten;

namespace Crm.Leads.Matching;

/// <summary>Wires the lead's side of park matching.</summary>
public static class MatchingModule
{
    public static void AddLeadMatching(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new ApiRoutes(Map));
        builder.Services.ConfigureMarten(options => options.Projections.Add<LeadMatchesProjection>(ProjectionLifecycle.Inline));
    }

    private static void Map(RouteGroupBuilder api)
    {
        api.Query<OpenMatches, OpenedMatches>("/leads/{leadId:guid}/matches");
        api.Command<ProposeParks>("/leads/{leadId:guid}/matches");
        api.Asking<RankParks, RankedParks>("/leads/{leadId:guid}/matches/preview");
        api.Query<RecomputeProposal, RecomputedProposal>("/leads/{leadId:guid}/matches/{proposal:guid}/recompute");
        api.Command<ShortlistPark>("/leads/{leadId:guid}/matches/{siteId:guid}/shortlist");
        api.Command<DeclinePark>("/leads/{leadId:guid}/matches/{siteId:guid}/decline");
        api.Command<ChoosePark>("/leads/{leadId:guid}/matches/{siteId:guid}/choose");
        api.Command<UndoParkDecision>("/leads/{leadId:guid}/matches/{siteId:guid}/undo");
    }
}
