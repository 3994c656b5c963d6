using Crm.Foundation;
using Crm.Leads.Profile;
using Crm.Notifications;
using Crm.Team;
using JasperFx.Events;
using Marten;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Merging;

/// <summary>
/// Two leads turn out to be one project: the other one goes on in this one. Its history stays where it is and is read along with this one's, so that <see cref="UnmergeLeads"/>
/// gives back both just as they were.
/// </summary>
/// <param name="LeadId">The one that is kept.</param>
/// <param name="OtherId">The one that is merged into it.</param>
/// <param name="Taken">In which fields the other one's value is to hold.</param>
/// <param name="OtherVersion">The version of the other one that was looked at.</param>
[Allow(Role.Officer, Role.Manager)]
public sealed record MergeLeads(Guid LeadId, Guid OtherId, IReadOnlyList<MergeField>? Taken, string? Reason, DateOnly OccurredOn, long Version, long OtherVersion) : ILeadCommand;

/// <summary>Handles <see cref="MergeLeads"/>: both streams are written in one transaction.</summary>
public static class MergeLeadsHandler
{
    public static async Task<(Events, OutgoingMessages)> Handle(
        MergeLeads command, [WriteModel] Lead lead, Actor actor, IDocumentSession session, TimeProvider clock, CancellationToken token)
    {
        China.MustNotBeLater(command.OccurredOn, China.Today(clock), nameof(command.OccurredOn));
        if (command.OtherId == command.LeadId) throw new RuleBroken("不能把线索并入它自己。") { Field = nameof(command.OtherId) };
        await MergeLock.Alone(command.OtherId, session, token);
        var other = await session.Events.FetchForWriting<Lead>(command.OtherId, token);
        if (other.Aggregate is not { } folded || !LeadReach.Reaches(actor, folded.Unit, folded.Owner, folded.SharedWith)) throw LeadReach.OutOfReach;
        MergeRights.Demand(actor, lead, folded);
        if (other.CurrentVersion != command.OtherVersion) throw Changed(folded);
        var facts = LeadFolding.Fold(await session.Events.FetchStreamAsync(lead.Id, token: token))!;
        var (here, there) = Decide(command, lead, facts, folded, await session.Events.FetchStreamAsync(folded.Id, token: token));
        other.AppendOne(there);
        return ([here], [.. LeadNews.Merged(lead, folded, actor)]);
    }

    public static (LeadMerged Here, LeadMergedInto There) Decide(MergeLeads command, Lead lead, LeadFacts facts, Lead other, IReadOnlyList<IEvent> history)
    {
        lead.MustStandByItself();
        lead.MustBeOpen();
        if (other.MergedInto is { } into) throw new RuleBroken("{0} 已经并入 {1}，不能再并入别的线索。", other.Number, into.Number) { Field = nameof(command.OtherId), Kind = Refusal.Conflict };
        other.MustBeFreeToMerge();
        if (command.Taken?.Any(field => !Enum.IsDefined(field)) == true) throw new RuleBroken("没有这个字段。") { Field = nameof(command.Taken), Kind = Refusal.Input };
        if (command.Reason?.Length > 200) throw new RuleBroken("原因不能超过 200 个字。") { Field = nameof(command.Reason), Kind = Refusal.Input };
        var theirs = LeadFolding.Fold(history)!;
        var values = LeadValues.Of(facts).With(command.Taken ?? [], LeadValues.Of(theirs));
        return (
            new LeadMerged(other.Id, other.Number, values, Luggage.Of(theirs, other, lead.Owner, history), command.Reason.Filled(), command.OccurredOn),
            new LeadMergedInto(lead.Id, lead.Number, command.OccurredOn));
    }

    private static RuleBroken Changed(Lead other) => new("你打开之后，别人改过 {0}。请重新比较一次。", other.Number) { Field = nameof(MergeLeads.OtherId), Kind = Refusal.Conflict };
}
