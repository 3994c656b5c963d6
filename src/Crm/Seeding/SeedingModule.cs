using Crm.Foundation;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Crm.Seeding;

/// <summary>Wires the demo, where one was asked for (<c>--demo</c>, which is the setting CRM_DEMO). Without it nothing of this is there, the clock least of all.</summary>
public static class SeedingModule
{
    /// <summary>Goes after the desk, whose clock it replaces.</summary>
    public static void AddSeeding(this WebApplicationBuilder builder)
    {
        if (!builder.Configuration.GetValue<bool>("CRM_DEMO")) return;
        builder.Services.AddStage();
        // last: everything else must be in place
        builder.Services.AddSingleton(new Preparation(1_000, (provider, token) => provider.GetRequiredService<Demo>().SetUp(token)));
    }

    /// <summary>What stories are played with.</summary>
    public static void AddStage(this IServiceCollection services)
    {
        services.AddSingleton<StoryClock>();
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(provider => provider.GetRequiredService<StoryClock>()));
        services.AddSingleton<Performance>();
        services.AddSingleton<Demo>();
    }
}
