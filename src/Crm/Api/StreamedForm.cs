using Crm.Foundation;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Crm.Api;

/// <summary>A form with one large file in it, handed on as it comes in instead of being held in memory. What else is in the form is not looked at.</summary>
internal static class StreamedForm
{
    // Beside the file: boundaries, headers of the parts, other fields.
    private const int Around = 64 * 1024;

    /// <summary>Whether a request is such a form.</summary>
    public static bool Is(HttpRequest request) => MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);

    /// <summary>Hands the file's name and contents to <paramref name="take"/>.</summary>
    /// <param name="limit">The most bytes a file may have; what reads it may allow less.</param>
    /// <param name="tooLarge">The refusal of a larger one.</param>
    /// <exception cref="RuleBroken">It is too large, or the body is no such form.</exception>
    public static async Task<T> Read<T>(HttpRequest request, long limit, Func<RuleBroken> tooLarge, Func<string, Stream, Task<T>> take)
    {
        if (request.ContentLength > limit + Around) throw tooLarge();
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = limit + Around;
        try
        {
            var reader = new MultipartReader(UploadedForm.Boundary(request), request.Body);
            while (await reader.ReadNextSectionAsync(request.HttpContext.RequestAborted) is { } part)
            {
                if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var about)) throw UploadedForm.Unreadable();
                if (about.IsFileDisposition()) return await take(UploadedForm.NameOf(about), part.Body);
            }
            throw new RuleBroken("请选择要上传的文件。") { Field = "File", Kind = Refusal.Input };
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw tooLarge();
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw UploadedForm.Unreadable();
        }
    }
}
