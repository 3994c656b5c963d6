using System.Text.Json.Serialization;
using Crm.Foundation;
using Crm.Leads.Matching;
using Crm.Leads.Merging;
using Crm.Leads.Packing;
using Crm.Parks.Matching;
using Crm.Privacy;

namespace Crm.Leads;

/// <summary>An investor's intended project became a lead.</summary>
/// <param name="Number">Number people read out, unique ("XS2026-000123").</param>
/// <param name="UnitPath">Place of the unit in the tree when it was opened.</param>
/// <param name="Inquiry">The inquiry it came from, if it came from one.</param>
/// <param name="Test">That inquiry was a test; the lead stands in no figure.</param>
public sealed record LeadOpened(string Number, string Company, string Project, Source Source, string Unit, string UnitPath, Needs Needs, SealedContact? Contact, Guid? Inquiry, DateOnly OccurredOn,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Test = false) : IFact;

/// <summary>The same investor asked again; nothing new was opened, nothing was dropped.</summary>
public sealed record LeadTouched(Guid Inquiry, Source Source, string Gist, DateOnly OccurredOn) : IFact;

/// <summary>The lead was handed to a unit's pool or to an officer, at first or again.</summary>
/// <param name="Owner">Login of the officer; null for the unit's pool.</param>
/// <param name="From">Login of the officer before, if there was one.</param>
public sealed record LeadAssigned(string Unit, string UnitPath, string? Owner, string? From, string? Reason, DateOnly OccurredOn) : IFact;

/// <summary>Whoever is in charge was reminded that nobody has followed the lead up for so many days.</summary>
public sealed record LeadReminded(int Days, string Owner, DateOnly OccurredOn) : IFact;

/// <summary>A colleague outside the lead's unit may see it and work on it.</summary>
public sealed record LeadShared(string With, DateOnly OccurredOn) : IFact;

/// <summary>The company or the project got its right name.</summary>
public sealed record LeadNamed(string Company, string Project, string? CreditCode, DateOnly OccurredOn) : IFact;

/// <summary>A contact of the investor became known or changed.</summary>
public sealed record ContactRecorded(SealedContact Contact, DateOnly OccurredOn) : IFact;

/// <summary>The investor's needs are different from what was known.</summary>
public sealed record NeedsRevised(Needs Needs, DateOnly OccurredOn) : IFact;

/// <summary>Somebody spoke with the investor, or wrote.</summary>
/// <param name="Text">What was said.</param>
/// <param name="NextAction">What is next, if something is.</param>
/// <param name="NextOn">And when.</param>
public sealed record FollowUpLogged(Guid FollowUp, FollowUpKind Kind, string Text, string? NextAction, DateOnly? NextOn, DateOnly OccurredOn) : IFact;

/// <summary>What is to be done next was planned or put off; null when nothing is planned any more.</summary>
public sealed record NextActionPlanned(string? What, DateOnly? On, DateOnly OccurredOn) : IFact;

/// <summary>What was planned next is done.</summary>
public sealed record NextActionDone(string What, DateOnly OccurredOn) : IFact;

/// <summary>A visit was agreed.</summary>
public sealed record VisitPlanned(Guid Visit, VisitDirection Direction, DateOnly On, string Place, string? Purpose, DateOnly OccurredOn) : IFact;

/// <summary>A visit took place; <c>OccurredOn</c> is its day.</summary>
public sealed record VisitHeld(Guid Visit, VisitDirection Direction, string Place, string Result, DateOnly OccurredOn) : IFact;

/// <summary>A planned visit will not take place.</summary>
public sealed record VisitCancelled(Guid Visit, string Reason, DateOnly OccurredOn) : IFact;

/// <summary>A passage of a policy was put beside the lead, in the version that was read, or the document as a whole.</summary>
/// <param name="Quote">Word for word; empty for the whole document.</param>
/// <param name="Anchor">The heading it stood under, as the library names it; null where it stood under none, or before this was kept.</param>
public sealed record PolicyAttached(Guid Document, int Version, string Title, string Quote, string? Note, DateOnly OccurredOn,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] string? Anchor = null) : IFact;

/// <summary>A policy is no longer a reference of this lead.</summary>
/// <param name="Quote">The passage alone that is none any more; everything quoted from that version where it is null.</param>
public sealed record PolicyDetached(Guid Document, int Version, string Reason, DateOnly OccurredOn,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] string? Quote = null) : IFact;

/// <summary>Policies were put together for the investor and stand behind a link for some days.</summary>
/// <param name="Note">What was written along.</param>
/// <param name="LinkHash">SHA-256 of the link's secret part; the link itself stands nowhere.</param>
public sealed record PolicyPackMade(Guid Pack, string Title, string? Note, IReadOnlyList<PackItem> Items, string LinkHash, DateTimeOffset ExpiresAt, DateOnly OccurredOn) : IFact;

/// <summary>The link to a policy pack was mailed to a contact of the investor.</summary>
/// <param name="Person">Who; only the vault can tell.</param>
public sealed record PolicyPackMailed(Guid Pack, string Title, Guid Person, DateOnly OccurredOn) : IFact;

/// <summary>The investor opened a policy pack or took a file of it; the same within an hour is once.</summary>
public sealed record PolicyPackOpened(Guid Pack, string Title, PackOpening How, DateOnly OccurredOn) : IFact;

/// <summary>The link to a policy pack opens nothing any more.</summary>
public sealed record PolicyPackRevoked(Guid Pack, string Title, DateOnly OccurredOn) : IFact;

/// <summary>A file was put beside the lead. Its contents are kept apart, sealed.</summary>
/// <param name="Name">Without anything in it that can do harm.</param>
/// <param name="ContentType">What the contents were found to be.</param>
/// <param name="Bytes">How many bytes it has.</param>
/// <param name="Sha256">SHA-256 of the contents in lower-case hexadecimal digits.</param>
public sealed record LeadFileAdded(Guid File, string Name, string ContentType, long Bytes, string Sha256, DateOnly OccurredOn) : IFact;

/// <summary>A file is no longer on the lead's list. Its contents stay.</summary>
public sealed record LeadFileRemoved(Guid File, string Reason, DateOnly OccurredOn) : IFact;

/// <summary>Sites were compared for the project. Everything the comparison was made from is kept, so that it can be made again.</summary>
/// <param name="Fingerprint">SHA-256 over inputs, rules and all candidates.</param>
/// <param name="Parks">The versions of the parks the candidates were read from.</param>
/// <param name="Candidates">How many sites were compared.</param>
/// <param name="Ranking">The first of them, with conditions, scores and reasons.</param>
public sealed record ParksProposed(
    Guid Proposal, MatchInput Input, MatchRules Rules, string Fingerprint, IReadOnlyList<ParkVersion> Parks, int Candidates, IReadOnlyList<RankedSite> Ranking, DateOnly OccurredOn) : IFact;

/// <summary>A proposed site is taken seriously for the project.</summary>
public sealed record ParkShortlisted(Guid ParkId, Guid SiteId, string Park, string Site, DateOnly OccurredOn) : IFact;

/// <summary>A proposed site is out of the question for the project.</summary>
public sealed record ParkDeclined(Guid ParkId, Guid SiteId, string Park, string Site, string Reason, DateOnly OccurredOn) : IFact;

/// <summary>The project goes for this site; a site chosen before is on the shortlist again.</summary>
public sealed record ParkChosen(Guid ParkId, Guid SiteId, string Park, string Site, DateOnly OccurredOn) : IFact;

/// <summary>A decision about a site was taken back.</summary>
public sealed record ParkDecisionUndone(Guid ParkId, Guid SiteId, string Park, string Site, SiteStanding From, SiteStanding To, DateOnly OccurredOn) : IFact;

/// <summary>The project moved to a later stage of its life, with the proof that the stages asked for.</summary>
public sealed record StageAdvanced(Stage From, Stage To, IReadOnlyList<Evidence> Evidence, DateOnly OccurredOn) : IFact;

/// <summary>The investor puts in more than was agreed (增资). Only the increment is told; what was agreed before stays as it is.</summary>
/// <param name="By">The increment in 万元.</param>
/// <param name="Agreement">The agreement about it.</param>
public sealed record InvestmentRaised(Guid Raise, decimal By, Evidence Agreement, DateOnly OccurredOn) : IFact;

/// <summary>An increase turned out to be none.</summary>
public sealed record InvestmentRaiseWithdrawn(Guid Raise, string Reason, DateOnly OccurredOn) : IFact;

/// <summary>The project fell back to an earlier stage.</summary>
public sealed record StageSteppedBack(Stage From, Stage To, string Reason, DateOnly OccurredOn) : IFact;

/// <summary>The project came to an end before full capacity. It stays in every rate's denominator.</summary>
public sealed record LeadTerminated(Stage From, TerminationReason Reason, string? Note, DateOnly OccurredOn) : IFact;

/// <summary>A terminated project goes on where it stood.</summary>
public sealed record LeadReopened(Stage To, string Reason, DateOnly OccurredOn) : IFact;

/// <summary>Another lead turned out to be the same project and was merged into this one. Its history stays on its own stream and is read along with this one's.</summary>
/// <param name="Lead">The other one.</param>
/// <param name="Number">Its number.</param>
/// <param name="Values">What holds here from now on, chosen from both.</param>
/// <param name="Brought">What the other one is found by and what waits there.</param>
public sealed record LeadMerged(Guid Lead, string Number, LeadValues Values, BroughtAlong Brought, string? Reason, DateOnly OccurredOn) : IFact;

/// <summary>This lead was merged into another, where it goes on. Nothing happens to it until they are taken apart.</summary>
/// <param name="Lead">The one that was kept.</param>
/// <param name="Number">Its number.</param>
public sealed record LeadMergedInto(Guid Lead, string Number, DateOnly OccurredOn) : IFact;

/// <summary>A lead that was merged into this one was taken out again. What was done here meanwhile stays here.</summary>
/// <param name="Lead">The other one.</param>
/// <param name="Number">Its number.</param>
/// <param name="Values">What holds here from now on: as if that merge had not been.</param>
/// <param name="Unshared">Logins of those who saw this lead because of that merge alone.</param>
public sealed record LeadUnmerged(Guid Lead, string Number, LeadValues Values, IReadOnlyList<string> Unshared, DateOnly OccurredOn) : IFact;

/// <summary>This lead stands by itself again, just as it was merged.</summary>
/// <param name="Lead">The one it had been merged into.</param>
/// <param name="Number">Its number.</param>
public sealed record LeadUnmergedFrom(Guid Lead, string Number, DateOnly OccurredOn) : IFact;
