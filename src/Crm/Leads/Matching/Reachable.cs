using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Leads.Matching;

/// <summary>Loads a lead for a question about its sites, for whoever reaches it.</summary>
internal static class Reachable
{
    /// <summary>The lead.</summary>
    /// <exception cref="RuleBroken">There is no such lead, or none this person may see: the same sentence for both.</exception>
    public static async Task<Lead> Lead(IQuerySession session, Guid id, Actor actor, CancellationToken token) =>
        await session.LoadAsync<Lead>(id, token) is { } lead && LeadReach.Reaches(actor, lead.Unit, lead.Owner, lead.SharedWith) ? lead : throw LeadReach.OutOfReach;
}
