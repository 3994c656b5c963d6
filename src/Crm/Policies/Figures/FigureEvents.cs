using Crm.Foundation;
using Crm.Policies.Figures.Extracting;

namespace Crm.Policies.Figures;

/// <summary>Where a figure stands: in which sentence, and where in it. So it is found again in a later version as long as the sentence stands.</summary>
/// <param name="TextVersion">The version somebody looked at.</param>
/// <param name="Sentence">The sentence, word for word.</param>
/// <param name="Nth">How many times the same sentence stands before it in the text.</param>
/// <param name="Offset">Where the figure starts in the sentence.</param>
/// <param name="Length">Of the figure.</param>
public sealed record FigurePlace(int TextVersion, string Sentence, int Nth, int Offset, int Length);

/// <summary>An editor looked at a figure and found it right. What it says then stays, whatever later rules read.</summary>
public sealed record FigureConfirmed(FigurePlace Place, FigureReading Reading, DateOnly OccurredOn) : IFact;

/// <summary>An editor put a figure right: value, unit, subject, year, or whether it is a target.</summary>
public sealed record FigureCorrected(FigurePlace Place, FigureReading Reading, DateOnly OccurredOn) : IFact;

/// <summary>An editor said that this is no figure of the region: a name, an example, somebody else's.</summary>
public sealed record FigureRejected(FigurePlace Place, string? Reason, DateOnly OccurredOn) : IFact;

/// <summary>An editor added a figure that the extraction had not found.</summary>
public sealed record FigureAdded(FigurePlace Place, FigureReading Reading, DateOnly OccurredOn) : IFact;

/// <summary>The last thing an editor had said about a figure was taken back.</summary>
public sealed record FigureJudgementUndone(Guid Figure, DateOnly OccurredOn) : IFact;
