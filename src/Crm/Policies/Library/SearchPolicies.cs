using Crm.Foundation;
using Crm.Foundation.Searching;
using Crm.Team;
using Marten;
using Npgsql;

namespace Crm.Policies.Library;

/// <summary>
/// A page of the policy library, which everybody on the staff may read. Documents with all words in their title first, then those with them in title and headings, then the rest; among these those
/// that apply today, then the newest. Without words the newest first.
/// </summary>
/// <param name="Text">Words that must all occur, from one character up, phrases and exclusions as <see cref="SearchSyntax"/> reads them; none for the whole library.</param>
/// <param name="Region">Only this place and below, by GB/T 2260 code.</param>
/// <param name="Year">Only documents about this year.</param>
/// <param name="Validity">Only documents in this state today; all but the withdrawn ones where it is left out.</param>
/// <param name="After">Where the page before ended; see <see cref="PolicyPage.Next"/>.</param>
/// <param name="Unconfirmed">Only documents whose catalogue card no editor has confirmed.</param>
/// <param name="From">Published on this day or later.</param>
/// <param name="To">Published on this day or earlier.</param>
/// <param name="Industry">Only documents about this industry or one below it, by GB/T 4754 code.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator)]
public sealed record SearchPolicies(
    string? Text = null, string? Region = null, PolicyKind? Kind = null, int? Year = null, Validity? Validity = null, string? After = null, int Take = 20, bool Unconfirmed = false,
    DateOnly? From = null, DateOnly? To = null, string? Industry = null) : IQuery<PolicyPage>;

/// <summary>A page of the library.</summary>
/// <param name="Count">How many there are in all, up to 1,001, or 201 where texts have to be read for a word; counted for the first page only.</param>
/// <param name="Next">Mark for the next page; null on the last.</param>
/// <param name="Capped">Counting stopped at <paramref name="Count"/>: there are at least so many.</param>
public sealed record PolicyPage(IReadOnlyList<PolicyHit> Rows, int? Count, string? Next, bool Capped = false);

/// <summary>A document that was found.</summary>
/// <param name="Title">Its title, the hits marked.</param>
/// <param name="Snippet">The text around the first hit, or its beginning.</param>
/// <param name="Validity">Its state today.</param>
public sealed record PolicyHit(
    Guid Id, IReadOnlyList<TextRun> Title, IReadOnlyList<TextRun> Snippet, string? RegionTag, string? Region, PolicyKind Kind, int? Year, DateOnly? PublishedOn,
    Validity Validity, int TextVersion, bool Confirmed);

/// <summary>Answers <see cref="SearchPolicies"/>.</summary>
public static class SearchPoliciesHandler
{
    /// <summary>Counting stops here.</summary>
    public const int CountLimit = 1_001;

    public static async Task<PolicyPage> Handle(SearchPolicies query, NpgsqlDataSource database, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var today = China.Today(clock);
        var take = Math.Clamp(query.Take, 1, 100);
        var (found, terms, count) = await FoundPolicies.Find(database, query, today, take + 1, token, countTo: query.After is null ? CountLimit : null);
        var shown = found.Take(take).ToList();
        var listings = (await session.LoadManyAsync<PolicyListing>(token, shown.Select(f => f.Id))).ToDictionary(l => l.Id);
        return new(
            [.. shown.Where(f => listings.ContainsKey(f.Id)).Select(f => Hit(listings[f.Id], f.Original, terms, today))],
            count?.Number,
            found.Count > take ? PolicyFilter.MarkOf(shown[^1].Score, shown[^1].Day, shown[^1].Id) : null,
            count?.Reached == true);
    }

    private static PolicyHit Hit(PolicyListing l, string original, SearchQuery terms, DateOnly today) => new(
        l.Id, Marks.In(l.Title, terms), Marks.Snippet(original, terms), l.RegionTag, l.Region, l.Kind, l.Year, l.PublishedOn, l.On(today), l.TextVersion, l.Confirmed);
}
