using Crm.Foundation;
using Crm.Team;
using Crm.Notifications;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Sharing;

/// <summary>Lets a colleague see a lead and work on it, whatever unit they belong to.</summary>
[Allow(Role.Officer, Role.Manager)]
public sealed record ShareLead(Guid LeadId, string With, DateOnly OccurredOn) : ILeadCommand;

/// <summary>Handles <see cref="ShareLead"/>.</summary>
public static class ShareLeadHandler
{
    public static (Events, OutgoingMessages) Handle(ShareLead command, [WriteModel] Lead lead, Actor actor, IRoster roster)
    {
        if (roster.Person(command.With) is not { Disabled: false }) throw new RuleBroken("没有这位同事，或账号已停用。") { Field = nameof(command.With) };
        return ([.. Decide(command, lead)], [LeadNews.Shared(lead, command.With, actor)]);
    }

    public static IEnumerable<object> Decide(ShareLead command, Lead lead)
    {
        lead.MustBeOpen();
        if (lead.Owner == command.With || lead.SharedWith.Contains(command.With)) throw new RuleBroken("对方已经能看到这条线索。") { Field = nameof(command.With) };
        yield return new LeadShared(command.With, command.OccurredOn);
    }
}
