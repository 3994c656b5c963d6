using Crm.Foundation;
using Crm.Leads.Listing;
using Crm.Team;
using JasperFx.Events;
using Marten;
using Marten.Events;

namespace Crm.Pipeline.Closing.Adjusting;

/// <summary>An adjustment that somebody decides on.</summary>
/// <param name="Company">What its lead is called.</param>
/// <param name="Closers">The units that have the month closed now.</param>
/// <param name="Stream">Where the decision goes.</param>
internal sealed record OpenedAdjustment(Adjustment Adjustment, string Company, IReadOnlyList<string> Closers, IEventStream<Adjustment> Stream)
{
    /// <summary>The adjustment as it is now.</summary>
    /// <exception cref="RuleBroken">There is none that this person may see.</exception>
    public static async Task<OpenedAdjustment> Of(Guid id, Actor actor, IRoster roster, IDocumentSession session, CancellationToken token)
    {
        var stream = await session.Events.FetchForWriting<Adjustment>(id, token);
        if (stream.Aggregate is not { } adjustment || !actor.Oversees(adjustment.Unit)) throw new RuleBroken("没有这份申请，或者你无权查看。") { Kind = Refusal.Missing };
        var company = adjustment.Lead == Guid.Empty ? Texts.Of("新线索") : (await session.LoadAsync<LeadListing>(adjustment.Lead, token))?.Company ?? "";
        return new OpenedAdjustment(adjustment, company, await AskAdjustmentHandler.Closers(adjustment.Lead, adjustment.Unit, adjustment.Month, roster, session, token), stream);
    }

    /// <summary>Decided on by a manager over every unit that closed the month, and never by whoever asked.</summary>
    /// <exception cref="RuleBroken">It does not wait, or is not this person's to decide.</exception>
    public static void MustBeTheirs(Adjustment adjustment, string login, bool overseesClosers)
    {
        if (adjustment.State != AdjustmentState.Waiting) throw new RuleBroken("这份申请已经有了决定。") { Kind = Refusal.Conflict };
        if (adjustment.By == login || !overseesClosers) throw new RuleBroken("要由封账单位或其上级的负责人决定，不能决定自己的申请。") { Kind = Refusal.Forbidden };
    }
}
