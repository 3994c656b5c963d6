using Crm.Foundation;

namespace Crm.Leads.Visiting;

/// <summary>What every visit must hold.</summary>
public static class VisitRules
{
    /// <summary>A visit has a place.</summary>
    public static void MustHavePlace(string? place)
    {
        if (string.IsNullOrWhiteSpace(place)) throw new RuleBroken("请填写地点。") { Field = "Place" };
        if (place.Length > 200) throw new RuleBroken("地点不能超过 200 个字。") { Field = "Place", Kind = Refusal.Input };
    }

    /// <summary>The visit must be one that was agreed and is still open.</summary>
    public static PlannedVisit MustBePlanned(Lead lead, Guid visit) =>
        lead.Visits.FirstOrDefault(v => v.Id == visit) ?? throw new RuleBroken("没有这次约定的来访，或者已经办过、取消了。") { Kind = Refusal.Missing };
}
