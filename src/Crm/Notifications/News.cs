using Crm.Leads;
using Crm.Team;
using Wolverine.Attributes;

namespace Crm.Notifications;

/// <summary>What people are told about.</summary>
public enum NewsKind
{
    /// <summary>A lead was handed to you.</summary>
    LeadHandedOver,

    /// <summary>A lead lies in your unit's pool.</summary>
    LeadInPool,

    /// <summary>A lead that was yours was handed to somebody else.</summary>
    LeadTakenOver,

    /// <summary>A colleague shares a lead with you.</summary>
    LeadShared,

    /// <summary>An investor of one of your leads asked again.</summary>
    LeadTouched,
}

/// <summary>
/// Something about a lead that people should know. Travels through the durable outbox in the command's own transaction, so it is sent if and only if the command
/// was carried out. Holds ids and logins only.
/// </summary>
/// <param name="Id">Made with the command; every notice and every mail of it derives its own id from it, so a repeated delivery changes nothing.</param>
/// <param name="By">Login of whoever did it.</param>
[MessageIdentity("lead-news")]
public sealed record LeadNews(Guid Id, Guid LeadId, NewsKind Kind, IReadOnlyList<string> Logins, string By)
{
    /// <summary>The lead was handed to an officer, or to a unit's pool: the officer is told, or everybody who may claim it.</summary>
    public static IEnumerable<LeadNews> HandedOver(Guid lead, UnitPlace unit, string? owner, string? from, Actor by, IRoster roster)
    {
        if (owner is not null && owner != by.Login) yield return New(lead, NewsKind.LeadHandedOver, [owner], by);
        if (owner is null) yield return New(lead, NewsKind.LeadInPool, [.. InPool(unit, roster).Where(login => login != by.Login)], by);
        if (from is not null && from != owner && from != by.Login) yield return New(lead, NewsKind.LeadTakenOver, [from], by);
    }

    /// <summary>The lead was shared with a colleague.</summary>
    public static LeadNews Shared(Lead lead, string with, Actor by) => New(lead.Id, NewsKind.LeadShared, [with], by);

    /// <summary>The investor asked again: the owner is told, or the pool.</summary>
    public static LeadNews Touched(Lead lead, Actor by, IRoster roster) => New(
        lead.Id, NewsKind.LeadTouched, lead.Owner is { } owner ? [owner] : [.. roster.Unit(lead.Unit) is { } unit ? InPool(unit, roster) : []], by);

    private static LeadNews New(Guid lead, NewsKind kind, IReadOnlyList<string> logins, Actor by) => new(Guid.CreateVersion7(), lead, kind, logins, by.Login);

    private static IEnumerable<string> InPool(UnitPlace unit, IRoster roster) => roster.People(unit.Path, Role.Officer)
        .Concat(roster.People(unit.Path, Role.Manager))
        .Where(person => person.Unit == unit.Code)
        .Select(person => person.Login)
        .Distinct();
}
