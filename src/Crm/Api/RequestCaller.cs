using Crm.Foundation;

namespace Crm.Api;

/// <summary>Puts the request's person, channel and idempotency key where the desk looks for them, for every endpoint that names its <see cref="Channel"/>.</summary>
public sealed class RequestCaller(RequestDelegate next)
{
    /// <summary>Longest key a client may give.</summary>
    public const int KeyLimit = 200;

    public async Task InvokeAsync(HttpContext http, CallerHere here)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<Channel>() is { } channel && Refusal(http, channel, here) is { } refusal) await refusal.ExecuteAsync(http);
        else await next(http);
    }

    private static IResult? Refusal(HttpContext http, Channel channel, CallerHere here)
    {
        var key = channel == Channel.Api ? http.Request.Headers["Idempotency-Key"].ToString() : "";
        if (key.Length > KeyLimit) return Problems.Of(Outcome.Of(new RuleBroken("Idempotency-Key 不能超过 {0} 个字符。", KeyLimit) { Kind = Foundation.Refusal.Input }));
        if (http.User.Identity is not { IsAuthenticated: true, Name: { } login }) return Results.Unauthorized();
        here.Request = new Caller(login, channel.Name, key.Length == 0 ? null : key);
        return null;
    }
}

/// <summary>Endpoint metadata: the channel that what it carries is put down to.</summary>
public sealed record Channel(string Name)
{
    /// <summary>Machines, by token.</summary>
    public static readonly Channel Api = new("api");

    /// <summary>A person's browser.</summary>
    public static readonly Channel Page = new("page");
}
