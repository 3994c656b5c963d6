using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Parks.Listing;

/// <summary>What the list of parks can be narrowed down to with a result: regions and industries that some park has.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Editor, Role.Auditor, Role.Administrator)]
public sealed record ParkChoices : IQuery<ChoicesOfParks>;

/// <summary>Regions and industries that some park has.</summary>
/// <param name="Regions">Cities and what lies in them, GB/T 2260, in order of code.</param>
/// <param name="Industries">Divisions of GB/T 4754, in order of code.</param>
public sealed record ChoicesOfParks(IReadOnlyList<string> Regions, IReadOnlyList<string> Industries);

/// <summary>Answers <see cref="ParkChoices"/>.</summary>
public static class ParkChoicesHandler
{
    public static async Task<ChoicesOfParks> Handle(ParkChoices query, IQuerySession session, CancellationToken token)
    {
        var regions = await session.QueryAsync<string>("select distinct region from crm.mt_doc_parklisting", token);
        var industries = await session.QueryAsync<string>("select distinct left(code, 3) from crm.mt_doc_parklisting, unnest(leading_industries) as code", token);
        return new ChoicesOfParks(
            [.. regions.SelectMany(code => Foundation.Codes.Regions.Chain(code).Skip(1)).Select(r => r.Code).Distinct().Order(StringComparer.Ordinal)],
            [.. industries.Order(StringComparer.Ordinal)]);
    }
}
