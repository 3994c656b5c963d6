using Crm.Api;
using Crm.Inquiries.Answering;
using Crm.Inquiries.Assigning;
using Crm.Inquiries.Closing;
using Crm.Inquiries.Converting;
using Crm.Inquiries.Listing;
using Crm.Inquiries.Receiving;
using Crm.Inquiries.Reopening;
using Crm.Inquiries.Routing;
using Crm.Inquiries.Touching;

namespace Crm.Inquiries;

/// <summary>The inquiries' routes.</summary>
public static class InquiriesApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.Query<RoutingOf, RoutingSheet>("/inquiries/routing");
        api.Command<SetRoutingRules>("/inquiries/routing");
        api.Asking<TryRouting, RoutingTrial>("/inquiries/routing/try");
        api.Query<FindInquiries, InquiryPage>("/inquiries");
        api.Creating<ReceiveInquiry>("/inquiries", nameof(ReceiveInquiry.InquiryId), "/api/inquiries");
        api.Query<InquiryOf, InquiryRow>("/inquiries/{inquiryId:guid}");
        api.Command<AssignInquiry>("/inquiries/{inquiryId:guid}/assign");
        api.Command<AnswerInquiry>("/inquiries/{inquiryId:guid}/answer");
        api.Command<CloseInquiry>("/inquiries/{inquiryId:guid}/close");
        api.Command<ReopenInquiry>("/inquiries/{inquiryId:guid}/reopen");
        api.Command<TurnInquiryIntoLead>("/inquiries/{inquiryId:guid}/lead");
        api.Command<TouchLead>("/inquiries/{inquiryId:guid}/touch");
    }
}
