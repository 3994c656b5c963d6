using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;

namespace Crm.Policies.Figures.Comparing;

/// <summary>What the address of the figures' page says.</summary>
/// <param name="Compare">A comparison of regions; else the card of one.</param>
/// <param name="Region">The card's region.</param>
/// <param name="Indicator">The comparison's indicator.</param>
/// <param name="Regions">The comparison's regions, separated by commas; all where it is left out.</param>
/// <param name="All">Every indicator on the card, not only the main ones.</param>
public sealed record FigureAddress(bool Compare, string? Region, string? Indicator, string? Regions, int? From, int? To, bool All)
{
    /// <summary>Reads the parts; what makes no sense is left out, as a person may have typed it.</summary>
    public static FigureAddress Of(string? view, string? region, string? indicator, string? regions, string? from, string? to, string? all) =>
        new(view == "compare", Text(region), Text(indicator), Text(regions), Year(from), Year(to), all == "all");

    /// <summary>The address itself.</summary>
    public string Url
    {
        get
        {
            var query = new QueryBuilder();
            void Add(string key, object? value)
            {
                if (value is not null) query.Add(key, Convert.ToString(value, CultureInfo.InvariantCulture)!);
            }
            Add("view", Compare ? "compare" : null);
            Add("region", Region);
            Add("indicator", Indicator);
            Add("regions", Regions);
            Add("from", From);
            Add("to", To);
            Add("all", All ? "all" : null);
            return "/policies/figures" + query.ToQueryString();
        }
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static int? Year(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1949 and <= 2100 ? year : null;
}
