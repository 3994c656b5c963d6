using System.Globalization;
using Crm.Foundation;
using Crm.Policies.Figures.Extracting;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Crm.Policies.Figures;

/// <summary>What an editor said about a figure.</summary>
public enum Verdict
{
    /// <summary>It is right.</summary>
    Confirmed,

    /// <summary>It says something else than was read.</summary>
    Corrected,

    /// <summary>It is none.</summary>
    Rejected,

    /// <summary>It had not been found.</summary>
    Added,
}

/// <summary>One judgement.</summary>
/// <param name="Figure">The figure, by its place; see <see cref="FigureReview.IdOf"/>.</param>
/// <param name="Reading">What it says; null where it is none.</param>
public sealed record Judgement(Guid Figure, Verdict Verdict, FigurePlace Place, FigureReading? Reading);

/// <summary>What editors said about the figures of a document, in order. Only the last word on a figure counts.</summary>
public sealed record FigureReview
{
    /// <summary>The document.</summary>
    public Guid Id { get; init; }

    /// <summary>Every judgement that was not taken back, oldest first.</summary>
    public IReadOnlyList<Judgement> Judgements { get; init; } = [];

    /// <summary>The last word on each figure.</summary>
    public IEnumerable<Judgement> Standing => Judgements.GroupBy(j => j.Figure).Select(g => g.Last());

    /// <summary>What a figure is known by: the same in every version in which its sentence stands.</summary>
    public static Guid IdOf(Guid document, FigurePlace place) =>
        Uuid5.Of("figure", string.Create(CultureInfo.InvariantCulture, $"{document:N}\n{place.Nth}\n{place.Offset}\n{place.Length}\n{place.Sentence}"));
}

/// <summary>Writes <see cref="FigureReview"/>, in the command's own transaction.</summary>
public sealed partial class FigureReviewProjection : SingleStreamProjection<FigureReview, Guid>
{
    public FigureReviewProjection() => this.IncludeFactsBeside<FigureConfirmed>();

    public override FigureReview? Evolve(FigureReview? review, Guid id, IEvent e) => With(review, id, e.Data);

    /// <summary>The review after a fact.</summary>
    internal static FigureReview? With(FigureReview? review, Guid id, object fact)
    {
        var known = review ?? new FigureReview { Id = id };
        return fact switch
        {
            FigureConfirmed c => Judged(known, Verdict.Confirmed, c.Place, c.Reading),
            FigureCorrected c => Judged(known, Verdict.Corrected, c.Place, c.Reading),
            FigureRejected r => Judged(known, Verdict.Rejected, r.Place, null),
            FigureAdded a => Judged(known, Verdict.Added, a.Place, a.Reading),
            FigureJudgementUndone u => known with { Judgements = Without(known.Judgements, u.Figure) },
            _ => review,
        };
    }

    private static FigureReview Judged(FigureReview review, Verdict verdict, FigurePlace place, FigureReading? reading) =>
        review with { Judgements = [.. review.Judgements, new(FigureReview.IdOf(review.Id, place), verdict, place, reading)] };

    private static IReadOnlyList<Judgement> Without(IReadOnlyList<Judgement> judgements, Guid figure)
    {
        var last = judgements.ToList().FindLastIndex(j => j.Figure == figure);
        return last < 0 ? judgements : [.. judgements.Where((_, i) => i != last)];
    }
}
