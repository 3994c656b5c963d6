using Crm.Foundation;
using Crm.Inquiries;

namespace Crm.Policies.Unanswered;

/// <summary>Somebody asked on the phone what the library has nothing on. Holds the words that were looked for and never what the caller said.</summary>
/// <param name="Call">The call it was asked in; each counts once.</param>
/// <param name="Words">The words, in a fixed order.</param>
public sealed record QuestionUnanswered(Guid Call, IReadOnlyList<string> Words, Topic Topic, DateOnly OccurredOn) : IFact;

/// <summary>Somebody of the staff looked in the library for what it has nothing on. Holds the words that may be kept and never what was typed.</summary>
/// <param name="Search">The search; that of one person for the same words counts once a day.</param>
/// <param name="Words">The words, in a fixed order.</param>
public sealed record LibrarySearchUnanswered(Guid Search, IReadOnlyList<string> Words, DateOnly OccurredOn) : IFact;

/// <summary>The library has a document now that answers the question.</summary>
public sealed record QuestionCovered(Guid Document, DateOnly OccurredOn) : IFact;

/// <summary>Nothing will be done about the question, for a reason.</summary>
public sealed record QuestionDismissed(string Reason, DateOnly OccurredOn) : IFact;
