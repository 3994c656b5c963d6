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

    /// <summary>Nobody has followed up a lead of yours for days.</summary>
    LeadStale,

    /// <summary>A lead that was yours went back to the pool, since nobody followed it up.</summary>
    LeadReturned,

    /// <summary>A lead that was yours was merged into another.</summary>
    LeadMerged,

    /// <summary>An inquiry came in for your unit.</summary>
    InquiryArrived,

    /// <summary>An inquiry was handed to you.</summary>
    InquiryHandedOver,

    /// <summary>Whoever sent an inquiry added something to it.</summary>
    InquiryAdded,

    /// <summary>Whoever sent an inquiry put something right.</summary>
    InquiryRevised,

    /// <summary>Whoever sent an inquiry took it back.</summary>
    InquiryWithdrawn,

    /// <summary>A deadline of yours is near.</summary>
    DeadlineNear,

    /// <summary>A deadline has passed; told to whoever answers for it now.</summary>
    DeadlinePassed,

    /// <summary>Somebody asks that their personal data be erased.</summary>
    ErasureAsked,

    /// <summary>A call nobody answered waits for a call back.</summary>
    CallMissed,

    /// <summary>A call was handed to you or your unit and waits to be accepted.</summary>
    CallHandedOver,

    /// <summary>A call you handed over was accepted.</summary>
    CallTransferAccepted,

    /// <summary>A call you handed over was declined and came back to you.</summary>
    CallTransferDeclined,

    /// <summary>A call that had been handed to you was taken back.</summary>
    CallTransferWithdrawn,

    /// <summary>Somebody sent an article in.</summary>
    SubmissionArrived,

    /// <summary>The author of an article answered what was asked.</summary>
    SubmissionReplied,

    /// <summary>The author of an article took it back.</summary>
    SubmissionWithdrawn,

    /// <summary>A policy that you cited has a new text.</summary>
    PolicyRevised,

    /// <summary>A policy that you cited was repealed.</summary>
    PolicyRepealed,

    /// <summary>Another document took the place of a policy that you cited.</summary>
    PolicyReplaced,

    /// <summary>A policy that you cited must no longer be quoted.</summary>
    PolicyWithdrawn,

    /// <summary>The last day of a policy that you cited is over.</summary>
    PolicyExpired,

    /// <summary>A promise on a text that does not hold waits for your approval.</summary>
    PromiseWaits,

    /// <summary>A promise of yours was approved.</summary>
    PromiseApproved,

    /// <summary>A promise of yours was not approved.</summary>
    PromiseDeclined,

    /// <summary>The day a promise is due is near.</summary>
    PromiseNear,

    /// <summary>The day a promise was due has passed.</summary>
    PromiseOverdue,

    /// <summary>Somebody wants to enter something in a month that is closed.</summary>
    AdjustmentAsked,

    /// <summary>What you wanted to enter in a closed month may be entered.</summary>
    AdjustmentApproved,

    /// <summary>What you wanted to enter in a closed month may not be entered.</summary>
    AdjustmentDeclined,

    /// <summary>What an article holds is no longer kept under lock.</summary>
    SubmissionUnlocked,

    /// <summary>The pack for a unit's weekly meeting is ready.</summary>
    MeetingPackReady,

    /// <summary>Another unit offers your unit a lead and waits for your answer.</summary>
    LeadOffered,

    /// <summary>The unit you offered a lead to took it.</summary>
    LeadOfferAccepted,

    /// <summary>It did not take it.</summary>
    LeadOfferDeclined,

    /// <summary>A lead that was offered to your unit is offered no more.</summary>
    LeadOfferWithdrawn,

    /// <summary>Two units can't agree about a lead, and one of them asks for a ruling.</summary>
    LeadOfferDisputed,

    /// <summary>It was ruled which unit has a lead.</summary>
    LeadOfferRuled,

    /// <summary>Several units have reported one project.</summary>
    ReportContested,

    /// <summary>It was ruled whose report of a project is the first.</summary>
    ReportRuled,
}

/// <summary>
/// Something that people should know, whatever it is about. Travels through the durable outbox in the transaction of what it tells of, so it is sent if and only if
/// that happened. Holds nothing personal of anybody outside: a title is a company's name, a project's, a receipt number.
/// </summary>
/// <param name="Id">The same for the same news, so that a repeated delivery changes nothing.</param>
/// <param name="By">Login of whoever did it; a job's name where nobody did.</param>
/// <param name="Link">Address within the product that opens exactly what the news is about.</param>
/// <param name="Title">What it is about, as people call it.</param>
/// <param name="Due">The moment a deadline ends, where it is about one.</param>
[MessageIdentity("staff-news")]
public sealed record StaffNews(Guid Id, NewsKind Kind, IReadOnlyList<string> Logins, string By, string Link, string Title, DateTimeOffset? Due = null);

/// <summary>
/// Something about a lead that people should know. Travels through the durable outbox in the command's own transaction, so it is sent if and only if the command
/// was carried out. Holds ids and logins only.
/// </summary>
/// <param name="Id">Made with the command; every notice and every mail of it derives its own id from it, so a repeated delivery changes nothing.</param>
/// <param name="By">Login of whoever did it.</param>
/// <param name="Link">What the notice opens, where that is not the lead itself.</param>
[MessageIdentity("lead-news")]
public sealed record LeadNews(Guid Id, Guid LeadId, NewsKind Kind, IReadOnlyList<string> Logins, string By, string? Link = null)
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

    /// <summary>A lead was merged into another: whoever was in charge of it is told, and finds it there.</summary>
    public static IEnumerable<LeadNews> Merged(Lead kept, Lead other, Actor by)
    {
        if (other.Owner is { } owner && owner != by.Login) yield return New(kept.Id, NewsKind.LeadMerged, [owner], by);
    }

    /// <summary>It stands by itself again: whoever is in charge of it has it back.</summary>
    public static IEnumerable<LeadNews> Unmerged(Lead other, Actor by)
    {
        if (other.Owner is { } owner && owner != by.Login) yield return New(other.Id, NewsKind.LeadHandedOver, [owner], by);
    }

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
