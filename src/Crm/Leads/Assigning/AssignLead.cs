using Crm.Foundation;
using Crm.Notifications;
using Crm.Team;
using Wolverine;
using Wolverine.Marten;
using Wolverine.Persistence.EventSourcing;

namespace Crm.Leads.Assigning;

/// <summary>Hands a lead to a unit's pool or to an officer, at first or again.</summary>
/// <param name="Owner">Login of the officer; null for the unit's pool.</param>
/// <param name="Reason">Compulsory when the lead is taken from somebody.</param>
[Allow(Role.Manager)]
public sealed record AssignLead(Guid LeadId, string Unit, string? Owner, string? Reason, DateOnly OccurredOn) : ILeadCommand;

/// <summary>Handles <see cref="AssignLead"/>.</summary>
public static class AssignLeadHandler
{
    public static (Events, OutgoingMessages) Handle(AssignLead command, [WriteModel] Lead lead, Actor actor, IRoster roster)
    {
        var unit = roster.Unit(command.Unit) ?? throw new RuleBroken("没有这个招商单位。") { Field = nameof(command.Unit) };
        if (!actor.Oversees(unit.Code)) throw new RuleBroken("只能分派给本单位和下级单位。跨单位请用流转。") { Field = nameof(command.Unit), Kind = Refusal.Forbidden };
        if (command.Owner is { } owner) Assignable.MustWorkIn(roster.Person(owner), unit);
        return ([.. Decide(command, lead, unit)], [.. LeadNews.HandedOver(lead.Id, unit, command.Owner, lead.Owner, actor, roster)]);
    }

    public static IEnumerable<object> Decide(AssignLead command, Lead lead, UnitPlace unit)
    {
        lead.MustBeOpen();
        if (lead.Owner == command.Owner && lead.Unit == unit.Code) throw new RuleBroken("这条线索已经由对方负责。");
        if (lead.Owner is not null && string.IsNullOrWhiteSpace(command.Reason)) throw new RuleBroken("改派要写明原因。") { Field = nameof(command.Reason) };
        yield return new LeadAssigned(unit.Code, unit.Path, command.Owner, lead.Owner, command.Reason?.Trim(), command.OccurredOn);
    }
}
