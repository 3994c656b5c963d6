using Crm.Foundation;
using Crm.Leads.Profile;
using JasperFx.Events;

namespace Crm.Leads.Merging;

/// <summary>Packs what a lead brings along when it is merged into another. Pure.</summary>
public static class Luggage
{
    /// <summary>What there is.</summary>
    /// <param name="facts">The lead as its page knows it.</param>
    /// <param name="lead">The same, as decisions do.</param>
    /// <param name="keeper">Login of who is in charge of the lead that is kept, and sees it anyway.</param>
    public static BroughtAlong Of(LeadFacts facts, Lead lead, string? keeper, IReadOnlyList<IEvent> history) => new(
        [new MergedName(facts.Number, facts.Company, facts.Project, facts.CreditCode), .. facts.Merged.SelectMany(m => m.Brought.Names)],
        [.. facts.SealedContacts.Select(c => c.Person).Concat(facts.Merged.SelectMany(m => m.Brought.Persons)).Distinct()],
        [.. facts.Visits.Where(v => v.Result is null).Select(v => new BroughtVisit(v.Id, v.Direction, v.Place, v.On, v.Purpose))],
        [.. lead.SharedWith.Prepend(lead.Owner).OfType<string>().Where(login => login != keeper).Distinct()],
        lead.HasTalked, lead.HasMet, WaitingSince(history));

    /// <summary>Since when the investor waits to hear from us, by the facts that the clock of answering goes by.</summary>
    public static DateTimeOffset? WaitingSince(IEnumerable<IEvent> history) => history.Aggregate((DateTimeOffset?)null, (since, e) => e.Data switch
    {
        LeadOpened or LeadTouched => since ?? e.RecordedAt(),
        LeadMerged m => since ?? m.Brought.WaitingSince,
        FollowUpLogged or VisitHeld or LeadTerminated => null,
        _ => since,
    });
}
