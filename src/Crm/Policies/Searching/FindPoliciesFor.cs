using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Policies.Library;
using Crm.Team;
using Marten;
using Npgsql;

namespace Crm.Policies.Searching;

/// <summary>
/// The documents that matter at a place: of the place itself and of the places above it, not expired, repealed or withdrawn. Those that name one of the trades come first, then what an
/// investor can rely on (measures), then the nearest place, then the newest.
/// </summary>
/// <param name="Region">The place, GB/T 2260.</param>
/// <param name="Industries">Trades that matter there, GB/T 4754; a document about a wider or a narrower one counts.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator, Visitors = true)]
public sealed record FindPoliciesFor(string Region, string[]? Industries = null, int Take = 5) : IQuery<IReadOnlyList<PolicyForPlace>>;

/// <summary>A document that matters at a place.</summary>
/// <param name="ForTrade">It names one of the trades.</param>
public sealed record PolicyForPlace(Guid Id, string Title, string? RegionTag, string? Region, PolicyKind Kind, DateOnly? PublishedOn, Validity Validity, bool ForTrade);

/// <summary>Answers <see cref="FindPoliciesFor"/>.</summary>
public static class FindPoliciesForHandler
{
    private const string Sql = $"""
        select document, trade from (
          select s.document, s.day, s.region, s.kind,
            exists (select 1 from unnest(s.industries) i, unnest($2) w where starts_with(i, w) or starts_with(w, i)) as trade
          from {PolicyIndex.Table} s
          where s.region = any($1) and not s.withdrawn and coalesce(s.valid_to >= $3, true) and coalesce(s.repealed_on > $3, true)) s
        order by trade desc, (kind = 'Measure') desc, array_position($1, region) desc, day desc, document limit $4
        """;

    public static async Task<IReadOnlyList<PolicyForPlace>> Handle(FindPoliciesFor query, NpgsqlDataSource database, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var today = China.Today(clock);
        var chain = Regions.Chain(Regions.Of(query.Region, nameof(query.Region)).Code).Select(place => place.Code).ToArray();
        var found = new List<(Guid Id, bool ForTrade)>();
        await using (var command = database.CreateCommand(Sql))
        {
            foreach (var value in new object[] { chain, query.Industries ?? [], today, Math.Clamp(query.Take, 1, 20) }) command.Parameters.AddWithValue(value);
            await using var reader = await command.ExecuteReaderAsync(token);
            while (await reader.ReadAsync(token)) found.Add((reader.GetGuid(0), reader.GetBoolean(1)));
        }
        var listings = (await session.LoadManyAsync<PolicyListing>(token, found.Select(f => f.Id))).ToDictionary(l => l.Id);
        return [.. found.Where(f => listings.ContainsKey(f.Id)).Select(f => For(listings[f.Id], f.ForTrade, today))];
    }

    private static PolicyForPlace For(PolicyListing l, bool trade, DateOnly today) => new(l.Id, l.Title, l.RegionTag, l.Region, l.Kind, l.PublishedOn, l.On(today), trade);
}
