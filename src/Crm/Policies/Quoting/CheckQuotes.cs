using Crm.Foundation;
using Crm.Policies.Library;
using Crm.Policies.Reading;
using Crm.Team;
using Marten;

namespace Crm.Policies.Quoting;

/// <summary>What has become of passages that were quoted: whether they stand in the current text, and whether the document applies today.</summary>
/// <param name="Quotes">Up to 100.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator)]
public sealed record CheckQuotes(IReadOnlyList<QuotedPassage> Quotes) : IQuery<IReadOnlyList<QuoteCheck?>>
{
    /// <summary>The most passages at once.</summary>
    public const int Most = 100;
}

/// <summary>A passage as it was quoted.</summary>
/// <param name="Anchor">The heading it stood under; null where that was not kept.</param>
public sealed record QuotedPassage(Guid Document, int TextVersion, string? Anchor, string Quote);

/// <summary>What has become of a passage.</summary>
/// <param name="Title">The document's title today.</param>
/// <param name="TextVersion">The current version.</param>
/// <param name="Validity">The document's state today.</param>
/// <param name="State">What became of the passage in the current version.</param>
public sealed record QuoteCheck(string Title, int TextVersion, Validity Validity, QuoteState State)
{
    /// <summary>Whether whoever quoted it should look again.</summary>
    public bool NeedsLook => State.Fate is QuoteFate.Changed or QuoteFate.Gone || Validity is Validity.Expired or Validity.Repealed or Validity.Withdrawn;
}

/// <summary>Answers <see cref="CheckQuotes"/>; in the order of the question, null for a document that the library does not have or shows nobody.</summary>
public static class CheckQuotesHandler
{
    public static async Task<IReadOnlyList<QuoteCheck?>> Handle(CheckQuotes query, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        if (query.Quotes.Count > CheckQuotes.Most) throw new RuleBroken("一次最多核对 {0} 处引用。", CheckQuotes.Most) { Field = nameof(query.Quotes), Kind = Refusal.Input };
        return await QuoteChecks.Of(session, query.Quotes, China.Today(clock), token);
    }
}

/// <summary>Holds quotes against the current texts.</summary>
internal static class QuoteChecks
{
    public static async Task<IReadOnlyList<QuoteCheck?>> Of(IQuerySession session, IReadOnlyList<QuotedPassage> quotes, DateOnly today, CancellationToken token)
    {
        var listings = (await session.LoadManyAsync<PolicyListing>(token, quotes.Select(q => q.Document).Distinct().ToArray())).Where(l => !l.Concealed).ToDictionary(l => l.Id);
        // What was quoted from the current version stands there word for word: its text need not be read.
        var stale = quotes.Where(q => listings.TryGetValue(q.Document, out var l) && l.TextVersion != q.TextVersion).Select(q => q.Document).Distinct();
        var texts = (await session.LoadManyAsync<PolicyText>(token, [.. stale.Select(id => PolicyText.IdOf(id, listings[id].TextVersion))])).ToDictionary(t => t.Document, t => t.Body);
        return [.. quotes.Select(q => listings.TryGetValue(q.Document, out var l)
            ? new QuoteCheck(l.Title, l.TextVersion, l.On(today), q.Quote.Length > 0 && texts.TryGetValue(q.Document, out var body) ? QuoteState.Of(q.Quote, q.Anchor, body) : new(QuoteFate.Unchanged, q.Anchor, null, []))
            : null)];
    }
}
