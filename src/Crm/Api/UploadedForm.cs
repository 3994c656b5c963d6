using System.Text;
using Crm.Foundation;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Crm.Api;

/// <summary>
/// A form with one file in it (<c>multipart/form-data</c>), read piece by piece and never beyond what is taken: a body that says it is too large is refused
/// before a byte of it is read, one that does not say so as soon as it has become too large.
/// </summary>
/// <param name="FileName">What the sender calls the file.</param>
/// <param name="Bytes">The file.</param>
/// <param name="Fields">The other fields by name.</param>
public sealed record UploadedForm(string FileName, ReadOnlyMemory<byte> Bytes, IReadOnlyDictionary<string, string> Fields)
{
    private const int MostFields = 10;
    private const int FieldLimit = 1000;

    // Beside the file: boundaries, headers of the parts, the other fields.
    private const int Around = 64 * 1024;

    /// <summary>Reads the form.</summary>
    /// <param name="limit">The most bytes the file may have.</param>
    /// <param name="tooLarge">The refusal of a larger one.</param>
    /// <exception cref="RuleBroken">The file is too large, or the body is no such form.</exception>
    public static async Task<UploadedForm> Read(HttpRequest request, int limit, Func<RuleBroken> tooLarge)
    {
        if (request.ContentLength > limit + Around) throw tooLarge();
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = limit + Around;
        try
        {
            return await Read(new MultipartReader(Boundary(request), request.Body), limit, tooLarge, request.HttpContext.RequestAborted);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw tooLarge();
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw Unreadable();
        }
    }

    private static async Task<UploadedForm> Read(MultipartReader reader, int limit, Func<RuleBroken> tooLarge, CancellationToken token)
    {
        (string Name, ReadOnlyMemory<byte> Bytes)? file = null;
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadNextSectionAsync(token) is { } part)
        {
            if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var about)) throw Unreadable();
            if (about.IsFileDisposition())
            {
                if (file is not null) throw new RuleBroken("一次只能上传一个文件。") { Field = "Content", Kind = Refusal.Input };
                file = (NameOf(about), await BodyBytes.Take(part.Body, limit, token) ?? throw tooLarge());
            }
            else
            {
                if (fields.Count == MostFields || await BodyBytes.Take(part.Body, FieldLimit, token) is not { } text) throw Unreadable();
                fields[HeaderUtilities.RemoveQuotes(about.Name).ToString()] = Encoding.UTF8.GetString(text.Span);
            }
        }
        return file is { } given ? new(given.Name, given.Bytes, fields) : throw new RuleBroken("请选择要上传的文件。") { Field = "Content", Kind = Refusal.Input };
    }

    internal static string Boundary(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= 70 } boundary ? boundary.ToString() : throw Unreadable();

    internal static string NameOf(ContentDispositionHeaderValue about) =>
        (about.FileNameStar.HasValue ? about.FileNameStar : HeaderUtilities.RemoveQuotes(about.FileName)).ToString();

    internal static RuleBroken Unreadable() => new("请用 multipart/form-data 上传，文件放在名为 content 的部分里。") { Kind = Refusal.Input };
}
