using Scalar.AspNetCore;

namespace Crm.Api;

/// <summary>What machines call: the same commands and queries as the pages, with the same rules.</summary>
public static class ApiModule
{
    /// <summary>Name of the authorization policy of every API endpoint: a person signed in by token.</summary>
    public const string Policy = "api";

    public static void AddApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddOpenApi(options => options.AddDocumentTransformer<ApiDescription>().AddOperationTransformer<ApiDescription>());
        builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = Problems.Explain);
        builder.Services.AddSingleton(new ApiRoutes(Events.EventsApi.Map));
        // What an address holds is refused like what a body holds, in development too.
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        builder.Services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));
    }

    /// <summary>Maps the modules' routes below /api and the description beside them.</summary>
    public static void MapApi(this WebApplication app)
    {
        app.UseMiddleware<RequestCaller>();
        app.MapOpenApi().AllowAnonymous();
        app.MapScalarApiReference().AllowAnonymous();
        var api = app.MapGroup("/api").RequireAuthorization(Policy).WithMetadata(Channel.Api).DisableAntiforgery();
        foreach (var routes in app.Services.GetServices<ApiRoutes>()) routes.Map(api);
        var hooks = app.MapGroup("/api").DisableAntiforgery();
        foreach (var routes in app.Services.GetServices<HookRoutes>()) routes.Map(hooks);
        var files = app.MapGroup("").RequireAuthorization().WithMetadata(Channel.Page).ExcludeFromDescription();
        foreach (var routes in app.Services.GetServices<FileRoutes>()) routes.Map(files);
    }
}

/// <summary>A module's routes, registered by the module.</summary>
public sealed record ApiRoutes(Action<RouteGroupBuilder> Map);
