using System.Security.Cryptography;
using System.Text;
using Crm.Foundation;
using Crm.Foundation.Searching;

namespace Crm.Policies.Importing;

/// <summary>
/// What makes two texts the same document, or the same version of it. A document is its source, place and title: the date is left out, because portals print
/// the day of posting, and a page read twice, once without its dates, must not store anything twice. The same title with another text is a new version.
/// </summary>
public static class DocumentIdentity
{
    /// <summary>The document's id: the same for the same source, region tag and title, however they are spaced or cased.</summary>
    public static Guid Of(string source, string? regionTag, string title) =>
        Uuid5.Of("policy", string.Join('\n', FoldedText.Fold(source), FoldedText.Fold(regionTag ?? ""), FoldedText.Fold(title)));

    /// <summary>Fingerprint of a text as a reader sees it: spacing, width and case of its characters do not count.</summary>
    public static string Fingerprint(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FoldedText.Fold(body))));
}
