using Crm.Api;
using Crm.Team.Passwords;
using Crm.Team.Tokens;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Crm.Team.SigningIn;

/// <summary>Wires accounts, cookies and tokens. Whatever says nothing about who may use it is for people who are signed in.</summary>
internal static class SignInSetup
{
    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddDataProtection().SetApplicationName("crm");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, ProtectionKeys>();
        services.AddSingleton<KnownDevice>();
        services.AddSingleton<Tallies>();
        services.AddScoped<Door>();
        services.AddScoped<SessionCookie>();
        services.AddScoped<AuthenticationStateProvider, StaffAuthentication>();
        services.AddIdentityCore<Account>().AddUserStore<AccountStore>();
        services.AddScoped<ILookupNormalizer, AccountStore.LowerCase>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000); // OWASP's figure for PBKDF2 with SHA-512
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.Name, null)
            .AddCookie(IdentityConstants.ApplicationScheme, options =>
            {
                options.Cookie.Name = Session.Cookie;
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Lax; // Strict would sign people out on every link in a mail
                options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                options.ExpireTimeSpan = Session.Idle;
                options.SlidingExpiration = true;
                options.LoginPath = "/signin";
                options.ReturnUrlParameter = "return";
                options.EventsType = typeof(SessionCookie);
                // What the framework answers below /api by itself (a wrong method, another type of body) is for whoever has a token, like everything there.
                options.ForwardDefaultSelector = http => http.Request.Path.StartsWithSegments("/api") ? TokenAuthentication.Name : null;
            });
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(ApiModule.Policy, policy => policy.AddAuthenticationSchemes(TokenAuthentication.Name).RequireAuthenticatedUser());
    }
}
