using Crm.Compendia;
using Crm.Compendia.Listing;
using Crm.Compendia.Writing;
using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.PublicSite.CompendiumPages;

/// <summary>The compendia that visitors can ask for, the newest first.</summary>
/// <param name="CompendiumId">Only this one.</param>
[Allow(Visitors = true)]
public sealed record ShowCompendia(Guid? CompendiumId = null) : IQuery<IReadOnlyList<PublicCompendium>>;

/// <summary>A compendium as visitors see it: what is in it, and nothing of its files.</summary>
/// <param name="Titles">What is in it, in order.</param>
public sealed record PublicCompendium(Guid Id, string Title, CompendiumScope Scope, IReadOnlyList<string> Titles, IReadOnlyList<BookFormat> Formats, DateOnly PublishedOn);

/// <summary>Answers <see cref="ShowCompendia"/>.</summary>
public static class ShowCompendiaHandler
{
    private const int Most = 100;

    public static async Task<IReadOnlyList<PublicCompendium>> Handle(ShowCompendia query, IQuerySession session, CancellationToken token)
    {
        var rows = query.CompendiumId is { } id
            ? await session.QueryAsync<CompendiumListing>("where is_published and id = ?", token, id)
            : await session.QueryAsync<CompendiumListing>($"where is_published order by begun_at desc, id desc limit {Most}", token);
        return [.. rows.Select(row => Shown(row, row.Published!))];
    }

    private static PublicCompendium Shown(CompendiumListing row, Edition edition) =>
        new(row.Id, edition.Title, edition.Scope, [.. edition.Texts.Select(t => t.Title)], [.. edition.Files.Select(f => f.Format)], row.PublishedOn!.Value);
}
