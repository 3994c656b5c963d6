using System.Security.Cryptography;
using System.Text;

namespace Crm.Foundation;

/// <summary>Name-based identifiers (RFC 9562, version 5): the same name always gives the same id, so a second creation collides instead of doubling.</summary>
public static class Uuid5
{
    /// <summary>The id of <paramref name="name"/> within the name space <paramref name="kind"/> ("unit", "person", "policy" …).</summary>
    public static Guid Of(string kind, string name)
    {
        Span<byte> hash = stackalloc byte[20];
        SHA1.HashData(Encoding.UTF8.GetBytes($"crm:{kind}:{name}"), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
