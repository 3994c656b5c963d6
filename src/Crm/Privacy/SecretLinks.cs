using System.Security.Cryptography;
using System.Text;

namespace Crm.Privacy;

/// <summary>
/// Links by which people without an account open what is meant for them: 192 bits derived from a record's id with a key of the installation, in digits and small letters, since public
/// addresses know no capitals. A letter can be written again; the database holds only a hash.
/// </summary>
public sealed class SecretLinks(MasterKey master)
{
    private const int Bytes = 24;

    /// <summary>The secret part of a link.</summary>
    /// <param name="purpose">What sort of thing it opens, so that no link opens another sort.</param>
    /// <param name="number">Which link of the record it is.</param>
    public string Of(string purpose, Guid record, int number) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(master.Links, Encoding.UTF8.GetBytes($"{purpose}\n{record:N}\n{number}")).AsSpan(0, Bytes));

    /// <summary>What is stored of a link and looked for: SHA-256, in hexadecimal.</summary>
    public static string HashOf(string link) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(link)));
}
