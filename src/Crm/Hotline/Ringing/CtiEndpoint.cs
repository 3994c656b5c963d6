using Crm.Api;
using Crm.Foundation;
using Microsoft.AspNetCore.Authorization;

namespace Crm.Hotline.Ringing;

/// <summary>POST /api/cti/events: what a unit's telephone system reports, signed. Answers 204 when it was taken in, now or before.</summary>
public static class CtiEndpoint
{
    // Two reports of one call may come at the same moment; the second looks again at what the first has changed.
    private const int Tries = 8;

    /// <summary>In whose name the facts are recorded.</summary>
    public static readonly Caller Telephone = Caller.Job("telephone");

    public static void Map(RouteGroupBuilder hooks)
    {
        RequestDelegate run = async http => await (await Answer(http)).ExecuteAsync(http);
        new RouteHandlerBuilder([hooks.MapPost("/cti/events", run).WithMetadata(run.Method)])
            .RequireAuthorization(new AuthorizationPolicyBuilder(CtiSignature.Name).RequireAuthenticatedUser().Build())
            .Describe<TakeInPhoneReport>().Accepts<CtiReport>("application/json").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> Answer(HttpContext http)
    {
        var services = http.RequestServices;
        if (http.Features.Get<SignedBody>() is not { } signed) return Results.Unauthorized();
        if (CtiReport.Read(signed.Bytes.Span, signed.Unit, services.GetRequiredService<TimeProvider>().GetUtcNow()) is not { } report) return Refuse(StatusCodes.Status400BadRequest);
        var scopes = services.GetRequiredService<IServiceScopeFactory>();
        for (var tries = 1; tries <= Tries; tries++)
        {
            var outcome = await Desk.Send(scopes, report, Telephone, http.RequestAborted);
            if (outcome.Ok) return Results.NoContent();
            if (outcome.Refusal != Refusal.Conflict) return Refuse(StatusCodes.Status400BadRequest);
        }
        return Refuse(StatusCodes.Status503ServiceUnavailable);
    }

    private static IResult Refuse(int status) => Results.Problem(statusCode: status, title: Texts.Of("报文没有处理。"), extensions: new Dictionary<string, object?> { ["code"] = "Cti" });
}
