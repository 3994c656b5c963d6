namespace Crm.Privacy;

/// <summary>Addresses as whoever knows them recognises them and whoever does not learns nothing.</summary>
public static class MaskedAddress
{
    /// <summary>"l***@example.com".</summary>
    public static string? Email(string? address) => address?.IndexOf('@') switch
    {
        null => null,
        < 1 => "***",
        { } at => $"{address[..1]}***{address[at..]}",
    };
}
