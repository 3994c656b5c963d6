using Microsoft.AspNetCore.Http.Features;

namespace Crm.PublicSite.Asking;

/// <summary>Turns away what no form of ours can have sent, before a page is made for it.</summary>
public sealed class PostGate(RequestDelegate next, RefusedPosts refused)
{
    /// <summary>The largest post that is read, in bytes: the longest inquiry in three-byte characters, percent-encoded, and as much again.</summary>
    public const int Largest = 48 * 1024;

    private static readonly PathString Place = "/ask";

    /// <summary>Answers 413, 415 or 400, or lets the post through.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.Path.StartsWithSegments(Place))
        {
            await next(http);
            return;
        }
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = Largest;
        if (await Objection(http) is not var (kind, status))
        {
            await next(http);
            return;
        }
        refused.Count(kind);
        http.Response.StatusCode = status;
    }

    private static async Task<(RefusedPost Kind, int Status)?> Objection(HttpContext http)
    {
        if (http.Request.ContentLength > Largest) return (RefusedPost.TooLarge, StatusCodes.Status413PayloadTooLarge);
        if (!http.Request.HasFormContentType) return (RefusedPost.WrongShape, StatusCodes.Status415UnsupportedMediaType);
        try
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            return form.ContainsKey("_handler") ? null : (RefusedPost.WrongShape, StatusCodes.Status400BadRequest);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return e is Microsoft.AspNetCore.Http.BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }
                ? (RefusedPost.TooLarge, StatusCodes.Status413PayloadTooLarge)
                : (RefusedPost.WrongShape, StatusCodes.Status400BadRequest);
        }
    }
}
