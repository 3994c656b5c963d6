using Crm.Api;
using Crm.Compendia.Building;
using Crm.Compendia.Listing;
using Crm.Compendia.Ordering;
using Crm.Compendia.Writing;
using Crm.Foundation;
using Crm.Notifications.Mailing;
using Crm.Shell;
using Crm.Team;
using JasperFx.Events.Projections;
using Marten;
using Marten.Events.Projections;
using MudBlazor;
using Weasel.Postgresql.Tables;
using Wolverine;

namespace Crm.Compendia;

/// <summary>Wires the compendia: streams, read models, builds, orders, routes.</summary>
public static class CompendiaModule
{
    public static void AddCompendia(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<CompendiaSettings>().BindConfiguration("Compendia")
            .Validate(s => s is { PrintCharacters: > 0, PrintSeconds: > 0 and < 800, PrintMegabytes: > 0, MostDocuments: > 0 and <= 1000, LinkDays: > 0, MostLinks: > 0 },
                "Compendia: every limit must be above zero, PrintSeconds below 800, MostDocuments at most 1000.").ValidateOnStart();
        services.AddSingleton<PdfPrinter>();
        services.AddSingleton<BuildWatch>();
        services.AddSingleton<CompendiumWork>();
        services.AddSingleton<CompendiumShelf>();
        services.AddSingleton(new Preparation(10, (provider, token) => provider.GetRequiredService<CompendiumShelf>().Prepare(token)));
        services.AddSingleton<OrderMail>();
        services.AddSingleton<ILetterWriter, CompendiumLetter>();
        services.AddSingleton(new ApiRoutes(CompendiaApi.Map));
        services.AddSingleton(new FileRoutes(CompendiaApi.MapDownloads));
        services.AddSingleton(new MenuEntry("政策汇编", "/compendia", Icons.Material.Outlined.MenuBook, Enum.GetValues<Role>(), 52));
        services.ConfigureWolverine(options => options.LocalQueueFor<RunBuild>().Sequential());
        services.ConfigureMarten(options =>
        {
            options.Projections.Snapshot<Compendium>(SnapshotLifecycle.Inline);
            options.Projections.Add<CompendiumListingProjection>(ProjectionLifecycle.Inline);
            options.Projections.Snapshot<CompendiumOrder>(SnapshotLifecycle.Inline);
            options.Schema.For<CompendiumListing>().Duplicate(x => x.BegunAt).Duplicate(x => x.IsPublished);
            options.Schema.For<CompendiumOrder>()
                .Duplicate(x => x.Compendium)
                .Duplicate(x => x.Inquiry)
                .Duplicate(x => x.OrderedAt)
                .Duplicate(x => x.Hashes, "text[]", configure: index => index.Method = IndexMethod.gin);
        });
    }
}
