using System.Globalization;
using System.Text.Json;
using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Parks;
using Crm.Parks.Matching;
using CsCheck;
using static Crm.Tests.Parks.Matching.Samples;

namespace Crm.Tests.Parks.Matching;

public class a_ranking
{
    private static readonly MatchRules Rules = MatchRules.Default;

    [Fact]
    public void is_the_same_byte_for_byte_in_whatever_order_the_candidates_come() =>
        Gen.Select(Arbitrary.Input, Arbitrary.Candidates, Gen.Int[0, int.MaxValue]).Sample((input, candidates, seed) =>
        {
            var shuffled = candidates.ToArray();
            new Random(seed).Shuffle(shuffled);
            Bytes(ParkMatcher.Rank(input, Rules, shuffled)).ShouldBe(Bytes(ParkMatcher.Rank(input, Rules, candidates)));
        });

    [Fact]
    public void is_the_same_byte_for_byte_after_everything_it_was_made_from_was_stored_and_read_again() =>
        Gen.Select(Arbitrary.Input, Arbitrary.Candidates).Sample((input, candidates) =>
            Bytes(ParkMatcher.Rank(Stored(input), Stored(Rules), Stored(candidates))).ShouldBe(Bytes(ParkMatcher.Rank(input, Rules, candidates))));

    [Fact]
    public void does_not_depend_on_the_language_or_the_time_zone_of_the_asker()
    {
        var candidates = new[] { Plot, Building };
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de-DE");
        var german = Bytes(ParkMatcher.Rank(MotorMaker, Rules, candidates));
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        Bytes(ParkMatcher.Rank(MotorMaker, Rules, candidates)).ShouldBe(german);
    }

    [Fact]
    public void keeps_the_order_of_the_others_when_one_more_candidate_comes() =>
        Gen.Select(Arbitrary.Input, Arbitrary.Candidates, Arbitrary.Candidate).Sample((input, candidates, more) =>
        {
            var before = Order(ParkMatcher.Rank(input, Rules, candidates));
            Order(ParkMatcher.Rank(input, Rules, [.. candidates, more])).Where(id => id != more.SiteId).ShouldBe(before);
        });

    [Fact]
    public void lists_every_candidate_the_fitting_ones_first() =>
        Gen.Select(Arbitrary.Input, Arbitrary.Candidates).Sample((input, candidates) =>
        {
            var ranking = ParkMatcher.Rank(input, Rules, candidates).Ranking;
            ranking.Select(s => s.SiteId).ShouldBe(candidates.Select(c => c.SiteId), ignoreOrder: true);
            ranking.Select(s => s.Rank).ShouldBe(Enumerable.Range(1, candidates.Count));
            ranking.SkipWhile(s => s.Fits()).ShouldAllBe(s => !s.Fits());
        });

    [Fact]
    public void puts_what_no_talk_can_mend_behind_what_falls_short_in_several_ways()
    {
        var small = Plot with { Size = 10, PowerKva = 1 };
        ParkMatcher.Rank(MotorMaker, Rules, [Building, small]).Ranking.Select(s => s.SiteId).ShouldBe([small.SiteId, Building.SiteId]);
    }

    [Fact]
    public void lists_sites_that_do_not_fit_with_what_stands_against_them()
    {
        var ranking = ParkMatcher.Rank(MotorMaker, Rules, [Plot with { Size = 10 }, Building]).Ranking;
        ranking.Count.ShouldBe(2);
        ranking.ShouldAllBe(site => MatchWords.Reason(site).Contains(Texts.IsChinese ? "不合适" : "Does not fit"));
    }

    [Fact]
    public void scores_between_0_and_100_and_every_score_is_the_sum_of_its_parts() =>
        Gen.Select(Arbitrary.Input, Arbitrary.Candidate).Sample((input, candidate) =>
        {
            var site = Judged(input, candidate);
            site.Score.ShouldBeInRange(0, 100);
            site.Score.ShouldBe(site.Factors.Sum(f => f.Points));
            site.Factors.ShouldAllBe(f => f.Points >= 0 && f.Points <= f.Weight);
        });

    [Fact]
    public void never_turns_against_a_site_for_having_more_land() =>
        Gen.Select(Arbitrary.Input, Arbitrary.Candidate, Gen.Int[1, 400]).Sample((input, candidate, more) =>
        {
            var larger = candidate with { Size = candidate.Size + more };
            Judged(input, larger).Conditions.Count(IsSizeFailure).ShouldBeLessThanOrEqualTo(Judged(input, candidate).Conditions.Count(IsSizeFailure));
        });

    [Fact]
    public void never_prefers_the_smaller_of_two_plots_from_which_the_wanted_piece_can_be_cut() =>
        Gen.Select(Arbitrary.Input, Arbitrary.Candidate, Gen.Int[1, 400]).Where((_, c, _) => c is { Kind: SiteKind.Land, SmallestPart: not null }).Sample((input, plot, more) =>
            Fit(input, plot with { Size = plot.Size + more }).ShouldBeGreaterThanOrEqualTo(Fit(input, plot)));

    [Fact]
    public void never_fails_a_site_for_what_is_not_known() =>
        Gen.Select(Arbitrary.Input, Arbitrary.Candidate).Sample((input, candidate) =>
        {
            Judged(new() { AsOf = input.AsOf }, candidate with { Status = SiteStatus.Available }).Fits().ShouldBeTrue();
            Judged(input with { Region = null, Investment = null }, candidate).Failed().ShouldBeLessThanOrEqualTo(Judged(input, candidate).Failed());
        });

    [Fact]
    public void can_be_said_in_english_but_for_the_official_names_of_fine_industries() =>
        Gen.Select(Arbitrary.Input, Arbitrary.Candidate).Sample((input, candidate) =>
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
            var site = Judged(input, candidate);
            foreach (var text in site.Conditions.Select(MatchWords.Say).Concat(site.Factors.Select(f => $"{f.Finding}")).Append(MatchWords.Reason(site)))
                Arbitrary.IndustryCodes.Aggregate(text.Replace("万元", ""), (rest, code) => rest.Replace(Industries.Label(code), "")).ShouldNotContain(c => c >= '\u4e00' && c <= '\u9fff', text);
        });

    [Fact]
    public void can_be_reckoned_for_the_most_extreme_figures_that_are_let_in()
    {
        decimal[] needs = [0, 0.0000000000000000000000000001m, 0.01m, 100_000_000];
        decimal[] limits = [0.0001m, 100];
        foreach (var (need, limit) in needs.SelectMany(need => limits.Select(limit => (need, limit))))
            foreach (var size in new[] { 0.01m, 100_000 })
            {
                var input = MotorMaker with { LandMu = need, FloorArea = need, Investment = 100_000_000, YearlyOutput = need, YearlyTax = need, EnergyTce = need, RdShare = need };
                var admission = Admission with { Figures = [new() { InvestmentPerMu = limit, TaxPerMu = limit, OutputPerMu = limit, RdShare = limit, EnergyPerOutput = limit }] };
                input.MustBeSound();
                Judged(input, Plot with { Size = size, SmallestPart = 0.01m, Admission = admission }).Score.ShouldBeInRange(0, 100);
                Judged(input, Building with { Size = size * 100, SmallestPart = 1, BuildingLandMu = 0.01m, Admission = admission }).Score.ShouldBeInRange(0, 100);
            }
    }

    private static bool IsSizeFailure(Condition c) => c is { Kind: ConditionKind.Land or ConditionKind.FloorArea, Verdict: Verdict.Failed };

    // Where the need is unknown there is no piece to cut, and a failing plot may turn into a fitting one with a worse fit: both are outside this comparison.
    private static decimal Fit(MatchInput input, Candidate plot) => input.LandMu is { } wanted && wanted <= plot.Size ? Judged(input, plot).Of(Factor.Size).Points : 0;

    private static IEnumerable<Guid> Order(MatchResult result) => result.Ranking.Select(s => s.SiteId);

    private static byte[] Bytes(MatchResult result) => JsonSerializer.SerializeToUtf8Bytes(result);

    private static T Stored<T>(T value) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value))!;
}
