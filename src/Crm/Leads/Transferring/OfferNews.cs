using Crm.Clocks.Running;
using Crm.Notifications;
using Crm.Team;

namespace Crm.Leads.Transferring;

/// <summary>Who is told what when a lead goes from one unit to another. The list of transfers is what each notice opens: whoever has to answer does not reach the lead yet.</summary>
internal static class OfferNews
{
    private const string List = "/leads/offers";

    /// <summary>To the managers of the unit that may take it.</summary>
    public static LeadNews Offered(Lead lead, UnitPlace to, Actor by, IRoster roster) => New(lead, NewsKind.LeadOffered, Managers(to.Path, roster), by, List);

    /// <summary>To whoever offered it and whoever was in charge.</summary>
    public static LeadNews Accepted(Lead lead, Actor by) => New(lead, NewsKind.LeadOfferAccepted, Givers(lead), by, $"{List}?view=all");

    /// <summary>To the same.</summary>
    public static LeadNews Declined(Lead lead, Actor by) => New(lead, NewsKind.LeadOfferDeclined, Givers(lead), by, $"{List}?view=all");

    /// <summary>To the managers that were to take it.</summary>
    public static LeadNews Withdrawn(Lead lead, Actor by, IRoster roster) => New(lead, NewsKind.LeadOfferWithdrawn, Takers(lead, roster), by, $"{List}?view=all");

    /// <summary>To the other side, and to the managers above both.</summary>
    public static LeadNews Disputed(Lead lead, Actor by, IRoster roster) =>
        New(lead, NewsKind.LeadOfferDisputed, Givers(lead).Concat(Takers(lead, roster)).Concat(Above(lead.Offer!.From, lead.Offer.To, roster)), by, $"{List}?view=disputed");

    /// <summary>To both sides.</summary>
    public static LeadNews Ruled(Lead lead, Actor by, IRoster roster) => New(lead, NewsKind.LeadOfferRuled, Givers(lead).Concat(Takers(lead, roster)), by, $"{List}?view=all");

    /// <summary>The managers of the nearest unit above both.</summary>
    public static IEnumerable<string> Above(string one, string other, IRoster roster)
    {
        var above = roster.Units.Where(unit => unit.Code != one && unit.Code != other && roster.Below(unit.Code) is var below && below.Contains(one) && below.Contains(other)).MaxBy(unit => unit.Path.Length);
        return above is null ? [] : Managers(above.Path, roster);
    }

    /// <summary>The managers who answer for a unit: its own, or those of the nearest one above that has some.</summary>
    public static IReadOnlyList<string> Managers(string path, IRoster roster) => Escalation.Whom(path, 0, roster).Logins;

    private static IEnumerable<string> Givers(Lead lead) => new[] { lead.Offer!.By, lead.Owner }.OfType<string>();

    private static IEnumerable<string> Takers(Lead lead, IRoster roster) => roster.Unit(lead.Offer!.To) is { } to ? Managers(to.Path, roster) : [];

    private static LeadNews New(Lead lead, NewsKind kind, IEnumerable<string> logins, Actor by, string link) =>
        new(Guid.CreateVersion7(), lead.Id, kind, [.. logins.Distinct().Where(login => login != by.Login)], by.Login, link);
}
