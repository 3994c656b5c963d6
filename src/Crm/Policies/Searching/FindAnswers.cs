using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Foundation.Searching;
using Crm.Policies.Library;
using Crm.Team;
using Marten;
using Npgsql;

namespace Crm.Policies.Searching;

/// <summary>
/// Passages that answer what is asked in the words of whoever asks. Those of the region and valid today come first, then those with the most of the words, then the
/// newest; a withdrawn document is never among them.
/// </summary>
/// <param name="Text">The question as it is said, up to 2,000 characters.</param>
/// <param name="Region">Region of interest, GB/T 2260: documents of it, of what is below and of what is above it come first.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator)]
public sealed record FindAnswers(string? Text, string? Region = null, int Take = 5) : IQuery<Answers>;

/// <summary>What was found for a question.</summary>
/// <param name="Words">The words that were looked for; none where nothing was asked yet.</param>
public sealed record Answers(IReadOnlyList<string> Words, IReadOnlyList<PolicyAnswer> Found)
{
    /// <summary>Nothing was asked.</summary>
    public static readonly Answers None = new([], []);

    /// <summary>Something was asked and the library has nothing on it.</summary>
    public bool AreMissing => Words.Count > 0 && Found.Count == 0;
}

/// <summary>A passage that answers, and what has to be said about it when it is read out.</summary>
/// <param name="Number">文号, where the document begins with one.</param>
/// <param name="Context">The stretch of the document around the passage, the words marked.</param>
public sealed record PolicyAnswer(Passage Passage, string? Number, DateOnly? ValidFrom, DateOnly? ValidTo, IReadOnlyList<TextRun> Context);

/// <summary>Answers <see cref="FindAnswers"/>.</summary>
public static class FindAnswersHandler
{
    private const int LongestQuestion = 2000;

    public static async Task<Answers> Handle(FindAnswers query, NpgsqlDataSource database, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        if (query.Text?.Length > LongestQuestion) throw new RuleBroken("问题最多 2,000 个字，请缩短。") { Field = nameof(query.Text), Kind = Refusal.Input };
        if (query.Region is { } region) Regions.Of(region, nameof(query.Region));
        var words = Question.Of(query.Text);
        if (words.Count == 0) return Answers.None;
        var (today, take) = (China.Today(clock), Math.Clamp(query.Take, 1, 20));
        var terms = new SearchQuery([.. words.Select(SearchTerm.Of)]);
        var found = await FoundAnswers.Find(database, terms, query.Region, today, take, token);
        var listings = (await session.LoadManyAsync<PolicyListing>(token, found.Select(f => f.Document))).ToDictionary(l => l.Id);
        return new(words, [.. found.Where(f => listings.ContainsKey(f.Document)).Select(f => Answer(listings[f.Document], f, terms, today))]);
    }

    private static PolicyAnswer Answer(PolicyListing l, FoundAnswer found, SearchQuery terms, DateOnly today)
    {
        var (start, length) = Sentences.Best(found.Original, terms);
        var quote = Marks.In(found.Original.Substring(start, length), terms);
        return new(new Passage(l.Id, l.TextVersion, l.Title, l.RegionTag, l.PublishedOn, l.On(today), found.Start + start, quote),
            l.DocumentNumber ?? DocumentNumber.In(l.Title, found.Beginning), l.ValidFrom, l.ValidTo, Marks.In(found.Original, terms));
    }
}
