using Microsoft.AspNetCore.Http.Features;

namespace Crm.PublicSite.Asking;

/// <summary>Reads what was posted to a public form; what no form of ours can have sent is turned away and counted.</summary>
internal static class PostedForm
{
    /// <summary>The largest post that is read, in bytes: the longest inquiry in three-byte characters, percent-encoded, and as much again.</summary>
    public const int Largest = 48 * 1024;

    /// <summary>The form; null once 413, 415 or 400 was answered.</summary>
    /// <param name="largest">The largest post, where another form takes more.</param>
    public static async Task<IFormCollection?> Read(HttpContext http, int largest = Largest)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = largest;
        if (http.Request.ContentLength > largest) return Refuse(http, RefusedPost.TooLarge, StatusCodes.Status413PayloadTooLarge);
        if (!http.Request.HasFormContentType) return Refuse(http, RefusedPost.WrongShape, StatusCodes.Status415UnsupportedMediaType);
        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return e is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }
                ? Refuse(http, RefusedPost.TooLarge, StatusCodes.Status413PayloadTooLarge)
                : Refuse(http, RefusedPost.WrongShape, StatusCodes.Status400BadRequest);
        }
    }

    private static IFormCollection? Refuse(HttpContext http, RefusedPost kind, int status)
    {
        http.RequestServices.GetRequiredService<RefusedPosts>().Count(kind);
        http.Response.StatusCode = status;
        return null;
    }
}
