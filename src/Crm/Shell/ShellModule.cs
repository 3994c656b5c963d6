using System.Text.Encodings.Web;
using System.Text.Unicode;
using Crm.Foundation;
using Crm.Shell.Components;
using Crm.Shell.Drafting;
using Crm.Shell.Finding;
using Marten;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;
using MudBlazor;
using MudBlazor.Services;

namespace Crm.Shell;

/// <summary>Wires the frame around every page: rendering, look, language, headers.</summary>
public static class ShellModule
{
    /// <summary>Registers what the frame and the shared components need.</summary>
    public static void AddShell(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.MaximumReceiveMessageSize = 128 * 1024);
        services.AddCascadingAuthenticationState();
        services.AddMudServices(mud => mud.PopoverOptions.Duration = TimeSpan.FromMilliseconds(120));
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddTransient<MudLocalizer, MudTexts>();
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SupportedCultures = options.SupportedUICultures = Preferences.Languages;
            options.DefaultRequestCulture = new RequestCulture(Preferences.Languages[0]);
            options.RequestCultureProviders = [new CookieRequestCultureProvider(), new ApiLanguage()];
        });
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Texts>();
        services.AddSingleton<ThemeCss>();
        services.AddResponseCompression(options => (options.EnableForHttps, options.MimeTypes) = (true, ["text/css"])); // only the theme, which holds no secret
        services.AddScoped<ViewerSource>();
        services.AddScoped<Toasts>();
        services.AddScoped<ShortcutBook>();
        services.AddScoped<IDrafts, Drafts>();
        services.ConfigureMarten(options => options.Schema.For<KeptDraft>().Duplicate(d => d.Login));
        services.AddScoped<IPaletteSource, PagesSource>();
        services.AddScoped<IPaletteSource, PreferencesSource>();
    }

    /// <summary>Goes first into the pipeline: headers for every answer, the language of the request, pages that explain what went wrong.</summary>
    public static void UseShell(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseRequestLocalization();
        if (!app.Environment.IsDevelopment()) app.UseExceptionHandler("/problem/500", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/problem/{0}", createScopeForStatusCodePages: true);
        app.Use((context, next) =>
        {
            // Machines get the bare status or problem details.
            if (!WantsPage(context.Request)) context.Features.Get<IStatusCodePagesFeature>()!.Enabled = false;
            return next(context);
        });
        app.UseWhen(context => context.Request.Path == "/theme.css", theme => theme.UseResponseCompression());
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api =>
        {
            api.UseExceptionHandler();
            api.UseStatusCodePages();
        });
    }

    /// <summary>Serves the pages, the theme and the switches of language and look.</summary>
    public static void MapShell(this WebApplication app)
    {
        app.UseMiddleware<PageGate>();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapGet("/theme.css", async (HttpContext context, ThemeCss theme) =>
        {
            context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return Results.Text(await theme.Read(), "text/css");
        }).AllowAnonymous().ExcludeFromDescription();
        Preferences.Map(app);
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }

    private static bool WantsPage(HttpRequest request) => !request.Path.StartsWithSegments("/api")
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
