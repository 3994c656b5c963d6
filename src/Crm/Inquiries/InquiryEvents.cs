using Crm.Foundation;
using Crm.Leads;
using Crm.Privacy;

namespace Crm.Inquiries;

/// <summary>Somebody asked for something, through whichever channel.</summary>
/// <param name="Source">The channel: hotline, form, expo …</param>
/// <param name="Unit">Unit that answers for it.</param>
/// <param name="UnitPath">Place of that unit in the tree.</param>
/// <param name="Region">Region of interest, GB/T 2260.</param>
/// <param name="Call">The phone call it came from, if it came from one.</param>
public sealed record InquiryReceived(
    Source Source, Topic Topic, string Unit, string UnitPath, string? Company, SealedContact? Contact, string Wish, string? Region, Guid? Call, DateOnly OccurredOn) : IFact;

/// <summary>The inquiry was handed to a unit, or to somebody in it, to be answered.</summary>
/// <param name="To">Login of the colleague; null for the unit as a whole.</param>
public sealed record InquiryAssigned(string Unit, string UnitPath, string? To, string? Note, DateOnly OccurredOn) : IFact;

/// <summary>The inquiry opened a new lead.</summary>
public sealed record InquiryTurnedIntoLead(Guid Lead, DateOnly OccurredOn) : IFact;

/// <summary>The inquiry belongs to a project that is a lead already; the lead's owner was told that the investor asked again.</summary>
public sealed record InquiryTouchedLead(Guid Lead, DateOnly OccurredOn) : IFact;

/// <summary>The inquiry was answered, and nothing more came of it.</summary>
/// <param name="Answer">What was said.</param>
public sealed record InquiryAnswered(string Answer, DateOnly OccurredOn) : IFact;

/// <summary>The inquiry was put aside without an answer; it stays in every figure.</summary>
public sealed record InquiryClosed(ClosingReason Reason, string? Note, DateOnly OccurredOn) : IFact;

/// <summary>Why an inquiry was put aside without an answer.</summary>
public enum ClosingReason
{
    /// <summary>骚扰或广告.</summary>
    Nuisance = 1,

    /// <summary>对方撤回.</summary>
    Withdrawn,

    /// <summary>重复提交.</summary>
    Repeated,

    /// <summary>不属于招商业务.</summary>
    OutOfScope,

    /// <summary>联系不上.</summary>
    Unreachable,
}
