using System.Text.Json.Serialization;
using Crm.Foundation;
using Crm.Inquiries.Routing;
using Crm.Inquiries.Triaging;
using Crm.Leads;
using Crm.Privacy;

namespace Crm.Inquiries;

/// <summary>Somebody asked for something, through whichever channel.</summary>
/// <param name="Source">The channel: hotline, form, expo …</param>
/// <param name="Unit">Unit that answers for it.</param>
/// <param name="UnitPath">Place of that unit in the tree.</param>
/// <param name="Region">Region of interest, GB/T 2260.</param>
/// <param name="Call">The phone call it came from, if it came from one.</param>
/// <param name="Park">The park it asks about, if it asks about one.</param>
/// <param name="Test">A manager has it sent to learn how it is answered; it stands in no figure.</param>
public sealed record InquiryReceived(
    Source Source, Topic Topic, string Unit, string UnitPath, string? Company, SealedContact? Contact, string Wish, string? Region, Guid? Call, DateOnly OccurredOn,
    Guid? Park = null, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Test = false) : IFact;

/// <summary>Whoever asked was given a number to read out, and a link to follow it by.</summary>
/// <param name="Number">SL, the day, a running number: 受理号.</param>
/// <param name="LinkHash">SHA-256 of the link's secret part; the link itself stands nowhere.</param>
/// <param name="AnswerBy">By when an answer was promised.</param>
public sealed record ReceiptIssued(string Number, string LinkHash, DateOnly AnswerBy, DateOnly OccurredOn) : IFact;

/// <summary>Whoever asked agreed to how their personal data are used.</summary>
/// <param name="Version">The version of the notice that was shown.</param>
/// <param name="Hash">SHA-256 of its text.</param>
/// <param name="PassOn">Whether they agreed, separately, that the inquiry may be passed on to other units.</param>
/// <param name="At">The moment they agreed.</param>
public sealed record ConsentGiven(string Version, string Hash, bool PassOn, DateTimeOffset At, DateOnly OccurredOn) : IFact;

/// <summary>Whoever asked took their consent back: their contact is shown and used no more.</summary>
/// <param name="At">The moment they did.</param>
public sealed record ConsentWithdrawn(DateTimeOffset At, DateOnly OccurredOn) : IFact;

/// <summary>Whoever asked added something to it.</summary>
public sealed record InquirySupplemented(string Text, DateOnly OccurredOn) : IFact;

/// <summary>Whoever asked put right what they had written.</summary>
/// <param name="Contact">How they are reached from now on.</param>
public sealed record InquiryRevised(string? Company, SealedContact? Contact, string Wish, DateOnly OccurredOn) : IFact;

/// <summary>Whoever asked took it back; nobody is to contact them about it.</summary>
public sealed record InquiryWithdrawn(DateOnly OccurredOn) : IFact;

/// <summary>Whoever asked took what they were given: downloaded a compendium.</summary>
/// <param name="What">What it was, in words.</param>
public sealed record InquiryMaterialFetched(string What, DateOnly OccurredOn) : IFact;

/// <summary>The rules decided about an inquiry. Everything they decided from is kept.</summary>
/// <param name="RulesOf">Unit whose rules they are.</param>
/// <param name="RulesFrom">The day from which the set holds.</param>
/// <param name="Rule">Name of the rule; null where none fits or nobody is free: then it stays with the unit.</param>
/// <param name="To">Login of whoever takes it.</param>
public sealed record InquiryRouted(
    string RulesOf, DateOnly RulesFrom, string? Rule, string? To, RoutingInput Input, IReadOnlyList<RoutingCandidate> Candidates, DateOnly OccurredOn) : IFact;

/// <summary>The inquiry was handed to a unit, or to somebody in it, to be answered.</summary>
/// <param name="To">Login of the colleague; null for the unit as a whole.</param>
public sealed record InquiryAssigned(string Unit, string UnitPath, string? To, string? Note, DateOnly OccurredOn) : IFact;

/// <summary>The inquiry opened a new lead.</summary>
/// <param name="Reason">Why; null where nobody was asked for one yet.</param>
/// <param name="ReasonNote">The same in somebody's own words.</param>
public sealed record InquiryTurnedIntoLead(Guid Lead, DateOnly OccurredOn, TriageReason? Reason = null, string? ReasonNote = null) : IFact;

/// <summary>The inquiry belongs to a project that is a lead already; the lead's owner was told that the investor asked again.</summary>
/// <param name="Ground">Why that was certain without anybody looking; null where somebody of the staff decided it.</param>
/// <param name="Reason">Why somebody of the staff decided it; null where nobody did, or was asked for one yet.</param>
/// <param name="ReasonNote">The same in their own words.</param>
public sealed record InquiryTouchedLead(Guid Lead, DateOnly OccurredOn, TouchGround? Ground = null, TriageReason? Reason = null, string? ReasonNote = null) : IFact;

/// <summary>What makes it certain that an inquiry belongs to a lead.</summary>
public enum TouchGround
{
    /// <summary>只有一条在谈线索: the same number or address, whose only open lead it is, and no company was named.</summary>
    OnlyLeadOfPerson = 1,

    /// <summary>同一联系人、同一企业: the same number or address, whose only open lead is of the company that was named.</summary>
    SamePersonAndCompany,
}

/// <summary>The inquiry was answered, and nothing more came of it.</summary>
/// <param name="Answer">What was said.</param>
/// <param name="Reason">Why nothing more comes of it; null where nobody was asked for a reason yet.</param>
/// <param name="ReasonNote">The same in somebody's own words.</param>
public sealed record InquiryAnswered(string Answer, DateOnly OccurredOn, TriageReason? Reason = null, string? ReasonNote = null) : IFact;

/// <summary>The inquiry was put aside without an answer; it stays in every figure.</summary>
public sealed record InquiryClosed(ClosingReason Reason, string? Note, DateOnly OccurredOn) : IFact;

/// <summary>That it was answered or put aside was taken back: it waits to be decided again.</summary>
/// <param name="Source">The channel it came through, whose clock starts anew.</param>
public sealed record InquiryReopened(Source Source, string Reason, DateOnly OccurredOn) : IFact;

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
