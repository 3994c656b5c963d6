using Crm.Api;
using Crm.Pipeline.Closing;
using Crm.Pipeline.Closing.Adjusting;
using Crm.Pipeline.Closing.Correcting;
using Crm.Pipeline.Closing.Late;
using Crm.Pipeline.Comparing;
using Crm.Pipeline.Dividing;
using Crm.Pipeline.Listing;
using Crm.Pipeline.LookingBack;
using Crm.Pipeline.Meeting;
using Crm.Pipeline.Meeting.Planning;
using Crm.Pipeline.Pivoting;
using Crm.Pipeline.Rules;
using Crm.Pipeline.Showing;
using Crm.Pipeline.Standing;
using Crm.Pipeline.Targets.Forecasting;
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
        api.Query<ShowAges, AgesSheet>("/pipeline/ages");
        api.Query<ShowWorkload, WorkloadSheet>("/pipeline/workload");
        api.Query<ShowPivot, PivotSheet>("/pipeline/pivot");
        api.Query<ShowTrend, TrendSheet>("/pipeline/trend");
        api.Query<ShowUnits, UnitsSheet>("/pipeline/units");
        api.Query<ShowBoardThen, BoardThen>("/pipeline/board");
        api.Query<ShowLeadThen, LeadThen>("/leads/{leadId}/then");
        api.Query<ShowMeetingPack, MeetingBook>("/pipeline/meeting");
        api.Query<CompareFigures, ComparisonSheet>("/pipeline/changes");
        api.Query<FindChangedLeads, ChangedLeadPage>("/pipeline/changes/leads");
        api.Query<ShowAttributed, AttributedSheet>("/pipeline/attributed");
        api.Query<ShowRules, RulesSheet>("/pipeline/rules");
        api.Command<SetCountingRules>("/pipeline/rules");
        api.Command<WithdrawCountingRules>("/pipeline/rules/withdraw");
        api.Query<ShowTargets, TargetSheet>("/pipeline/targets");
        api.Query<ShowPackPlan, PackPlanSheet>("/pipeline/meeting/plan");
        api.Command<PlanPack>("/pipeline/meeting/plan");
        api.Command<EndPackPlan>("/pipeline/meeting/plan/end");
        api.Query<ShowForecast, ForecastSheet>("/pipeline/forecast");
        api.Command<SetTargets>("/pipeline/targets");
        api.Command<SplitTarget>("/pipeline/targets/split");
        api.Command<WithdrawTarget>("/pipeline/targets/withdraw");
        api.Query<ShowClosings, ClosingSheet>("/pipeline/closings");
        api.Query<FindCorrections, CorrectionPage>("/pipeline/closings/corrections");
        api.Command<CloseMonth>("/pipeline/closings");
        api.Command<ReopenMonth>("/pipeline/closings/reopen");
        api.Query<FindLateEntries, LateEntryPage>("/pipeline/late");
        api.Command<SetLateRule>("/pipeline/late/rule");
        api.Query<FindAdjustments, AdjustmentPage>("/pipeline/adjustments");
        api.Creating<AskAdjustment>("/pipeline/adjustments", nameof(AskAdjustment.AdjustmentId), "/api/pipeline/adjustments");
        api.Command<ApproveAdjustment>("/pipeline/adjustments/{adjustmentId:guid}/approve");
        api.Command<DeclineAdjustment>("/pipeline/adjustments/{adjustmentId:guid}/decline");
    }
}
