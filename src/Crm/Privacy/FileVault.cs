using System.Security.Cryptography;

namespace Crm.Privacy;

/// <summary>
/// Seals and opens the contents of files. One key of 256 bits per file, wrapped by the <see cref="MasterKey"/>, in <see cref="VaultKeys"/>: whoever has the
/// records alone, or a backup of them, can read no file, and a file whose key was destroyed stays unreadable everywhere.
/// </summary>
public sealed class FileVault(MasterKey master, VaultKeys keys)
{
    /// <summary>
    /// Seals a file's contents. The key is kept before the contents are: should they not be stored after all, a key that opens nothing stays behind and is taken
    /// at the next try.
    /// </summary>
    public async Task<byte[]> Seal(Guid file, ReadOnlyMemory<byte> plain, CancellationToken token = default)
    {
        var wrapped = await keys.KeepFileKey(file, AesBox.Close(master.WrappingFiles, RandomNumberGenerator.GetBytes(32), file), token);
        return AesBox.Close(AesBox.Open(master.WrappingFiles, wrapped, file), plain.Span, file);
    }

    /// <summary>Opens them; null where the key was destroyed.</summary>
    /// <exception cref="CryptographicException">The contents were changed, or are another file's.</exception>
    public async Task<byte[]?> Open(Guid file, byte[] box, CancellationToken token = default) =>
        await keys.FileKey(file, token) is { } wrapped ? AesBox.Open(AesBox.Open(master.WrappingFiles, wrapped, file), box, file) : null;
}
