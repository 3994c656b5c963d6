using System.Buffers;

namespace Crm.Api;

/// <summary>Reads what is sent, and never more of it than is taken.</summary>
internal static class BodyBytes
{
    /// <summary>The whole body; null where it is longer. One that announces to be too long is not read at all.</summary>
    /// <param name="most">Bytes.</param>
    public static async Task<ReadOnlyMemory<byte>?> Of(HttpRequest request, int most) =>
        request.ContentLength > most ? null : await Take(request.Body, most, request.HttpContext.RequestAborted);

    /// <summary>What is left of a stream; null where that is longer. Stops at the first piece that is too much.</summary>
    /// <param name="most">Bytes.</param>
    public static async Task<ReadOnlyMemory<byte>?> Take(Stream body, int most, CancellationToken token)
    {
        var kept = new MemoryStream();
        var piece = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            for (int read; (read = await body.ReadAsync(piece, token)) > 0;)
            {
                if (kept.Length + read > most) return null;
                kept.Write(piece, 0, read);
            }
            return kept.GetBuffer().AsMemory(0, (int)kept.Length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }
}
