using Crm.Compendia.Ordering;
using Crm.Foundation;
using Crm.Team;
using Marten;
using Npgsql;

namespace Crm.Compendia.Listing;

/// <summary>The compendia, the last begun on top.</summary>
/// <param name="After">Where the page before ended.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator)]
public sealed record FindCompendia(string? After = null, int Take = 50) : IQuery<CompendiumPage>;

/// <summary>A page of compendia.</summary>
/// <param name="Waiting">Requests of visitors for which there is no compendium yet.</param>
/// <param name="Next">Mark for the next page; null on the last.</param>
public sealed record CompendiumPage(IReadOnlyList<CompendiumRow> Rows, int Waiting, string? Next) : IPage<CompendiumRow>;

/// <summary>A compendium in a list.</summary>
/// <param name="Texts">Documents in the last build.</param>
public sealed record CompendiumRow(Guid Id, string Title, CompendiumScope Scope, bool IsBuilding, BuildFailure? Failure, int? Texts, DateTimeOffset? BuiltAt, DateOnly? PublishedOn, bool IsStale, CompendiumYield Yield) : IRow;

/// <summary>Answers <see cref="FindCompendia"/>.</summary>
public static class FindCompendiaHandler
{
    public static async Task<CompendiumPage> Handle(FindCompendia query, NpgsqlDataSource database, IQuerySession session, CancellationToken token)
    {
        var take = Math.Clamp(query.Take, 1, 200);
        var filter = new SqlFilter();
        if (query.After is { } after) filter.After("begun_at", after);
        var found = await session.QueryAsync<CompendiumListing>($"where {filter.Sql} order by begun_at desc, id desc limit {take + 1}", token, filter.Values);
        var shown = found.Take(take).ToList();
        var yields = await CompendiumYields.Of([.. shown.Select(row => row.Id)], database, token);
        return new(
            [.. shown.Select(row => Row(row, yields.GetValueOrDefault(row.Id) ?? CompendiumYield.None))], await CompendiumYields.Waiting(database, token),
            found.Count > take ? SqlFilter.MarkOf(shown[^1].BegunAt, shown[^1].Id) : null);
    }

    private static CompendiumRow Row(CompendiumListing row, CompendiumYield yield) => new(
        row.Id, row.Title, row.Scope, row.Building is not null, row.Failure, row.Built?.Texts.Count, row.Built?.BuiltAt, row.PublishedOn, row.Published is { } published && published.Build != row.Built?.Build, yield);
}
