using Crm.Foundation;

namespace Crm.Api;

/// <summary>Puts the request's person, channel and idempotency key where the desk looks for them.</summary>
public sealed class ApiCaller : IEndpointFilter
{
    /// <summary>Longest key a client may give.</summary>
    public const int KeyLimit = 200;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length > KeyLimit) return Problems.Of(Outcome.Of(new RuleBroken("Idempotency-Key 不能超过 {0} 个字符。", KeyLimit) { Kind = Refusal.Input }));
        if (http.User.Identity is not { IsAuthenticated: true, Name: { } login }) return Results.Unauthorized();
        http.RequestServices.GetRequiredService<CallerHere>().Request = new Caller(login, "api", key.Length == 0 ? null : key);
        return await next(context);
    }
}
