using Crm.Foundation.Codes;
using Crm.Leads.Recognising;
using Crm.Team;

namespace Crm.Inquiries.Converting;

/// <summary>Where a call or an inquiry goes when it becomes a lead: to one that is there, or to a new one in a unit's or an officer's hands. What a person chooses in a dialog.</summary>
public sealed class LeadTarget
{
    /// <summary>
    /// Starts from what is likeliest: an open lead of the same person or surely of the same company; for a new one the unit that answers for the region of interest.
    /// </summary>
    public LeadTarget(IReadOnlyList<SimilarLead> similar, string? region, string? ownUnit, IReadOnlyList<UnitPlace> units)
    {
        Units = units;
        Learn(similar);
        Existing = Known.FirstOrDefault(lead => lead.SamePerson || lead.Verdict == Verdict.Same)?.Id;
        Unit = UnitOf(region, units) ?? ownUnit ?? "";
    }

    /// <summary>Open leads of whoever asks, and of what may be their company.</summary>
    public IReadOnlyList<SimilarLead> Known { get; private set; } = [];

    /// <summary>Units a new lead can go to.</summary>
    public IReadOnlyList<UnitPlace> Units { get; }

    /// <summary>The lead that is there; null for a new one.</summary>
    public Guid? Existing { get; set; }

    public string Unit { get; set; }

    /// <summary>Login of the officer; null for the unit's pool.</summary>
    public string? Owner { get; set; }

    public string? Project { get; set; }

    /// <summary>More became known of who asks, such as the company's name. Chooses nothing: somebody is typing it.</summary>
    public void Learn(IReadOnlyList<SimilarLead> similar)
    {
        Known = [.. similar.Where(lead => lead.IsOpen)];
        if (Known.All(lead => lead.Id != Existing)) Existing = null;
    }

    // Who answers for the place; where nobody does, for the next wider one.
    private static string? UnitOf(string? region, IReadOnlyList<UnitPlace> units) => region is null ? null
        : Regions.Chain(region).Reverse().Select(place => units.FirstOrDefault(unit => unit.Code == place.Code)?.Code).FirstOrDefault(code => code is not null);
}
