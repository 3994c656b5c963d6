using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Listing;
using Crm.Promises.Listing;
using Crm.Team;
using JasperFx.Events;
using Marten;
using Marten.Events;

namespace Crm.Promises;

/// <summary>A promise that is written to, with the lead it stands on now. Whoever reaches that lead reaches its promises.</summary>
public sealed record OpenedPromise(IEventStream<Promise> Stream, LeadListing Lead)
{
    /// <summary>The promise as it is now.</summary>
    public Promise Promise => Stream.Aggregate!;

    /// <summary>Opens one.</summary>
    /// <exception cref="RuleBroken">There is none, or its lead is out of reach; the sentence is the same.</exception>
    public static async Task<OpenedPromise> Of(IDocumentSession session, Guid promise, Actor actor, CancellationToken token)
    {
        var stream = await session.Events.FetchForWriting<Promise>(promise, token);
        if (stream.Aggregate is null) throw OutOfReach;
        var kept = await PromiseHomes.Of(session, promise, token);
        var lead = kept is { } id ? await session.LoadAsync<LeadListing>(id, token) : null;
        return lead is not null && LeadReach.Reaches(actor, lead.Unit, lead.Owner, lead.SharedWith) ? new(stream, lead) : throw OutOfReach;
    }

    /// <summary>The lead that something is to be promised on.</summary>
    /// <exception cref="RuleBroken">It is out of reach, was merged into another, or is terminated.</exception>
    public static async Task<LeadListing> LeadFor(IQuerySession session, Guid lead, Actor actor, CancellationToken token)
    {
        var asked = await session.LoadAsync<LeadListing>(lead, token) ?? throw LeadReach.OutOfReach;
        var row = asked;
        while (row.MergedInto is { } into) row = await session.LoadAsync<LeadListing>(into, token) ?? throw LeadReach.OutOfReach;
        if (!LeadReach.Reaches(actor, row.Unit, row.Owner, row.SharedWith)) throw LeadReach.OutOfReach;
        if (row != asked) throw new RuleBroken("这条线索已并入 {0}，请到那里继续。", row.Number) { Kind = Refusal.Conflict };
        if (row.Stage == Stage.Terminated) throw new RuleBroken("这条线索已经终止。要继续的话，请先重启。");
        return row;
    }

    /// <summary>Whether the actor may let something be promised on a text that does not hold: a manager over the lead's unit.</summary>
    public static bool MayOverride(Actor actor, LeadListing lead) => actor.IsJob || (actor.Is(Role.Manager) && actor.Oversees(lead.Unit));

    private static RuleBroken OutOfReach => new("没有这条承诺，或者你无权查看。") { Kind = Refusal.Missing };
}
