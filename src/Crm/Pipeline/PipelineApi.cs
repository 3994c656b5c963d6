using Crm.Api;
using Crm.Pipeline.Comparing;
using Crm.Pipeline.Listing;
using Crm.Pipeline.Meeting;
using Crm.Pipeline.Showing;

namespace Crm.Pipeline;

/// <summary>The pipeline's routes.</summary>
public static class PipelineApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.Query<ShowPipeline, PipelineSheet>("/pipeline");
        api.Query<FindPastLeads, PastLeadPage>("/pipeline/leads");
        api.Query<ShowMeetingPack, MeetingBook>("/pipeline/meeting");
        api.Query<CompareFigures, ComparisonSheet>("/pipeline/changes");
        api.Query<FindChangedLeads, ChangedLeadPage>("/pipeline/changes/leads");
    }
}
