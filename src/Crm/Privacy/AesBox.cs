using System.Security.Cryptography;

namespace Crm.Privacy;

/// <summary>AES-256-GCM in one piece: 12 bytes nonce, 16 bytes tag, then the cipher text. What it is about is bound in, so that a box can't be put in another's place.</summary>
internal static class AesBox
{
    private const int Nonce = 12;
    private const int Tag = 16;

    /// <summary>Bytes a box is longer than what lies in it.</summary>
    public const int Overhead = Nonce + Tag;

    /// <summary>Closes.</summary>
    public static byte[] Close(byte[] key, ReadOnlySpan<byte> plain, Guid about)
    {
        var box = new byte[Overhead + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, Nonce));
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(box.AsSpan(0, Nonce), plain, box.AsSpan(Overhead), box.AsSpan(Nonce, Tag), about.ToByteArray());
        return box;
    }

    /// <summary>Opens.</summary>
    /// <exception cref="CryptographicException">The box was changed, is about something else or belongs to another key.</exception>
    public static byte[] Open(byte[] key, ReadOnlySpan<byte> box, Guid about)
    {
        var plain = new byte[box.Length - Overhead];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(box[..Nonce], box[Overhead..], box[Nonce..Overhead], plain, about.ToByteArray());
        return plain;
    }
}
