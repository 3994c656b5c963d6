using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Crm.IntegrationTests.Leads.Filing;

/// <summary>A form with a file of any length, with or without saying beforehand how long it is; counts what was taken off it.</summary>
internal sealed class Flood : HttpContent
{
    private const int Piece = 64 * 1024;
    private readonly long bytes;
    private readonly bool says;

    public Flood(long bytes, bool says)
    {
        (this.bytes, this.says) = (bytes, says);
        Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=flood");
    }

    /// <summary>Bytes of the file that the other side let through.</summary>
    public long Written { get; private set; }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes("--flood\r\nContent-Disposition: form-data; name=\"content\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7\n"));
        for (; Written < bytes; Written += Piece) await stream.WriteAsync(new byte[Piece]);
        await stream.WriteAsync("\r\n--flood--\r\n"u8.ToArray());
    }

    protected override bool TryComputeLength(out long length)
    {
        length = bytes;
        return says;
    }
}
