using System.Collections.Frozen;

namespace Crm.Foundation.Formats;

/// <summary>What an e-mail address tells of the company behind it. Mailers where anybody can have an address are a list: seeds/recognition/mailers.json.</summary>
public static class MailDomain
{
    private static readonly FrozenSet<string> Free = SeedFiles.Read<string[]>("recognition/mailers.json").ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether it has the shape of an address.</summary>
    public static bool IsAddress(string? text) => text?.Trim().Split('@') is [{ Length: > 0 } who, { Length: > 0 } where] && !who.Contains(' ') && !where.Contains(' ');

    /// <summary>The domain of an address in lower case; null where it is no company's own, or no address.</summary>
    public static string? OfCompany(string? email)
    {
        if (email is null || email.LastIndexOf('@') is var at && at < 1) return null;
        var domain = email[(at + 1)..].Trim().TrimEnd('.').ToLowerInvariant();
        return domain.Contains('.') && !Free.Contains(domain) ? domain : null;
    }
}
