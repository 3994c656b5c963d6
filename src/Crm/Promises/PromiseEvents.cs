using Crm.Foundation;

namespace Crm.Promises;

/// <summary>Somebody promised an investor something; where it rests on a text that did not hold that day, it waits for a manager or was given by one against it.</summary>
/// <param name="Lead">The lead of that investor, as it was when this was promised.</param>
/// <param name="Amount">In 万元, where it is about money.</param>
/// <param name="Due">The day by which it is to be kept.</param>
/// <param name="By">Login of whoever promised it.</param>
/// <param name="Passage">What it rests on; null where it rests on nothing.</param>
/// <param name="Tax">Wording that ties it to tax paid, and why it stands all the same.</param>
/// <param name="Override">Why it was made on a text that did not hold that day.</param>
/// <param name="Waiting">It does not count as given until a manager approves.</param>
public sealed record PromiseMade(
    Guid Lead, string What, decimal? Amount, string? Conditions, DateOnly Due, string By, PromisedPassage? Passage, TaxMark? Tax, string? Override, bool Waiting, DateOnly OccurredOn) : IFact;

/// <summary>A manager lets a promise be given although its text did not hold.</summary>
public sealed record PromiseApproved(string? Note, DateOnly OccurredOn) : IFact;

/// <summary>A manager does not let it be given.</summary>
public sealed record PromiseDeclined(string Reason, DateOnly OccurredOn) : IFact;

/// <summary>What was promised was agreed anew with the investor.</summary>
/// <param name="Override">Why, where the text it rests on no longer held.</param>
public sealed record PromiseChanged(string What, decimal? Amount, string? Conditions, DateOnly Due, string Reason, TaxMark? Tax, string? Override, DateOnly OccurredOn) : IFact;

/// <summary>It was kept; <c>OccurredOn</c> is the day.</summary>
/// <param name="Proof">What shows it: the number of a document, of a payment.</param>
public sealed record PromiseKept(string Proof, DateOnly OccurredOn) : IFact;

/// <summary>It will not be kept.</summary>
public sealed record PromiseBroken(string Reason, DateOnly OccurredOn) : IFact;

/// <summary>It was taken back, or the investor does without.</summary>
public sealed record PromiseWithdrawn(string Reason, DateOnly OccurredOn) : IFact;

/// <summary>That it was kept, broken or taken back was a mistake: it stands as before.</summary>
public sealed record PromiseReopened(string Reason, DateOnly OccurredOn) : IFact;

/// <summary>People were told that it is nearly due, or that its day has passed.</summary>
/// <param name="Due">The day it was due at that time.</param>
/// <param name="To">Logins of those told.</param>
public sealed record PromiseReminded(PromiseReminder Step, DateOnly Due, IReadOnlyList<string> To, DateOnly OccurredOn) : IFact;
