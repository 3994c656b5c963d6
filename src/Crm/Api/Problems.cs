using Crm.Foundation;
using Microsoft.AspNetCore.Mvc;

namespace Crm.Api;

/// <summary>Refusals as RFC 9457 problem details; sentences that belong to a field stand in <c>errors</c>.</summary>
public static class Problems
{
    /// <summary>The HTTP answer to a refused command or query.</summary>
    public static IResult Of(Outcome outcome)
    {
        var details = new ProblemDetails
        {
            Status = StatusOf(outcome.Refusal!.Value),
            Title = outcome.Sentence,
            Type = "about:blank",
            Extensions = { ["code"] = outcome.Refusal.Value.ToString() },
        };
        if (outcome.Fields.Count > 0)
            details.Extensions["errors"] = outcome.Fields.ToDictionary(f => CamelCase(f.Key), f => new[] { f.Value });
        return Results.Problem(details);
    }

    private static int StatusOf(Refusal refusal) => refusal switch
    {
        Refusal.Input => StatusCodes.Status400BadRequest,
        Refusal.TooLarge => StatusCodes.Status413PayloadTooLarge,
        Refusal.Forbidden => StatusCodes.Status403Forbidden,
        Refusal.Missing => StatusCodes.Status404NotFound,
        Refusal.Conflict => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private static string CamelCase(string path) => string.Join('.', path.Split('.').Select(p => p.Length == 0 ? p : char.ToLowerInvariant(p[0]) + p[1..]));
}
