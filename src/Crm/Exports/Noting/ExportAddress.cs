namespace Crm.Exports.Noting;

/// <summary>What a file was asked for with, as far as it may be kept: words that were searched for may be personal data and are left out.</summary>
public static class ExportAddress
{
    /// <summary>What is longer is cut off.</summary>
    public const int Longest = 1000;

    // What lists call the words that were searched for.
    private static readonly string[] Words = ["q", "text"];

    /// <summary>Path and query of a request.</summary>
    public static string Of(PathString path, IQueryCollection query)
    {
        var kept = query.Where(part => !IsWords(part.Key)).SelectMany(part => part.Value, (part, value) => KeyValuePair.Create(part.Key, value));
        var address = path.ToUriComponent() + QueryString.Create(kept).ToUriComponent();
        return address.Length > Longest ? address[..Longest] : address;
    }

    /// <summary>Whether an address stands within the product and holds no words that were searched for.</summary>
    public static bool MayBeKept(string? address) => address is ['/', ..] and not ['/', '/' or '\\', ..] && address.Length <= Longest && !address.Any(char.IsControl)
        && (address.Split('?', 2) is not [_, var query] || query.Split('&').All(part => part.Split('=', 2) is not [var key, _] || !IsWords(Uri.UnescapeDataString(key))));

    private static bool IsWords(string key) => Words.Contains(key.Trim(), StringComparer.OrdinalIgnoreCase);
}
