namespace Crm.Foundation;

/// <summary>Optional texts as people fill them in.</summary>
public static class Filling
{
    /// <summary>The text without white space around it; null where nothing was written.</summary>
    public static string? Filled(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
