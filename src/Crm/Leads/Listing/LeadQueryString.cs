using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Shell.Components;
using Crm.Team;

namespace Crm.Leads.Listing;

/// <summary>The filters of leads as they stand in an address, the same for list, board and funnel, so that a figure can link to the list behind it.</summary>
public static class LeadQueryString
{
    /// <summary>The chips a person can choose from.</summary>
    public static IReadOnlyList<Filter> Chips(Actor actor, IRoster roster, bool withStage)
    {
        var units = roster.Units.Where(unit => actor.Oversees(unit.Code)).ToList();
        var people = roster.People(actor.UnitPath, Role.Officer);
        var chips = new List<Filter>();
        if (withStage) chips.Add(new("stage", Texts.Of("阶段"), [.. Enum.GetValues<Stage>().Order().Select(s => new FilterOption($"{s}", StageWords.Of(s)))]));
        if (units.Count > 1) chips.Add(new("unit", Texts.Of("单位"), [.. units.Select(u => new FilterOption(u.Code, u.Name))]));
        if (people.Count > 1) chips.Add(new("owner", Texts.Of("负责人"), [.. people.Select(p => new FilterOption(p.Login, p.Name))]));
        chips.Add(new("industry", Texts.Of("行业"), [.. Industries.Below(null).Select(s => new FilterOption(s.Code, s.Label))]));
        chips.Add(new("region", Texts.Of("地区"), [.. units.Where(u => Regions.Find(u.Code) is not null).Select(u => new FilterOption(u.Code, u.Name))]));
        chips.Add(new("source", Texts.Of("来源"), [.. Enum.GetValues<Source>().Select(s => new FilterOption($"{s}", LeadWords.Of(s)))]));
        return chips;
    }

    /// <summary>The address of the list behind a figure.</summary>
    public static string List(LeadFilters filters, Stage? stage = null, Stage? from = null) => "/leads" + Query(filters with { Stage = stage ?? filters.Stage, From = from ?? filters.From });

    /// <summary>The filters as a query string, with its question mark; empty where nothing is chosen.</summary>
    public static string Query(LeadFilters filters)
    {
        var parts = new (string Key, string? Value)[]
        {
            ("view", filters.View), ("q", filters.Text), ("stage", filters.Stage?.ToString()), ("from", filters.From?.ToString()), ("unit", filters.Unit),
            ("owner", filters.Owner), ("industry", filters.Industry), ("region", filters.Region), ("source", filters.Source?.ToString()),
        };
        var query = string.Join('&', parts.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value!)}"));
        return query.Length == 0 ? "" : "?" + query;
    }
}
