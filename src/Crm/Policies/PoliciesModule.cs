using Crm.Api;
using Crm.Foundation;
using Crm.Policies.Figures;
using Crm.Policies.Citing;
using Crm.Policies.Importing;
using Crm.Policies.Library;
using Crm.Policies.Reading;
using Crm.Policies.Searching;
using Crm.Policies.Unanswered;
using Crm.Shell;
using Crm.Team;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;
using MudBlazor;
using Npgsql;
using Wolverine;

namespace Crm.Policies;

/// <summary>Wires the policy library: stream, read models, search index, import.</summary>
public static class PoliciesModule
{
    public static void AddPolicies(this WebApplicationBuilder builder)
    {
        builder.AddImporting();
        builder.AddFigures();
        builder.Services.AddSingleton(new Preparation(10, (services, token) => PolicySections.Prepare(services.GetRequiredService<NpgsqlDataSource>(), token)));
        builder.Services.AddSingleton(new MenuEntry("政策库", "/policies", Icons.Material.Outlined.LibraryBooks, Enum.GetValues<Role>(), 50));
        builder.Services.AddSingleton(new ApiRoutes(PoliciesApi.Map));
        // Two calls that ask the same would otherwise meet on one stream.
        builder.Services.ConfigureWolverine(options => options.LocalQueueFor<NoteUnanswered>().Sequential());
        builder.Services.AddSingleton<ExpirySweep>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ExpirySweep>());
        builder.Services.ConfigureMarten(options =>
        {
            options.Projections.Snapshot<PolicyDocument>(SnapshotLifecycle.Inline);
            options.Projections.Add<PolicyListingProjection>(ProjectionLifecycle.Inline);
            options.Projections.Add<PolicyTextProjection>(ProjectionLifecycle.Inline);
            options.Projections.Add<PolicySections>(ProjectionLifecycle.Inline);
            options.Projections.Add<CitationProjection>(ProjectionLifecycle.Inline);
            options.Schema.For<Citation>().Duplicate(x => x.Document).Duplicate(x => x.Lead);
            options.Projections.Snapshot<UnansweredQuestion>(SnapshotLifecycle.Inline);
            options.Projections.Add<UnansweredListingProjection>(ProjectionLifecycle.Inline);
            options.Schema.For<UnansweredListing>().Duplicate(x => x.Open).Duplicate(x => x.AskedAt);
            options.Schema.For<PolicyListing>()
                .Duplicate(x => x.Region)
                .Duplicate(x => x.Kind)
                .Duplicate(x => x.Year)
                .Duplicate(x => x.PublishedOn)
                .Duplicate(x => x.ValidFrom)
                .Duplicate(x => x.ValidTo)
                .Duplicate(x => x.Industries, "text[]")
                .Duplicate(x => x.DocumentNumber)
                .Duplicate(x => x.RepealedOn)
                .Duplicate(x => x.RepealedBy)
                .Duplicate(x => x.Confirmed)
                .Duplicate(x => x.Withdrawn)
                .Duplicate(x => x.Concealed);
        });
    }
}
