using Crm.Api;
using Crm.Leads.Advancing;
using Crm.Leads.Agenda;
using Crm.Leads.Assigning;
using Crm.Leads.Board;
using Crm.Leads.Claiming;
using Crm.Leads.Contacting;
using Crm.Leads.Dividing;
using Crm.Leads.FollowingUp;
using Crm.Leads.Funnel;
using Crm.Leads.Listing;
using Crm.Leads.Merging;
using Crm.Leads.Naming;
using Crm.Leads.Opening;
using Crm.Leads.Planning;
using Crm.Leads.Pooling;
using Crm.Leads.Profile;
using Crm.Leads.Raising;
using Crm.Leads.Recognising;
using Crm.Leads.Referencing;
using Crm.Leads.Reopening;
using Crm.Leads.Reporting;
using Crm.Leads.Revising;
using Crm.Leads.Sharing;
using Crm.Leads.SteppingBack;
using Crm.Leads.Terminating;
using Crm.Leads.Timeline;
using Crm.Leads.Transferring;
using Crm.Leads.Visiting;

namespace Crm.Leads;

/// <summary>The leads' routes.</summary>
public static class LeadsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.Query<FindLeads, LeadPage>("/leads");
        api.Query<PipelineBoard, BoardColumns>("/leads/board");
        api.Query<PipelineFunnel, FunnelSteps>("/leads/funnel");
        api.Query<MyAgenda, AgendaSheet>("/agenda");
        api.Query<LeadProfile, LeadSheet>("/leads/{leadId:guid}");
        api.Query<LeadTimeline, IReadOnlyList<TimelineEntry>>("/leads/{leadId:guid}/timeline");
        api.Asking<FindSimilar, IReadOnlyList<SimilarLead>>("/leads/similar");
        api.Creating<OpenLead>("/leads", nameof(OpenLead.LeadId), "/api/leads");
        api.Command<AssignLead>("/leads/{leadId:guid}/assign");
        api.Command<LogFollowUp>("/leads/{leadId:guid}/follow-ups");
        api.Command<AdvanceStage>("/leads/{leadId:guid}/advance");
        api.Command<RaiseInvestment>("/leads/{leadId:guid}/raises");
        api.Command<WithdrawRaise>("/leads/{leadId:guid}/raises/{raise:guid}/withdraw");
        api.Command<StepBack>("/leads/{leadId:guid}/step-back");
        api.Command<TerminateLead>("/leads/{leadId:guid}/terminate");
        api.Command<ReopenLead>("/leads/{leadId:guid}/reopen");
        api.Command<NameLead>("/leads/{leadId:guid}/name");
        api.Command<ReviseNeeds>("/leads/{leadId:guid}/needs");
        api.Command<RecordContact>("/leads/{leadId:guid}/contacts");
        api.Command<ShareLead>("/leads/{leadId:guid}/share");
        api.Query<FindOffers, OfferPage>("/leads/offers");
        api.Command<OfferLead>("/leads/{leadId:guid}/offers");
        api.Command<AcceptOffer>("/leads/{leadId:guid}/offers/{offer:guid}/accept");
        api.Command<DeclineOffer>("/leads/{leadId:guid}/offers/{offer:guid}/decline");
        api.Command<WithdrawOffer>("/leads/{leadId:guid}/offers/{offer:guid}/withdraw");
        api.Command<DisputeOffer>("/leads/{leadId:guid}/offers/{offer:guid}/dispute");
        api.Command<RuleOnOffer>("/leads/{leadId:guid}/offers/{offer:guid}/rule");
        api.Command<SetBenefitShares>("/leads/{leadId:guid}/shares");
        api.Command<EndBenefitShares>("/leads/{leadId:guid}/shares/{agreement:guid}/end");
        api.Query<FindReports, ReportPage>("/leads/reports");
        api.Query<ShowReports, ReportSheet>("/leads/reports/{claim:guid}");
        api.Query<ReportsOfLead, IReadOnlyList<ReportRow>>("/leads/{leadId:guid}/reports");
        api.Creating<ReportProject>("/leads/reports", nameof(ReportProject.ReportId), "/api/leads/reports");
        api.Command<StateOnReport>("/leads/reports/{claim:guid}/{reportId:guid}/statements");
        api.Command<RuleOnReport>("/leads/reports/{claim:guid}/rule");
        api.Command<SetReportRules>("/leads/reports/rules");
        api.Query<PoolOf, PoolSheet>("/leads/pool");
        api.Command<SetPoolRules>("/leads/pool");
        api.Asking<TryPoolRules, PoolTrial>("/leads/pool/try");
        api.Command<ClaimLead>("/leads/{leadId:guid}/claim");
        api.Command<ReturnLead>("/leads/{leadId:guid}/return");
        api.Command<PlanNextAction>("/leads/{leadId:guid}/next-action");
        api.Command<CompleteNextAction>("/leads/{leadId:guid}/next-action/done");
        api.Command<PlanVisit>("/leads/{leadId:guid}/visits");
        api.Command<HoldVisit>("/leads/{leadId:guid}/visits/{visit:guid}/held");
        api.Command<CancelVisit>("/leads/{leadId:guid}/visits/{visit:guid}/cancel");
        api.Command<AttachPolicy>("/leads/{leadId:guid}/policies");
        api.Query<ProposePolicies, IReadOnlyList<ProposedPolicy>>("/leads/{leadId:guid}/policies/proposed");
        api.Query<PreviewMerge, MergePreview>("/leads/{leadId:guid}/merge/{otherId:guid}");
        api.Command<MergeLeads>("/leads/{leadId:guid}/merge");
        api.Command<UnmergeLeads>("/leads/{leadId:guid}/unmerge");
        api.Command<DetachPolicy>("/leads/{leadId:guid}/policies/detach");
    }
}
