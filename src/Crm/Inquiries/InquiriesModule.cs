using Crm.Api;
using Crm.Foundation;
using Crm.Inquiries.Acknowledging;
using Crm.Inquiries.Asking;
using Crm.Inquiries.Fetching;
using Crm.Inquiries.Listing;
using Crm.Inquiries.Probing;
using Crm.Inquiries.Routing;
using Crm.Inquiries.Touching;
using Crm.Inquiries.Tracking;
using Crm.Notifications.Mailing;
using Crm.Shell;
using Crm.Team;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;
using MudBlazor;
using Weasel.Postgresql.Tables;
using Wolverine;

namespace Crm.Inquiries;

/// <summary>Wires the inquiries: streams, read model, reach, routes.</summary>
public static class InquiriesModule
{
    public static void AddInquiries(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<InquiryDialogs>();
        builder.Services.AddSingleton<ReceiptNumbers>();
        builder.Services.AddSingleton<InquiryLinks>();
        builder.Services.AddSingleton<AskedPark>();
        builder.Services.AddSingleton<AskedOnline>();
        builder.Services.AddSingleton<InquiryFetching>();
        builder.AddTestInquiries();
        builder.Services.AddSingleton<ILetterWriter, Acknowledgement>();
        builder.Services.AddSingleton<IStreamReach>(new StreamReach<IInquiryCommand, Inquiry>(InquiryReach.Before));
        builder.Services.AddSingleton(new ApiRoutes(InquiriesApi.Map));
        builder.Services.AddSingleton(new FileRoutes(InquiryExport.Map));
        builder.Services.AddSingleton(new MenuEntry("咨询", "/inquiries", Icons.Material.Outlined.MarkEmailUnread, [Role.HotlineAgent, Role.Officer, Role.Manager, Role.Auditor], 25));
        builder.Services.ConfigureWolverine(options => options.Policies.ForMessagesOfType<IInquiryCommand>().AddMiddleware(typeof(InquiryReach)));
        builder.Services.AddSingleton<RoutingSweep>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RoutingSweep>());
        builder.Services.AddSingleton(new MenuEntry("分派规则", "/inquiries/routing", Icons.Material.Outlined.AltRoute, [Role.Manager, Role.Auditor], 86));
        builder.Services.ConfigureWolverine(options => options.LocalQueueFor<PutBesideLead>().Sequential());
        builder.Services.ConfigureWolverine(options => options.LocalQueueFor<RouteInquiry>().Sequential());
        builder.Services.ConfigureMarten(options =>
        {
            options.Projections.Snapshot<Inquiry>(SnapshotLifecycle.Inline);
            options.Projections.Snapshot<RoutingBook>(SnapshotLifecycle.Inline);
            options.Schema.For<RoutingTally>();
            options.Projections.Add<InquiryListingProjection>(ProjectionLifecycle.Inline);
            options.Projections.Add<InquiryTrackProjection>(ProjectionLifecycle.Inline);
            options.Schema.For<InquiryTrack>().Duplicate(x => x.LinkHash);
            options.Storage.ExtendedSchemaObjects.Add(ReceiptNumbers.Schema());
            options.Schema.For<InquiryListing>()
                .Duplicate(x => x.Number)
                .Duplicate(x => x.State)
                .Duplicate(x => x.Source)
                .Duplicate(x => x.Topic)
                .Duplicate(x => x.Unit)
                .Duplicate(x => x.Assignee)
                .Duplicate(x => x.Person)
                .Duplicate(x => x.Grams, "bigint[]", configure: index => index.Method = IndexMethod.gin)
                .Duplicate(x => x.ReceivedAt)
                .Duplicate(x => x.Test);
        });
    }
}
