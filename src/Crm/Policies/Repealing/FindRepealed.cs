using Crm.Foundation;
using Crm.Foundation.Searching;
using Crm.Policies.Library;
using Crm.Policies.Reading;
using Crm.Team;
using Marten;
using Npgsql;

namespace Crm.Policies.Repealing;

/// <summary>Which documents of the library a document says it repeals and nobody has noted yet, for an editor to confirm.</summary>
[Allow(Role.Editor)]
public sealed record FindRepealed(Guid DocumentId) : IQuery<RepealProposals>;

/// <summary>What a document repeals by its own words.</summary>
/// <param name="Known">Documents of the library that are not noted as repealed.</param>
/// <param name="Unknown">Titles that the library does not have.</param>
/// <param name="On">The day it takes effect, as far as is known: from then on the others are no longer in force.</param>
public sealed record RepealProposals(IReadOnlyList<PolicyName> Known, IReadOnlyList<string> Unknown, DateOnly? On);

/// <summary>Answers <see cref="FindRepealed"/>.</summary>
public static class FindRepealedHandler
{
    public static async Task<RepealProposals> Handle(FindRepealed query, NpgsqlDataSource database, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var today = China.Today(clock);
        var read = await PolicyReading.Of(session, query.DocumentId, null, nameof(query.DocumentId), today, token);
        var (known, unknown) = (new List<PolicyListing>(), new List<string>());
        foreach (var named in RepealsInText.Of(read.Body))
        {
            if (await Named(named, database, session, today, token) is { } found) known.Add(found);
            else unknown.Add(named.Title);
        }
        return new(
            [.. known.Where(l => l.Id != query.DocumentId && l is { Repeal: null, Withdrawn: false, Concealed: false }).DistinctBy(l => l.Id).Select(l => new PolicyName(l.Id, l.Title))],
            unknown, read.Document.ValidFrom ?? read.Document.PublishedOn);
    }

    // The number is exact; a title may stand in the library with a few words around it (关于印发…的通知).
    private static async Task<PolicyListing?> Named(RepealedTitle named, NpgsqlDataSource database, IQuerySession session, DateOnly today, CancellationToken token)
    {
        if (named.Number is { } number && await session.Query<PolicyListing>().Where(l => l.DocumentNumber == number).OrderBy(l => l.Id).FirstOrDefaultAsync(token) is { } byNumber) return byNumber;
        var title = FoldedText.Fold(named.Title);
        if (title.Length > SearchQuery.LongestQuery || title.Split(' ').Length > SearchQuery.MostTerms) return null;
        var (found, _, _) = await FoundPolicies.Find(database, new SearchPolicies(title), today, 5, token);
        var listings = await session.LoadManyAsync<PolicyListing>(token, found.Select(f => f.Id));
        return listings.Where(l => FoldedText.Fold(l.Title).Contains(title, StringComparison.Ordinal)).MinBy(l => l.Title.Length);
    }
}
