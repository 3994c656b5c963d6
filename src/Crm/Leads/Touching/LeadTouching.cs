using Crm.Foundation;
using Crm.Leads.Merging;
using Crm.Leads.Recognising;
using Crm.Notifications;
using Crm.Team;
using Marten;
using Wolverine.Marten;

namespace Crm.Leads.Touching;

/// <summary>Puts a repeated inquiry onto the lead that is there already, so that nothing is opened twice and nothing is dropped.</summary>
public sealed class LeadTouching(IRoster roster)
{
    /// <summary>What is to be appended to the lead and whom it concerns, both for the transaction of whoever asks.</summary>
    /// <exception cref="RuleBroken">There is no such lead that the person is told of, or it was terminated.</exception>
    public async Task<(IMartenOp Append, LeadNews News)> Touch(Guid lead, LeadTouched fact, Actor actor, IDocumentSession session, CancellationToken token)
    {
        var known = await Load(lead, session, token);
        if (known is null || !Recognition.Reaches(actor, known.Unit) && !LeadReach.Reaches(actor, known.Unit, known.Owner, known.SharedWith)) throw LeadReach.OutOfReach;
        known.MustBeOpen();
        return (new AppendToLead(known.Id, fact), LeadNews.Touched(known, actor, roster));
    }

    /// <summary>The lead on which a touch of this one is put down: the one it was merged into, or itself. It stays so until the transaction is over.</summary>
    public static async Task<Guid> Standing(Guid lead, IDocumentSession session, CancellationToken token) => (await Load(lead, session, token))?.Id ?? lead;

    private static async Task<Lead?> Load(Guid lead, IDocumentSession session, CancellationToken token)
    {
        await MergeLock.Beside(lead, session, token);
        var known = await session.LoadAsync<Lead>(lead, token);
        return known?.MergedInto is { } into ? await Load(into.Id, session, token) : known;
    }

    // Touches come in any order and exclude nothing: no version to check.
    private sealed record AppendToLead(Guid Lead, LeadTouched Fact) : IMartenOp
    {
        public void Execute(IDocumentSession session) => session.Events.Append(Lead, Fact);
    }
}
