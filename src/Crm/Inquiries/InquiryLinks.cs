using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Crm.Privacy;

namespace Crm.Inquiries;

/// <summary>
/// The links by which visitors follow their inquiries: 192 bits derived from the inquiry's id with a key of the installation, so that the same post gets the same link and a
/// letter can be written again, while the database holds only a hash.
/// </summary>
public sealed class InquiryLinks(MasterKey master)
{
    private const int Bytes = 24;

    /// <summary>The secret part of an inquiry's link.</summary>
    public string Of(Guid inquiry) => Base64Url.EncodeToString(HMACSHA256.HashData(master.Links, inquiry.ToByteArray()).AsSpan(0, Bytes));

    /// <summary>What is stored of a link and looked for: SHA-256, in hexadecimal.</summary>
    public static string HashOf(string link) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(link)));

    /// <summary>The address of a link's page within the site.</summary>
    public static string Address(string link) => $"/ask/status/{link}";
}
