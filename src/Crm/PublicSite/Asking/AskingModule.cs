using Crm.Api;
using Marten;

namespace Crm.PublicSite.Asking;

/// <summary>Wires what visitors write on the public site: the gate before it and the count of what it turned away.</summary>
public static class AskingModule
{
    public static void AddAsking(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<AskSettings>().BindConfiguration("Asking")
            .Validate(s => s is { PerAddress: > 0, PerAddressByQuestion: > 0, Altogether: > 0, FollowUpsPerAddress: > 0, FastestSeconds: >= 0, OpenHours: > 0, WorkBits: > 0 and < 25 },
                "Asking: every limit must be above zero, WorkBits below 25.").ValidateOnStart();
        services.AddSingleton<AskTickets>();
        services.AddSingleton<AskGate>();
        services.AddSingleton<RefusedPosts>();
        services.AddHostedService(provider => provider.GetRequiredService<RefusedPosts>());
        services.AddSingleton(new ApiRoutes(api => api.Query<CountRefusedPosts, IReadOnlyList<RefusedCount>>("/site/refused")));
        services.ConfigureMarten(options => options.Storage.ExtendedSchemaObjects.Add(RefusedPosts.Schema()));
    }

    /// <summary>The form and the page of a link.</summary>
    public static void MapAsking(RouteGroupBuilder site)
    {
        AskRoutes.Map(site);
        StatusRoutes.Map(site);
    }
}
