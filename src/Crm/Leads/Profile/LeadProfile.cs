using Crm.Foundation;
using Crm.Leads.Advancing;
using Crm.Privacy;
using Crm.Team;
using Marten;

namespace Crm.Leads.Profile;

/// <summary>What is known about a lead now.</summary>
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
    Guid Id, long Version, LeadFacts Facts, string UnitName, string? OwnerName, IReadOnlyList<string> SharedNames, IReadOnlyList<LeadContact> Contacts, IReadOnlyList<StageAsk> Ahead);

/// <summary>A contact in the clear. All fields are empty once the person's data were erased.</summary>
/// <param name="Person">The same for every lead and call of that person.</param>
public sealed record LeadContact(Guid Person, Contact Contact);

/// <summary>Answers <see cref="LeadProfile"/>.</summary>
public static class LeadProfileHandler
{
    public static async Task<LeadSheet> Handle(
        LeadProfile query, Actor actor, IRoster roster, Vault vault, ReadingLog readings, IQuerySession session, CancellationToken token)
    {
        var events = await session.Events.FetchStreamAsync(query.LeadId, token: token);
        var facts = MustReach(LeadFolding.Fold(events), actor);
        var contacts = query.Contacts != false ? await Open(query.LeadId, facts, actor, vault, readings, token) : [];
        return new LeadSheet(
            query.LeadId, events[^1].Version, facts, roster.Unit(facts.Unit)?.Name ?? facts.Unit, facts.Owner is { } owner ? NameOf(owner) : null,
            [.. facts.SharedWith.Select(NameOf)], contacts, StageAsk.Ahead(facts));

        string NameOf(string login) => roster.Person(login)?.Name ?? login;
    }

    /// <summary>The facts, or the refusal that does not tell a foreign lead from a missing one.</summary>
    internal static LeadFacts MustReach(LeadFacts? facts, Actor actor) =>
        facts is not null && LeadReach.Reaches(actor, facts.Unit, facts.Owner, facts.SharedWith) ? facts : throw LeadReach.OutOfReach;

    private static async Task<IReadOnlyList<LeadContact>> Open(Guid lead, LeadFacts facts, Actor actor, Vault vault, ReadingLog readings, CancellationToken token)
    {
        if (facts.SealedContacts.Count == 0) return [];
        await readings.Note(actor, "lead", lead, token);
        var opened = new List<LeadContact>(facts.SealedContacts.Count);
        foreach (var sealedContact in facts.SealedContacts) opened.Add(new LeadContact(sealedContact.Person, (await vault.Open(sealedContact, token))!));
        return opened;
    }
}
