namespace Crm.Parks.Matching;

/// <summary>How good a site is, factor by factor, each with the reason as a piece of a sentence.</summary>
internal static class Factors
{
    /// <summary>All factors, in their own order.</summary>
    public static IReadOnlyList<FactorScore> Of(MatchInput input, MatchRules rules, Candidate candidate) =>
    [
        Score(Factor.Region, Region(input, rules, candidate), rules),
        Score(Factor.Industry, Industry(input, rules, candidate), rules),
        Score(Factor.Size, Size(input, rules, candidate), rules),
        Score(Factor.Admission, Admission(input, rules, candidate), rules),
        Score(Factor.Timing, Timing(input, rules, candidate), rules),
        Score(Factor.Price, Price(rules, candidate), rules),
    ];

    // Points are rounded one by one, so that the parts of a score add up to it on the screen as well.
    private static FactorScore Score(Factor factor, Part part, MatchRules rules)
    {
        var weight = rules.Weights[factor];
        var share = part.Share is { } known ? Math.Clamp(known, 0, 1) : rules.UnknownShare;
        return new(factor, weight, decimal.Round(weight * share, 1, MidpointRounding.AwayFromZero), part.Share is not null, part.Finding);
    }

    private static Part Region(MatchInput input, MatchRules rules, Candidate candidate)
    {
        if (input.Region is not { } wanted) return new(null, new("意向地区未定"));
        var nearness = Nearnesses.Of(candidate.Region, wanted);
        return new(rules.RegionShares[nearness], nearness switch
        {
            Nearness.Within => new("在意向地区内"),
            Nearness.SameCity => new("与意向地区同市"),
            Nearness.SameProvince => new("与意向地区同省不同市"),
            _ => new("不在意向省份"),
        });
    }

    private static Part Industry(MatchInput input, MatchRules rules, Candidate candidate)
    {
        if (input.Industry is not { } industry) return new(null, new("项目行业未定"));
        if (candidate.LeadingIndustries.Count == 0) return new(null, new("园区没有写明主导产业"));
        var (kinship, leading) = Kinships.Closest(industry, candidate.LeadingIndustries);
        return new(rules.IndustryShares[kinship], kinship switch
        {
            Kinship.Covered => new("主导产业{0}正对口", leading),
            Kinship.SameGroup => new("与主导产业{0}同属一个中类", leading),
            Kinship.SameDivision => new("与主导产业{0}同属一个大类", leading),
            Kinship.SameSection => new("与主导产业{0}只同门类", leading),
            _ => new("行业不在主导产业之列"),
        });
    }

    private static Part Size(MatchInput input, MatchRules rules, Candidate candidate)
    {
        if (input.SizeOf(candidate.Kind) is not ({ } wanted and >= 0.01m) || candidate.Taken(wanted) is not { } taken) return new(null, new("所需面积未定"));
        if (taken < wanted) return new(0, new("面积比需要少 {0}%", Percent((wanted - taken) / wanted)));
        var waste = taken / wanted - 1;
        return new(1 - waste / (rules.WastefulFrom - 1),
            waste > 0 ? new("面积比需要多 {0}%", Percent(waste)) : taken < candidate.Size ? new("可按需要的面积切出") : new("面积正好"));
    }

    private static Part Admission(MatchInput input, MatchRules rules, Candidate candidate)
    {
        if (candidate.Admission is null) return new(null, new("园区没有现行准入标准"));
        var checks = AdmissionCheck.Of(input, candidate);
        if (checks.Count == 0) return new(1, new("园区对该行业不设指标门槛"));
        if (checks.Where(check => check.Headroom is not null).MinBy(check => check.Headroom) is not { } tightest) return new(null, new("准入指标还算不出来"));
        var headroom = tightest.Headroom!.Value;
        var name = MatchWords.Name(tightest.Kind);
        var share = headroom / rules.FullHeadroom;
        return new(share,
            share * 2 >= 1 ? new("准入指标都有余量，最紧的{0}余 {1}%", name, Percent(headroom))
            : headroom > 0 ? new("{0}离准入线只余 {1}%", name, Percent(headroom))
            : headroom == 0 ? new("{0}刚好够准入线", name)
            : new("{0}离准入线差 {1}%", name, Percent(-headroom)));
    }

    private static Part Timing(MatchInput input, MatchRules rules, Candidate candidate)
    {
        if (candidate.ReadyOn is not { } ready) return new(null, new("交付时间未定"));
        var wait = ready.DayNumber - Math.Max(input.AsOf.DayNumber, (input.WantedBy ?? input.AsOf).DayNumber);
        return new(1 - (decimal)Math.Max(wait, 0) / rules.NoPointsAfterDays,
            ready <= input.AsOf ? new("现在就能交付")
            : wait <= 0 ? new("赶得上 {0} 的需要", Phrase.Day(input.WantedBy!.Value))
            : input.WantedBy is null ? new("还要等 {0} 天才能交付", Phrase.Number(wait))
            : new("交付比需要晚 {0} 天", Phrase.Number(wait)));
    }

    private static Part Price(MatchRules rules, Candidate candidate)
    {
        if (candidate.Price is not { } price) return new(null, new("价格待询"));
        var (best, worst) = rules.Prices[candidate.PriceBasis];
        var share = (worst - price) / (worst - best);
        var amount = Phrase.Number(price);
        return new(share, (candidate.PriceBasis, share * 2 < 1) switch
        {
            (PriceBasis.LandPerMu, false) => new("地价 {0} 万元/亩", amount),
            (PriceBasis.LandPerMu, true) => new("地价偏高（{0} 万元/亩）", amount),
            (PriceBasis.RentPerSquareMetre, false) => new("租金 {0} 元/㎡·月", amount),
            (PriceBasis.RentPerSquareMetre, true) => new("租金偏高（{0} 元/㎡·月）", amount),
            (_, false) => new("售价 {0} 元/㎡", amount),
            (_, true) => new("售价偏高（{0} 元/㎡）", amount),
        });
    }

    private static string Percent(decimal share) => Phrase.Number(share * 100, 0);

    // The share of a factor's points from 0 to 1, unclamped, null for unknown; and why.
    private sealed record Part(decimal? Share, Phrase Finding);
}
