using Crm.Foundation;
using Crm.Policies.Figures.Extracting;
using Crm.Policies.Library;
using Crm.Policies.Reading;
using Marten;

namespace Crm.Policies.Figures;

/// <summary>A figure of a document as it is shown: what the extraction read, or what an editor said.</summary>
/// <param name="Id">Set once an editor has judged it; what undoing goes by.</param>
/// <param name="Verdict">Null where only the extraction has read it.</param>
/// <param name="Indicator">Code of the indicator it belongs to.</param>
public sealed record DocumentFigure(int Start, int Length, int SentenceStart, int SentenceLength, FigureReading Reading, Guid? Id, Verdict? Verdict, string? Indicator);

/// <summary>A judgement whose sentence the current text does not have any more.</summary>
public sealed record LostFigure(Guid Id, Verdict Verdict, int TextVersion, string Sentence, FigureReading? Reading);

/// <summary>The figures of one version of a document: extracted from its text, with what editors said put in their place.</summary>
public sealed record DocumentFigures(IReadOnlyList<DocumentFigure> Figures, IReadOnlyList<LostFigure> Lost)
{
    /// <summary>Kinds of documents whose figures are facts about their region. Measures and notices name sums that somebody may get, not what is.</summary>
    public static bool AreFacts(PolicyKind kind) => kind is PolicyKind.WorkReport or PolicyKind.Plan or PolicyKind.ParkNews;

    /// <summary>Reads a text.</summary>
    public static DocumentFigures Of(PolicyListing document, string body, FigureReview? review)
    {
        var extracted = FigureReader.Read(body, DocumentTime.Of(document.Title, document.PublishedOn, document.Kind));
        var (judged, lost) = Judged(body, review);
        var province = document.Region?.EndsWith("0000", StringComparison.Ordinal) == true;
        var free = extracted.Where(f => !judged.Any(j => f.Start < j.Start + j.Length && j.Start < f.Start + f.Length));
        return new(
            [.. free.Select(f => new DocumentFigure(f.Start, f.Length, f.SentenceStart, f.SentenceLength, f.Reading, null, null, CodeOf(f.Reading))).Concat(judged.Select(j => j with { Indicator = CodeOf(j.Reading) })).OrderBy(f => f.Start)],
            lost);

        string? CodeOf(FigureReading reading) => Indicators.Of(reading, province)?.Indicator.Code;
    }

    /// <summary>What a command needs of a document: the current text and what was said about its figures.</summary>
    /// <exception cref="RuleBroken">There is no such document, or the version is not the current one.</exception>
    internal static async Task<(PolicyListing Document, string Body, FigureReview? Review)> Load(IQuerySession session, Guid id, int version, CancellationToken token)
    {
        var reading = await PolicyReading.Of(session, id, version, "TextVersion", DateOnly.MinValue, token);
        if (!reading.IsCurrent)
            throw new RuleBroken("这份文件已经有第 {0} 版，你看到的是第 {1} 版。请看过新版再修改。", reading.Document.TextVersion, version) { Kind = Refusal.Conflict };
        return (reading.Document, reading.Body, await session.LoadAsync<FigureReview>(id, token));
    }

    private static (List<DocumentFigure> Judged, List<LostFigure> Lost) Judged(string body, FigureReview? review)
    {
        var (judged, lost) = (new List<DocumentFigure>(), new List<LostFigure>());
        foreach (var word in review?.Standing ?? [])
        {
            if (FigurePlaces.Find(body, word.Place) is { } at)
                judged.Add(new(at + word.Place.Offset, word.Place.Length, at, word.Place.Sentence.Length, word.Reading ?? NoFigure, word.Figure, word.Verdict, null));
            else lost.Add(new(word.Figure, word.Verdict, word.Place.TextVersion, word.Place.Sentence, word.Reading));
        }
        return (judged, lost);
    }

    private static FigureReading NoFigure => new(0, null, "", "", false, null, 1, FigureNature.Actual, FigureBound.Exact);
}

/// <summary>Places of figures in texts.</summary>
public static class FigurePlaces
{
    /// <summary>The place of a passage of a text, by the sentence around its beginning.</summary>
    public static FigurePlace Of(string body, int version, int start, int length)
    {
        var (from, size) = FigureReader.Sentence(body, start);
        // A passage across the sentence's end takes the rest of it along.
        if (start + length > from + size) size = start + length - from;
        if (start < from) (from, size) = (start, size + from - start);
        var sentence = body.Substring(from, size);
        var nth = 0;
        for (var at = body.IndexOf(sentence, StringComparison.Ordinal); at >= 0 && at < from; at = body.IndexOf(sentence, at + 1, StringComparison.Ordinal)) nth++;
        return new(version, sentence, nth, start - from, length);
    }

    /// <summary>Where its sentence stands in a text, the last one where it stands there fewer times; null where it does not.</summary>
    public static int? Find(string body, FigurePlace place)
    {
        int? found = null;
        var at = body.IndexOf(place.Sentence, StringComparison.Ordinal);
        for (var nth = 0; at >= 0 && nth <= place.Nth; nth++)
        {
            found = at;
            at = body.IndexOf(place.Sentence, at + 1, StringComparison.Ordinal);
        }
        return found;
    }
}
