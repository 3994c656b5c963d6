using Crm.Api;
using Crm.Pipeline.Listing;
using Crm.Pipeline.Showing;

namespace Crm.Pipeline;

/// <summary>The pipeline's routes.</summary>
public static class PipelineApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.Query<ShowPipeline, PipelineSheet>("/pipeline");
        api.Query<FindPastLeads, PastLeadPage>("/pipeline/leads");
    }
}
