using System.Security.Cryptography;
using Crm.Foundation;
using Crm.Leads.Filing;

namespace Crm.Policies.Importing.Sources;

/// <summary>A file that somebody sent, on our disk until it has been read. Its name is only shown; where it lies we decide.</summary>
public sealed class UploadedFile : IDisposable
{
    private readonly string path;

    private UploadedFile(string path, string name, string hash, SourceKind kind) => (this.path, Name, Hash, Kind) = (path, name, hash, kind);

    /// <summary>What its sender calls it.</summary>
    public string Name { get; }

    /// <summary>SHA-256 in hexadecimal digits.</summary>
    public string Hash { get; }

    /// <summary>What it is.</summary>
    public SourceKind Kind { get; }

    /// <summary>Takes a file in, piece by piece and never more of it than its kind may have.</summary>
    /// <param name="folder">A folder of ours.</param>
    /// <param name="progress">Told the bytes so far.</param>
    /// <exception cref="RuleBroken">It is of no kind that is taken, too large, empty, or not what its name says.</exception>
    public static async Task<UploadedFile> Take(Stream from, string name, string folder, Action<long> progress, CancellationToken token)
    {
        var clean = FileName.Clean(name);
        var kind = SourceKinds.OfName(clean);
        var path = Path.Combine(folder, $"{Guid.NewGuid():N}.upload");
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using (var to = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                var piece = new byte[128 * 1024];
                for (int read; (read = await from.ReadAsync(piece, token)) > 0;)
                {
                    if (to.Length + read > SourceLimits.Bytes(kind)) throw SourceLimits.TooLarge(kind);
                    hash.AppendData(piece, 0, read);
                    await to.WriteAsync(piece.AsMemory(0, read), token);
                    progress(to.Length);
                }
                if (to.Length == 0) throw new RuleBroken("文件是空的，没有可以导入的文字。") { Field = "File", Kind = Refusal.Input };
                to.Position = 0;
                var head = piece.AsMemory(0, (int)Math.Min(SourceKinds.Head, to.Length));
                await to.ReadExactlyAsync(head, token);
                SourceKinds.Of(clean, head.Span);
            }
            return new(path, clean, Convert.ToHexStringLower(hash.GetHashAndReset()), kind);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>What is in it.</summary>
    /// <exception cref="RuleBroken">It is a broken archive.</exception>
    internal IImportSource Open() => Kind == SourceKind.Archive ? new ArchiveSource(path) : new FileSource(path, Name);

    /// <inheritdoc />
    public void Dispose() => File.Delete(path);
}
