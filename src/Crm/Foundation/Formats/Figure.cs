using System.Globalization;
using System.Text;

namespace Crm.Foundation.Formats;

/// <summary>Bare numbers whose unit stands in the name of the field.</summary>
public static class Figure
{
    /// <summary>"1,250", or a dash where it is unknown.</summary>
    public static string Show(decimal? value) => value is { } known ? Measure.Figure(known) : "—";

    /// <summary>A difference: "+3", "−2", "0".</summary>
    public static string Signed(decimal difference) => difference switch { > 0 => $"+{Show(difference)}", < 0 => $"−{Show(-difference)}", _ => Show(0) };

    /// <summary>The way it is typed: without separators, empty where it is unknown.</summary>
    public static string? Typed(decimal? value) => value?.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>Reads "1,250", "1.2万", or refuses it at <paramref name="field"/>.</summary>
    public static decimal Parse(string? text, string? field = null)
    {
        var plain = string.Concat((text ?? "").Normalize(NormalizationForm.FormKC).Where(sign => !char.IsWhiteSpace(sign)));
        return WrittenNumber.TryRead(plain, out var value, out _) ? value : throw new RuleBroken("请填数字，例如 1,250 或 1.2万。") { Field = field, Kind = Refusal.Input };
    }

    /// <summary>The same where it may be left out.</summary>
    public static decimal? ParseIfGiven(string? text, string? field = null) => string.IsNullOrWhiteSpace(text) ? null : Parse(text, field);
}
