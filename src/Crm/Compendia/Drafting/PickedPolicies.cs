using Crm.Compendia.Writing;
using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Policies;
using Crm.Policies.Library;
using Marten;

namespace Crm.Compendia.Drafting;

/// <summary>A document that a scope takes in, in the version of its day.</summary>
/// <param name="Version">Number of that version.</param>
/// <param name="Length">Characters of that version.</param>
/// <param name="Validity">Its state on that day.</param>
public sealed record PickedPolicy(PolicyListing Document, int Version, int Length, Validity Validity);

/// <summary>The one place that says which documents a scope takes in, and in which order.</summary>
public static class PickedPolicies
{
    // Measures first, which investors ask for; reports and news last.
    private static readonly PolicyKind[] Order = [PolicyKind.Measure, PolicyKind.Plan, PolicyKind.Notice, PolicyKind.Interpretation, PolicyKind.WorkReport, PolicyKind.ParkNews];

    /// <summary>The documents, by region, kind and day.</summary>
    /// <param name="most">No more than so many are looked for.</param>
    public static async Task<IReadOnlyList<PickedPolicy>> Of(CompendiumScope scope, int most, IQuerySession session, CancellationToken token)
    {
        var filter = Filter(scope);
        var found = await session.QueryAsync<PolicyListing>($"where {filter.Sql} order by region nulls first, published_on desc nulls last, id limit {most}", token, filter.Values);
        return [.. found.Select(document => Pick(document, scope.AsOf))
            .OrderBy(p => RegionOf(p.Document) ?? "", StringComparer.Ordinal).ThenBy(p => Array.IndexOf(Order, p.Document.Kind)).ThenByDescending(p => p.Document.PublishedOn).ThenBy(p => p.Document.Title, StringComparer.Ordinal)];
    }

    /// <summary>The version of a day: the last that had been read by then; the first where all were read later.</summary>
    public static PolicyVersion VersionOn(PolicyListing document, DateOnly day) => document.Versions.LastOrDefault(v => v.TakenOn <= day) ?? document.Versions[0];

    /// <summary>The name a document's region goes by.</summary>
    public static string? RegionOf(PolicyListing document) => document.Region ?? document.RegionTag;

    private static PickedPolicy Pick(PolicyListing document, DateOnly day)
    {
        var version = VersionOn(document, day);
        return new(document, version.Number, version.Length, document.On(day));
    }

    private static SqlFilter Filter(CompendiumScope scope)
    {
        var filter = new SqlFilter();
        filter.And("not withdrawn");
        filter.And("coalesce(published_on <= ?, true)", scope.AsOf);
        filter.And("coalesce(valid_from <= ?, true) and coalesce(valid_to >= ?, true) and coalesce(repealed_on > ?, true)", scope.AsOf, scope.AsOf, scope.AsOf);
        if (!scope.Unstated) filter.And("coalesce(valid_from, valid_to, repealed_on) is not null");
        if (scope.Kinds.Count > 0) filter.And("kind = any(?)", [scope.Kinds.Select(k => k.ToString()).ToArray()]);
        if (scope.Regions.Count > 0) Regional(filter, scope);
        if (scope.Industries.Count > 0) Industrial(filter, scope);
        return filter;
    }

    private static void Regional(SqlFilter filter, CompendiumScope scope)
    {
        // Codes of places below share the digits that are not trailing pairs of zeros: 330000 → 33, 330500 → 3305.
        var below = string.Join(" or ", scope.Regions.Select(_ => "starts_with(region, ?)"));
        object[] prefixes = [.. scope.Regions.Select(Prefix)];
        if (!scope.Above) filter.And($"({below})", prefixes);
        else filter.And($"({below} or region = any(?) or (region is null and data ->> 'regionTag' is null))", [.. prefixes, scope.Regions.SelectMany(Regions.Chain).Select(r => r.Code).Distinct().ToArray()]);
    }

    private static void Industrial(SqlFilter filter, CompendiumScope scope)
    {
        const string Among = "exists (select 1 from unnest(industries) i, unnest(?) w where starts_with(i, w) or starts_with(w, i))";
        filter.And(scope.General ? $"({Among} or coalesce(cardinality(industries), 0) = 0)" : Among, [scope.Industries.ToArray()]);
    }

    private static string Prefix(string region)
    {
        var prefix = region;
        while (prefix.Length > 2 && prefix.Length % 2 == 0 && prefix.EndsWith("00", StringComparison.Ordinal)) prefix = prefix[..^2];
        return prefix;
    }
}
