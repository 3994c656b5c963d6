using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Crm.Shell;

/// <summary>How a person wants to see the product on this device. Kept in cookies, so that the very first paint is right; not personal data.</summary>
/// <param name="Look">auto, light or dark.</param>
/// <param name="RailFolded">Whether the menu shows icons only.</param>
public sealed record Preferences(string Look, bool RailFolded)
{
    /// <summary>Cookie of the look.</summary>
    public const string LookCookie = "crm-look";

    /// <summary>Cookie of the menu's width.</summary>
    public const string RailCookie = "crm-rail";

    /// <summary>The languages of the product; Chinese is the first and the one for everybody who has not chosen.</summary>
    public static readonly CultureInfo[] Languages = [CultureInfo.GetCultureInfo("zh-CN"), CultureInfo.GetCultureInfo("en")];

    /// <summary>What this request's cookies say; anything unknown counts as not chosen.</summary>
    public static Preferences Of(HttpRequest request) => new(
        request.Cookies[LookCookie] is "light" or "dark" ? request.Cookies[LookCookie]! : "auto",
        request.Cookies[RailCookie] == "folded");

    /// <summary>Changes the language or the look and returns to where the person was: works without scripts and without a circuit.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/preferences/language/{language}", (HttpContext context, string language, string? back) =>
        {
            if (Languages.FirstOrDefault(c => c.Name == language) is not { } culture) return Results.NotFound();
            Remember(context, CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)));
            return Results.LocalRedirect(Home(back));
        }).AllowAnonymous().ExcludeFromDescription();

        app.MapGet("/preferences/look/{look:regex(^(auto|light|dark)$)}", (HttpContext context, string look, string? back) =>
        {
            Remember(context, LookCookie, look);
            return Results.LocalRedirect(Home(back));
        }).AllowAnonymous().ExcludeFromDescription();
    }

    private static void Remember(HttpContext context, string cookie, string value) => context.Response.Cookies.Append(cookie, value,
        new CookieOptions { MaxAge = TimeSpan.FromDays(400), SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true });

    /// <summary>Only an address inside the product is gone back to.</summary>
    internal static string Home(string? back) =>
        back is ['/', ..] && !back.StartsWith("//", StringComparison.Ordinal) && !back.Contains('\\') && !back.Any(char.IsControl) ? back : "/";
}
