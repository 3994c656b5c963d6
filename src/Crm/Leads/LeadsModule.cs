using Crm.Api;
using Crm.Foundation;
using Crm.Leads.Listing;
using Crm.Leads.Matching;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;

namespace Crm.Leads;

/// <summary>Wires the leads: streams, read models, numbers.</summary>
public static class LeadsModule
{
    public static void AddLeads(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<LeadNumbers>();
        builder.Services.AddSingleton(new Preparation(10, (services, token) => services.GetRequiredService<LeadNumbers>().Prepare(token)));
        builder.Services.AddSingleton(new ApiRoutes(LeadsApi.Map));
        builder.AddLeadMatching();
        builder.Services.ConfigureMarten(options =>
        {
            options.Projections.Snapshot<Lead>(SnapshotLifecycle.Inline);
            options.Projections.Add<LeadListingProjection>(ProjectionLifecycle.Inline);
            options.Schema.For<LeadListing>()
                .Duplicate(x => x.Number)
                .Duplicate(x => x.Company)
                .Duplicate(x => x.Project)
                .Duplicate(x => x.Stage)
                .Duplicate(x => x.Source)
                .Duplicate(x => x.Owner)
                .Duplicate(x => x.UnitPath)
                .Duplicate(x => x.Industry)
                .Duplicate(x => x.Region)
                .Duplicate(x => x.Amount)
                .Duplicate(x => x.NextOn)
                .Duplicate(x => x.LastFollowUp)
                .Duplicate(x => x.Updated)
                .Duplicate(x => x.SharedWith, "text[]")
                .Duplicate(x => x.Persons, "uuid[]");
        });
    }
}
