using System.Globalization;
using System.Text;

namespace Crm.Foundation.Formats;

/// <summary>Reads a quantity with its unit; shared by <see cref="Land"/> and <see cref="Area"/>.</summary>
internal static class Measure
{
    /// <summary>Square metres of one 亩.</summary>
    public const decimal SquareMetresPerMu = 666.67m;

    /// <summary>The quantity in the unit of the field, or null where the text isn't one.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="units">Names of units, longest first where one ends with another, and how much of the field's unit each is worth.</param>
    public static decimal? Read(string? text, (string Name, decimal Worth)[] units)
    {
        var plain = string.Concat((text ?? "").Normalize(NormalizationForm.FormKC).Where(sign => !char.IsWhiteSpace(sign))).ToLowerInvariant();
        var (name, worth) = units.FirstOrDefault(unit => plain.EndsWith(unit.Name, StringComparison.Ordinal), ("", 1));
        return WrittenNumber.TryRead(plain[..^name.Length], out var value, out _) ? decimal.Round(value * worth, 2) : null;
    }

    /// <summary>A figure with separators and at most two places.</summary>
    public static string Figure(decimal value) => value.ToString("#,##0.##", CultureInfo.InvariantCulture);
}
