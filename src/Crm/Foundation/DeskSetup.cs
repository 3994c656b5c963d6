using FluentValidation;

namespace Crm.Foundation;

/// <summary>Wires the desk: commands, queries, validators, and the preparations that run once before the first request.</summary>
public static class DeskSetup
{
    public static void AddDesk(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Texts>();
        services.AddSingleton<QueryDesk>();
        services.AddScoped<Desk>();
        services.AddScoped<CallerHere>();
        services.AddScoped<ICallerSource>(s => s.GetRequiredService<CallerHere>());
        foreach (var validator in AssemblyScanner.FindValidatorsInAssembly(typeof(DeskSetup).Assembly))
            services.AddSingleton(validator.InterfaceType, validator.ValidatorType);
    }
}
