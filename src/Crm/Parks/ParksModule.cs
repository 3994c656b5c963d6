using Crm.Api;
using Crm.Parks.Listing;
using Crm.Parks.Matching;
using Crm.Parks.Profile;
using Crm.Shell;
using Crm.Team;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;
using MudBlazor;

namespace Crm.Parks;

/// <summary>Wires the parks: streams, read models, routes.</summary>
public static class ParksModule
{
    public static void AddParks(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new ApiRoutes(ParksApi.Map));
        builder.Services.AddScoped<ParkDialogs>();
        builder.Services.AddSingleton(new MenuEntry(
            "园区", "/parks", Icons.Material.Outlined.Factory, [Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator], 40));
        builder.Services.ConfigureMarten(options =>
        {
            options.Projections.Snapshot<Park>(SnapshotLifecycle.Inline);
            options.Projections.Snapshot<MatchRulesBook>(SnapshotLifecycle.Inline);
            options.Projections.Add<ParkProfileProjection>(ProjectionLifecycle.Inline);
            options.Projections.Add<ParkListingProjection>(ProjectionLifecycle.Inline);
            options.Schema.For<ParkProfile>().Duplicate(x => x.SitesOnOffer);
            options.Schema.For<ParkListing>()
                .Duplicate(x => x.Name)
                .Duplicate(x => x.Region)
                .Duplicate(x => x.LeadingIndustries, "text[]")
                .Duplicate(x => x.LargestPlot)
                .Duplicate(x => x.LargestBuilding);
        });
    }
}
