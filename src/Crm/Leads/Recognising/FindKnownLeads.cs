using Crm.Foundation;
using Crm.Leads.Listing;
using Crm.Privacy;
using Crm.Team;
using Marten;

namespace Crm.Leads.Recognising;

/// <summary>
/// The open leads of somebody who calls or writes. Shows no more than the answering person needs in order not to open a lead twice: they may not be able to open
/// the lead itself.
/// </summary>
/// <param name="Persons">The persons the vault knows by the caller's number or address.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager)]
public sealed record FindKnownLeads(IReadOnlyList<Guid> Persons) : IQuery<IReadOnlyList<KnownLead>>;

/// <summary>An open lead as the hotline sees it.</summary>
/// <param name="Contact">Name of the contact who is calling.</param>
/// <param name="Owner">Name of the officer in charge; null while it lies in the unit's pool.</param>
/// <param name="Unit">Name of the unit in charge.</param>
/// <param name="LastFollowUp">Day of the last talk with the investor.</param>
public sealed record KnownLead(Guid Id, string Company, string? Contact, Stage Stage, string? Owner, string Unit, DateOnly? LastFollowUp);

/// <summary>Answers <see cref="FindKnownLeads"/>.</summary>
public static class FindKnownLeadsHandler
{
    /// <summary>More open leads than this of one person are no help during a call.</summary>
    public const int Most = 10;

    public static async Task<IReadOnlyList<KnownLead>> Handle(FindKnownLeads query, Actor actor, IRoster roster, Vault vault, IQuerySession session, CancellationToken token)
    {
        if (query.Persons.Count == 0) return [];
        var filter = Recognition.Filter(actor);
        filter.And("stage <> 'Terminated' and id in (select id from crm.mt_doc_leadindex where persons && ?)", query.Persons.ToArray());
        var rows = await session.QueryAsync<LeadListing>($"where {filter.Sql} order by updated desc limit {Most}", token, filter.Values);
        var leads = new List<KnownLead>(rows.Count);
        foreach (var row in rows)
        {
            var contact = row.Contact is { } c && query.Persons.Contains(c.Person) ? await vault.Open(c.Name, token) : null;
            var owner = row.Owner is null ? null : roster.Person(row.Owner)?.Name ?? row.Owner;
            leads.Add(new KnownLead(row.Id, row.Company, contact, row.Stage, owner, roster.Unit(row.Unit)?.Name ?? row.Unit, row.LastFollowUp));
        }
        return leads;
    }
}
