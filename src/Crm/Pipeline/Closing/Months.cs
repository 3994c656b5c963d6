using System.Globalization;
using Crm.Foundation;

namespace Crm.Pipeline.Closing;

/// <summary>Months, kept as 202606 and written "2026-06".</summary>
public static class Months
{
    /// <summary>The month of a day.</summary>
    public static int Of(DateOnly day) => (day.Year * 100) + day.Month;

    /// <summary>The one after.</summary>
    public static int Next(int month) => month % 100 == 12 ? month + 89 : month + 1;

    /// <summary>The one before.</summary>
    public static int Before(int month) => month % 100 == 1 ? month - 89 : month - 1;

    /// <summary>Its last day.</summary>
    public static DateOnly Last(int month) => new(month / 100, month % 100, DateTime.DaysInMonth(month / 100, month % 100));

    /// <summary>Its first day.</summary>
    public static DateOnly First(int month) => new(month / 100, month % 100, 1);

    /// <summary>"2026-06".</summary>
    public static string Show(int month) => First(month).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>The same, where there is one.</summary>
    public static string? Show(int? month) => month is { } known ? Show(known) : null;

    /// <summary>Reads "2026-06"; null where it is no month between 2000 and 2099.</summary>
    public static int? Understand(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and <= 2099 ? Of(day) : null;

    /// <summary>Reads "2026-06".</summary>
    /// <exception cref="RuleBroken">It is none; names the field.</exception>
    public static int Read(string? text, string field = "Month") => Understand(text) ?? throw new RuleBroken("月份要写成 2026-06 这样。") { Field = field, Kind = Refusal.Input };
}
