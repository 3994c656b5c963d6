using Crm.Api;
using Crm.Parks.Admitting;
using Crm.Parks.Describing;
using Crm.Parks.Listing;
using Crm.Parks.Matching.Adopting;
using Crm.Parks.Offering;
using Crm.Parks.Profile;
using Crm.Parks.Registering;
using Crm.Parks.Timeline;

namespace Crm.Parks;

/// <summary>The parks' routes.</summary>
public static class ParksApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.Query<FindParks, ParkPageOf>("/parks");
        api.Query<OpenPark, OpenedPark>("/parks/{parkId:guid}");
        api.Query<ParkChoices, ChoicesOfParks>("/parks/choices");
        api.Query<ParkTimeline, IReadOnlyList<ParkEntry>>("/parks/{parkId:guid}/timeline");
        api.Creating<RegisterPark>("/parks", nameof(RegisterPark.ParkId), "/api/parks");
        api.Command<DescribePark>("/parks/{parkId:guid}/describe");
        api.Command<OfferPlot>("/parks/{parkId:guid}/plots");
        api.Command<RevisePlot>("/parks/{parkId:guid}/plots/{plotId:guid}/revise");
        api.Command<WithdrawPlot>("/parks/{parkId:guid}/plots/{plotId:guid}/withdraw");
        api.Command<OfferBuilding>("/parks/{parkId:guid}/buildings");
        api.Command<ReviseBuilding>("/parks/{parkId:guid}/buildings/{buildingId:guid}/revise");
        api.Command<WithdrawBuilding>("/parks/{parkId:guid}/buildings/{buildingId:guid}/withdraw");
        api.Command<AdoptAdmissionRules>("/parks/{parkId:guid}/admission-rules");
        api.Command<RevokeAdmissionRules>("/parks/{parkId:guid}/admission-rules/{validFrom}/revoke");
        api.Query<FindMatchRules, FoundMatchRules>("/match-rules");
        api.Command<AdoptMatchRules>("/match-rules");
    }
}
