using Crm.Foundation;
using Crm.Leads.Advancing;
using Crm.Leads.Merging;
using Crm.Privacy;
using Crm.Team;
using Marten;

namespace Crm.Leads.Profile;

/// <summary>What is known about a lead now. One that was merged into another is answered with that one.</summary>
/// <param name="Contacts">False to leave the contacts closed; opening them is written into the reading log.</param>
[Allow(Role.Officer, Role.Manager, Role.Auditor)]
public sealed record LeadProfile(Guid LeadId, bool? Contacts = null) : IQuery<LeadSheet>;

/// <summary>The answer to a <see cref="LeadProfile"/>.</summary>
/// <param name="Version">To be named in commands that must not overwrite what somebody else changed meanwhile.</param>
/// <param name="UnitName">Name of the unit in charge.</param>
/// <param name="OwnerName">Name of the officer in charge; null while it lies in the pool.</param>
/// <param name="SharedNames">Names of the colleagues it was shared with.</param>
/// <param name="Contacts">Empty where they were not asked for.</param>
/// <param name="Ahead">What the stages that lie ahead ask for, in order.</param>
public sealed record LeadSheet(
    Guid Id, long Version, LeadFacts Facts, string UnitName, string? OwnerName, IReadOnlyList<string> SharedNames, IReadOnlyList<LeadContact> Contacts, IReadOnlyList<StageAsk> Ahead)
{
    /// <summary>Leads that were merged into this one.</summary>
    public IReadOnlyList<MergedSheet> Merged { get; init; } = [];
}

/// <summary>A contact in the clear. All fields are empty once the person's data were erased.</summary>
/// <param name="Person">The same for every lead and call of that person.</param>
/// <param name="From">Number of the lead it stands on, where that was merged into this one.</param>
public sealed record LeadContact(Guid Person, Contact Contact, string? From = null);

/// <summary>Answers <see cref="LeadProfile"/>.</summary>
public static class LeadProfileHandler
{
    public static async Task<LeadSheet> Handle(
        LeadProfile query, Actor actor, IRoster roster, Vault vault, ReadingLog readings, IQuerySession session, CancellationToken token)
    {
        var lead = await LeadReading.Of(query.LeadId, actor, session, token);
        var facts = lead.Facts;
        var contacts = query.Contacts != false ? await Open(lead, actor, vault, readings, token) : [];
        return new LeadSheet(
            lead.Id, lead.Events[^1].Version, facts, roster.Unit(facts.Unit)?.Name ?? facts.Unit, facts.Owner is { } owner ? NameOf(owner) : null,
            [.. facts.SharedWith.Select(NameOf)], contacts, StageAsk.Ahead(facts))
        {
            Merged = [.. lead.Merged.Select(m => MergedSheet.Of(m, facts, actor, roster))],
        };

        string NameOf(string login) => roster.Person(login)?.Name ?? login;
    }

    /// <summary>The facts, or the refusal that does not tell a foreign lead from a missing one.</summary>
    internal static LeadFacts MustReach(LeadFacts? facts, Actor actor) =>
        facts is not null && LeadReach.Reaches(actor, facts.Unit, facts.Owner, facts.SharedWith) ? facts : throw LeadReach.OutOfReach;

    private static async Task<IReadOnlyList<LeadContact>> Open(LeadReading lead, Actor actor, Vault vault, ReadingLog readings, CancellationToken token)
    {
        var own = lead.Facts.SealedContacts.Select(c => (Contact: c, Lead: lead.Id, From: (string?)null));
        var merged = lead.Merged.SelectMany(m => m.Facts.SealedContacts, (m, c) => (Contact: c, Lead: m.Id, From: (string?)m.Facts.Number));
        var all = own.Concat(merged).DistinctBy(c => c.Contact.Person).ToList();
        foreach (var read in all.Select(c => c.Lead).Distinct()) await readings.Note(actor, "lead", read, token);
        var opened = new List<LeadContact>(all.Count);
        foreach (var (contact, _, from) in all) opened.Add(new LeadContact(contact.Person, (await vault.Open(contact, token))!, from));
        return opened;
    }
}
