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
        if (outcome.About is not null) details.Extensions["about"] = outcome.About;
        return Results.Problem(details);
    }

    /// <summary>Gives a sentence to the answers of requests that never came to a command or a query.</summary>
    public static void Explain(ProblemDetailsContext context)
    {
        var details = context.ProblemDetails;
        if (details.Extensions.ContainsKey("code")) return;
        (details.Type, details.Detail) = ("about:blank", null);
        details.Title = details.Status switch
        {
            StatusCodes.Status401Unauthorized => Texts.Of("请带上令牌：Authorization: Bearer …"),
            StatusCodes.Status404NotFound => Texts.Of("没有这个地址。"),
            StatusCodes.Status405MethodNotAllowed => Texts.Of("这个地址不接受这种请求方法。"),
            StatusCodes.Status415UnsupportedMediaType => Texts.Of("请求体的类型不对，请对照 /scalar 检查 Content-Type。"),
            >= 500 => Texts.Of("出错了，没有保存任何内容。请稍后再试；一直这样请联系系统管理员。"),
            _ => Texts.Of("请求读不懂，请对照 /scalar 检查。"),
        };
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
