using Microsoft.AspNetCore.Components.Authorization;

namespace Crm.Foundation;

/// <summary>Who is asking in this scope: what the API put here for its request, else the person of this circuit or page.</summary>
public sealed class CallerHere(IServiceProvider services) : ICallerSource
{
    /// <summary>Set by the API for the scope of one request.</summary>
    public Caller? Request { get; set; }

    /// <inheritdoc />
    public async ValueTask<Caller?> Find()
    {
        if (Request is not null) return Request;
        if (services.GetService<AuthenticationStateProvider>() is not { } provider) return null;
        var state = await provider.GetAuthenticationStateAsync();
        return state.User.Identity is { IsAuthenticated: true, Name: { } login } ? new Caller(login, "page") : null;
    }
}
