using Crm.Api;
using Crm.Pipeline.Comparing;
using Crm.Pipeline.Dividing;
using Crm.Pipeline.Listing;
using Crm.Pipeline.Meeting;
using Crm.Pipeline.Showing;
using Crm.Pipeline.Targets.Progress;
using Crm.Pipeline.Targets.Setting;
using Crm.Pipeline.Targets.Splitting;
using Crm.Pipeline.Targets.Withdrawing;

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
        api.Query<ShowAttributed, AttributedSheet>("/pipeline/attributed");
        api.Query<ShowTargets, TargetSheet>("/pipeline/targets");
        api.Command<SetTargets>("/pipeline/targets");
        api.Command<SplitTarget>("/pipeline/targets/split");
        api.Command<WithdrawTarget>("/pipeline/targets/withdraw");
    }
}
