using Crm.Api;
using Crm.Leads.Advancing;
using Crm.Leads.Assigning;
using Crm.Leads.FollowingUp;
using Crm.Leads.Listing;
using Crm.Leads.Opening;

namespace Crm.Leads;

/// <summary>The leads' routes.</summary>
public static class LeadsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.Query<FindLeads, LeadPage>("/leads");
        api.Creating<OpenLead>("/leads", nameof(OpenLead.LeadId), "/api/leads");
        api.Command<AssignLead>("/leads/{leadId:guid}/assign");
        api.Command<LogFollowUp>("/leads/{leadId:guid}/follow-ups");
        api.Command<AdvanceStage>("/leads/{leadId:guid}/advance");
    }
}
