using System.Security.Cryptography;
using System.Text;

namespace Crm.Team.SettingUp;

/// <summary>
/// Lets whoever reads the console of a new installation make the first administrator. Only the hash of its key is kept; it works once and for a day, and
/// a newer one replaces it.
/// </summary>
/// <param name="Id">SHA-256 of the key, hexadecimal.</param>
/// <param name="ExpiresAt">When it stops working.</param>
public sealed record SetUpInvitation(string Id, DateTimeOffset ExpiresAt)
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>Has been used; a second use at the same moment loses.</summary>
    public bool Used { get; init; }

    /// <summary>A new key: 256 random bits, good in an address.</summary>
    public static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>Under which id the invitation of a key is kept.</summary>
    public static string IdOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>Whether it still opens the door.</summary>
    public bool IsGood(DateTimeOffset now) => !Used && now < ExpiresAt;
}
