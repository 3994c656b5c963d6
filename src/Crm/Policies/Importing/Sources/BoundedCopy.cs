using Crm.Foundation;
using Crm.Policies.Importing.Extracting;

namespace Crm.Policies.Importing.Sources;

/// <summary>Copies files out of a source and never more of them than is taken, whatever they promise.</summary>
internal sealed class BoundedCopy
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (c, _) => (c & 1) == 1 ? 0xEDB88320u ^ (c >> 1) : c >> 1))];
    private long total;

    /// <summary>Copies a file, at most as much as its kind may have.</summary>
    /// <exception cref="RuleBroken">It is larger, what was promised of it is not so, or everything together has become too much.</exception>
    public async Task Copy(SourceItem item, SourceKind kind, Stream to, CancellationToken token)
    {
        if (item.Length > SourceLimits.Bytes(kind)) throw SourceLimits.TooLarge(kind);
        await using var from = item.Open();
        var piece = new byte[64 * 1024];
        var (copied, crc) = (0L, 0xFFFFFFFFu);
        try
        {
            for (int read; (read = await from.ReadAsync(piece, token)) > 0;)
            {
                copied += read;
                total += read;
                if (copied > SourceLimits.Bytes(kind)) throw SourceLimits.TooLarge(kind);
                if (total > SourceLimits.MostUnpackedMegabytes << 20) throw new RuleBroken("全部展开超过 {0} MB，这个文件起没有读取。请分成几个压缩包再导入。", SourceLimits.MostUnpackedMegabytes);
                if (item.Crc is not null) crc = Add(crc, piece.AsSpan(0, read));
                await to.WriteAsync(piece.AsMemory(0, read), token);
            }
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or EndOfStreamException)
        {
            throw SourceLimits.Sentence(new NotExtracted(ExtractionFault.Broken));
        }
        if (item.Crc is { } promised && promised != ~crc) throw SourceLimits.Sentence(new NotExtracted(ExtractionFault.Broken));
    }

    private static uint Add(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes) crc = Table[(byte)(crc ^ b)] ^ (crc >> 8);
        return crc;
    }
}
