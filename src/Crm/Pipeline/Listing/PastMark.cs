using System.Globalization;
using Crm.Foundation;

namespace Crm.Pipeline.Listing;

/// <summary>Where a page of leads ended, in a list ordered by a day and the lead, both descending.</summary>
internal static class PastMark
{
    private const string Format = "yyyyMMdd";

    public static string Of(DateOnly day, Guid lead) => $"{day.ToString(Format, CultureInfo.InvariantCulture)}_{lead:N}";

    /// <summary>Goes on behind it.</summary>
    /// <exception cref="RuleBroken">The mark is none of ours.</exception>
    public static void Behind(SqlFilter filter, string dayColumn, string leadColumn, string mark)
    {
        var parts = mark.Split('_');
        if (parts.Length != 2 || !DateOnly.TryParseExact(parts[0], Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || !Guid.TryParse(parts[1], out var lead))
            throw new RuleBroken("翻页标记无效，请从第一页开始。") { Field = "After", Kind = Refusal.Input };
        filter.And($"({dayColumn}, {leadColumn}) < (?, ?)", day, lead);
    }
}
