using Crm.Leads;

namespace Crm.Parks.Matching;

/// <summary>What must be so for a site to come into question at all. What is unknown on either side is neither met nor failed.</summary>
internal static class Conditions
{
    /// <summary>All conditions that apply, always in the same order.</summary>
    public static IReadOnlyList<Condition> Of(MatchInput input, MatchRules rules, Candidate candidate) =>
    [
        new(ConditionKind.Free, candidate.Status == SiteStatus.Reserved ? Verdict.Failed : Verdict.Met, nameof(SiteStatus.Available), candidate.Status.ToString()),
        .. Site(input, candidate),
        Size(input, candidate),
        Region(input, rules, candidate),
        Power(input, candidate),
        Ready(input, candidate),
        .. Industry(input, candidate),
        .. AdmissionCheck.Of(input, candidate).Select(check => check.Judge()),
    ];

    private static IEnumerable<Condition> Site(MatchInput input, Candidate candidate)
    {
        if (input.Site == SitePreference.Any) yield break;
        var fits = input.Site == SitePreference.Land == (candidate.Kind == SiteKind.Land);
        yield return new(ConditionKind.Site, fits ? Verdict.Met : Verdict.Failed, input.Site.ToString(), candidate.Kind.ToString());
    }

    private static Condition Size(MatchInput input, Candidate candidate) =>
        Enough(candidate.Kind == SiteKind.Land ? ConditionKind.Land : ConditionKind.FloorArea, input.SizeOf(candidate.Kind), candidate.Size);

    private static Condition Power(MatchInput input, Candidate candidate) => Enough(ConditionKind.Power, input.PowerKva, candidate.PowerKva);

    private static Condition Enough(ConditionKind kind, decimal? wanted, decimal? there) => new(
        kind,
        wanted is null || there is null ? Verdict.Unknown : there >= wanted ? Verdict.Met : Verdict.Failed,
        wanted is { } w ? Phrase.Number(w) : null,
        there is { } t ? Phrase.Number(t) : null);

    private static Condition Region(MatchInput input, MatchRules rules, Candidate candidate) => new(
        ConditionKind.Region,
        input.Region is not { } wanted ? Verdict.Unknown : Nearnesses.Of(candidate.Region, wanted) <= rules.RegionRequired ? Verdict.Met : Verdict.Failed,
        input.Region,
        candidate.Region);

    private static Condition Ready(MatchInput input, Candidate candidate) => new(
        ConditionKind.Ready,
        input.WantedBy is null || candidate.ReadyOn is null ? Verdict.Unknown : candidate.ReadyOn <= input.WantedBy ? Verdict.Met : Verdict.Failed,
        input.WantedBy is { } wanted ? Phrase.Day(wanted) : null,
        candidate.ReadyOn is { } ready ? Phrase.Day(ready) : null);

    private static IEnumerable<Condition> Industry(MatchInput input, Candidate candidate)
    {
        if (candidate.Admission is not { } admission) yield break;
        if (admission.AllowedIndustries.Count + admission.ExcludedIndustries.Count == 0) yield break;
        var (verdict, because) = input.Industry is { } industry ? Judge(industry, admission) : (Verdict.Unknown, null);
        yield return new(ConditionKind.Industry, verdict, because, input.Industry);
    }

    // A project that so far only says "C" may still turn out to be in C26: whether it is let in can't be told before it is more exact.
    private static (Verdict Verdict, string? Because) Judge(string industry, AdmissionRules admission)
    {
        var allowed = admission.AllowedIndustries.Order(StringComparer.Ordinal).ToList();
        var excluded = admission.ExcludedIndustries.Order(StringComparer.Ordinal).ToList();
        if (excluded.Find(code => Kinships.Covers(code, industry)) is { } keptOut) return (Verdict.Failed, keptOut);
        if (excluded.Find(code => Kinships.Covers(industry, code)) is { } perhapsOut) return (Verdict.Unknown, perhapsOut);
        if (allowed.Count == 0 || allowed.Exists(code => Kinships.Covers(code, industry))) return (Verdict.Met, null);
        return allowed.Find(code => Kinships.Covers(industry, code)) is { } perhapsIn ? (Verdict.Unknown, perhapsIn) : (Verdict.Failed, null);
    }
}
