namespace Crm.Parks.Matching;

/// <summary>
/// Compares sites for a project. Pure: no clock, no chance, decimal arithmetic only, so that the same inputs, rules and candidates give the same ranking, byte for
/// byte, on any day and in any order of asking.
/// </summary>
public static class ParkMatcher
{
    /// <summary>Ranks all candidates: what can't be mended last, then by the number of failed conditions, then by score, then by id.</summary>
    public static MatchResult Rank(MatchInput input, MatchRules rules, IReadOnlyList<Candidate> candidates) => new(
        Fingerprint.Of(input, rules, candidates),
        [
            .. candidates
                .Select(candidate => Judge(input, rules, candidate))
                .OrderBy(site => site.IsOutOfTheQuestion())
                .ThenBy(site => site.Failed())
                .ThenByDescending(site => site.Score)
                .ThenBy(site => site.ParkId)
                .ThenBy(site => site.SiteId)
                .Select((site, index) => site with { Rank = index + 1 }),
        ]);

    private static RankedSite Judge(MatchInput input, MatchRules rules, Candidate candidate)
    {
        var factors = Factors.Of(input, rules, candidate);
        return new()
        {
            ParkId = candidate.ParkId,
            ParkName = candidate.ParkName,
            Region = candidate.Region,
            SiteId = candidate.SiteId,
            SiteName = candidate.SiteName,
            Kind = candidate.Kind,
            Size = candidate.Size,
            Score = factors.Sum(factor => factor.Points),
            Conditions = Conditions.Of(input, rules, candidate),
            Factors = factors,
        };
    }
}
