using Crm.Foundation;
using Crm.Leads.Listing;
using Crm.Notifications;
using Crm.Team;
using Marten;
using Wolverine;
using Wolverine.Attributes;

namespace Crm.Leads.Pooling;

/// <summary>A lead is to be looked at: has nobody followed it up for so long that a reminder, or its return to the pool, is due?</summary>
[MessageIdentity("look-at-stale-lead")]
public sealed record LookAtStaleLead(Guid LeadId);

/// <summary>Which leads the ladder is about: before 签约, with somebody in charge.</summary>
internal static class StaleLeads
{
    /// <summary>As SQL over the list of leads.</summary>
    public const string Condition = "owner is not null and step < 5 and data ->> 'assignedOn' is not null";

    /// <summary>
    /// What is due for a lead that somebody is in charge of. Rules that begin don't reach back: nobody loses on their first day what nobody had told them of.
    /// </summary>
    public static Rung Due(LeadListing lead, PoolSetting set, DateOnly today)
    {
        if (lead.AssignedOn is not { } assignedOn || set.Rules is not { } rules) return Rung.None;
        var from = rules.CountsFrom(assignedOn, lead.LastFollowUp);
        return rules.Due(from > set.From ? from : set.From, lead.Reminded, today);
    }

    /// <summary>The name the rules have in records and notices.</summary>
    public const string Rules = ":公海规则";
}

/// <summary>Handles <see cref="LookAtStaleLead"/>. Looked at twice in a day, nothing is told or returned twice.</summary>
public static class LookAtStaleLeadHandler
{
    public static async Task<OutgoingMessages> Handle(LookAtStaleLead message, IDocumentSession session, IRoster roster, TimeProvider clock, CancellationToken token)
    {
        var stream = await session.Events.FetchForWriting<Lead>(message.LeadId, token);
        var (lead, row, today) = (stream.Aggregate, await session.LoadAsync<LeadListing>(message.LeadId, token), China.Today(clock));
        if (lead is not { Owner: { } owner, MergedInto: null } || row is null || lead.Stage >= Stage.Signed) return [];
        if (await PoolBook.InForce(lead.UnitPath, today, session, token) is not { } force || StaleLeads.Due(row, force.Set, today) is var due && due == Rung.None) return [];
        session.LastModifiedBy = StaleLeads.Rules;
        session.SetHeader(Access.ChannelHeader, "job");
        stream.AppendMany([.. Decide(lead, due, today)]);
        return [.. News(lead, owner, due, today, roster)];
    }

    public static IEnumerable<object> Decide(Lead lead, Rung due, DateOnly today)
    {
        if (due.Returns) yield return new LeadAssigned(lead.Unit, lead.UnitPath, null, lead.Owner, Texts.Of("{0} 天没有跟进，按规则退回公海", due.Days), today);
        else yield return new LeadReminded(due.Days, lead.Owner!, today);
    }

    private static IEnumerable<LeadNews> News(Lead lead, string owner, Rung due, DateOnly today, IRoster roster)
    {
        var id = Uuid5.Of("stale-lead", $"{lead.Id}\n{owner}\n{today:O}");
        if (!due.Returns) yield return new LeadNews(id, lead.Id, NewsKind.LeadStale, [owner], StaleLeads.Rules);
        else
        {
            yield return new LeadNews(id, lead.Id, NewsKind.LeadReturned, [owner], StaleLeads.Rules);
            var others = roster.People(lead.UnitPath, Role.Officer).Concat(roster.People(lead.UnitPath, Role.Manager)).Where(p => p.Unit == lead.Unit && p.Login != owner).Select(p => p.Login).Distinct();
            yield return new LeadNews(Uuid5.Of("pool", $"{id}"), lead.Id, NewsKind.LeadInPool, [.. others], StaleLeads.Rules);
        }
    }
}
