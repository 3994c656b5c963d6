namespace Crm.Submissions.Tracking;

/// <summary>Enough of a number or an address to know one's own by.</summary>
public static class Masked
{
    /// <summary>"138****1234".</summary>
    public static string? Phone(string? phone)
    {
        if (phone is null) return null;
        var shown = Foundation.Formats.Phone.TryParse(phone, out var number) ? number.Display : phone;
        string digits = string.Concat(shown.Where(char.IsDigit));
        return digits.Length < 8 ? "****" : $"{digits[..3]}****{digits[^4..]}";
    }

    /// <summary>"l***@example.com".</summary>
    public static string? Email(string? address) => address?.IndexOf('@') switch
    {
        null => null,
        < 1 => "***",
        { } at => $"{address[..1]}***{address[at..]}",
    };
}
