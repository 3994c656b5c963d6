using System.Globalization;

namespace Crm.Shell.Components;

/// <summary>Parts of an address behind the question mark. What is misspelt there is ignored rather than shown as an error.</summary>
public static class AddressPart
{
    /// <summary>A value of a list by its name.</summary>
    public static T? Named<T>(string? text) where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    /// <summary>A whole number without a sign.</summary>
    public static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A day, "2024-06-03".</summary>
    public static DateOnly? Day(string? text) => DayField.Read(text);

    /// <summary>How a day is written there.</summary>
    public static string? Of(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
