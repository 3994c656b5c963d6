using System.Globalization;
using Crm.Leads;
using Crm.Parks;
using Crm.Parks.Matching;
using static Crm.Tests.Parks.Matching.Samples;

namespace Crm.Tests.Parks.Matching;

public class judging_a_site
{
    public judging_a_site() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");

    [Fact]
    public void that_suits_meets_every_condition_and_shows_the_values()
    {
        var site = Judged(MotorMaker, Plot with { Size = 96, SmallestPart = 20 });
        site.Fits().ShouldBeTrue();
        site.Conditions.ShouldAllBe(c => c.Verdict == Verdict.Met);
        MatchWords.Say(site.Of(ConditionKind.Land)).ShouldBe("需 80 亩 · 有 96 亩");
        MatchWords.Say(site.Of(ConditionKind.Power)).ShouldBe("需 2,000 kVA · 有 5,000 kVA");
        MatchWords.Say(site.Of(ConditionKind.EnergyPerOutput)).ShouldBe("最多 0.1 吨标煤/万元 · 项目 0.05 吨标煤/万元");
    }

    [Theory]
    [InlineData(ConditionKind.Land, "需 80 亩 · 有 60 亩")]
    [InlineData(ConditionKind.Power, "需 2,000 kVA · 有 1,000 kVA")]
    [InlineData(ConditionKind.Ready, "需 2026-09-30 · 有 2027-01-01")]
    [InlineData(ConditionKind.Industry, "发电机及发电机组制造属禁入的电气机械和器材制造业")]
    [InlineData(ConditionKind.InvestmentPerMu, "至少 800 万元/亩 · 项目 600 万元/亩")]
    [InlineData(ConditionKind.TaxPerMu, "至少 60 万元/亩 · 项目 46.67 万元/亩")]
    public void that_falls_short_says_by_how_much(ConditionKind kind, string words)
    {
        var site = Judged(MotorMaker, Plot with
        {
            Size = 60,
            PowerKva = 1000,
            ReadyOn = new(2027, 1, 1),
            Admission = Admission with { ExcludedIndustries = ["C38"], Figures = [new() { InvestmentPerMu = 800, TaxPerMu = 60 }] },
        });
        site.Of(kind).Verdict.ShouldBe(Verdict.Failed);
        MatchWords.Say(site.Of(kind)).ShouldBe(words);
    }

    [Fact]
    public void holds_nothing_unknown_against_it()
    {
        var site = Judged(new() { AsOf = Today }, Plot);
        site.Fits().ShouldBeTrue();
        site.Conditions.Where(c => c.Kind != ConditionKind.Free).ShouldAllBe(c => c.Verdict == Verdict.Unknown);
        MatchWords.Say(site.Of(ConditionKind.Land)).ShouldBe("需 未知 · 有 80 亩");
        MatchWords.Say(site.Of(ConditionKind.Industry)).ShouldBe("项目行业未知");
        MatchWords.Say(site.Of(ConditionKind.TaxPerMu)).ShouldBe("至少 30 万元/亩 · 项目 未知");
    }

    [Fact]
    public void that_is_held_for_another_project_fails_and_one_being_prepared_does_not()
    {
        MatchWords.Say(Judged(MotorMaker, Plot with { Status = SiteStatus.Reserved }).Of(ConditionKind.Free)).ShouldBe("已预订");
        Judged(MotorMaker, Plot with { Status = SiteStatus.Reserved }).Fits().ShouldBeFalse();
        Judged(MotorMaker, Plot with { Status = SiteStatus.Preparing }).Fits().ShouldBeTrue();
    }

    [Fact]
    public void of_the_wrong_kind_fails() =>
        Judged(MotorMaker, Building).Of(ConditionKind.Site).Verdict.ShouldBe(Verdict.Failed);

    [Theory]
    [InlineData("330522", Verdict.Met)]
    [InlineData("330500-P01", Verdict.Met)]
    [InlineData("330106", Verdict.Failed)]
    public void in_the_same_city_is_near_enough_by_the_first_rules(string region, Verdict verdict) =>
        Judged(MotorMaker, Plot with { Region = region }).Of(ConditionKind.Region).Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData("C", Verdict.Unknown)]
    [InlineData("C26", Verdict.Failed)]
    [InlineData("C2651", Verdict.Failed)]
    [InlineData("C38", Verdict.Met)]
    [InlineData("C13", Verdict.Failed)]
    public void asks_whether_the_industry_is_let_in(string industry, Verdict verdict)
    {
        var admission = Admission with { AllowedIndustries = ["C26", "C38"] };
        Judged(MotorMaker with { Industry = industry }, Plot with { Admission = admission }).Of(ConditionKind.Industry).Verdict.ShouldBe(verdict);
    }

    [Fact]
    public void reckons_per_mu_of_the_part_that_is_taken()
    {
        Judged(MotorMaker, Plot with { Size = 160 }).Of(ConditionKind.InvestmentPerMu).Given.ShouldBe("225");
        Judged(MotorMaker, Plot with { Size = 160, SmallestPart = 40 }).Of(ConditionKind.InvestmentPerMu).Given.ShouldBe("450");
        Judged(MotorMaker with { FloorArea = 6000, Site = SitePreference.Any }, Building).Of(ConditionKind.InvestmentPerMu).Given.ShouldBe("6,000");
    }

    [Fact]
    public void takes_the_figures_of_the_most_specific_industry()
    {
        var admission = Admission with { Figures = [new() { TaxPerMu = 20 }, new() { Industry = "C38", TaxPerMu = 25 }, new() { Industry = "C382", TaxPerMu = 40 }] };
        Judged(MotorMaker, Plot with { Admission = admission }).Of(ConditionKind.TaxPerMu).Asked.ShouldBe("25");
    }

    [Fact]
    public void scores_every_factor_and_adds_up()
    {
        var site = Judged(MotorMaker, Plot);
        site.Of(Factor.Region).Points.ShouldBe(25);
        site.Of(Factor.Industry).Points.ShouldBe(25);
        site.Of(Factor.Size).Points.ShouldBe(15);
        site.Of(Factor.Admission).Points.ShouldBe(3.8m, "the investment, an eighth above what is asked, is the tightest: a quarter of 15 points");
        site.Of(Factor.Timing).Points.ShouldBe(10);
        site.Of(Factor.Price).Points.ShouldBe(7.5m);
        site.Score.ShouldBe(86.3m);
    }

    [Fact]
    public void gives_its_reason_in_one_sentence()
    {
        MatchWords.Reason(Judged(MotorMaker with { PowerKva = null }, Plot with { Price = 70 })).ShouldBe(
            "在意向地区内，主导产业电气机械和器材制造业正对口，面积正好，现在就能交付；但亩均投资离准入线只余 13%，地价偏高（70 万元/亩）；用电容量待核实。");
        MatchWords.Reason(Judged(MotorMaker, Plot with { Size = 60, PowerKva = 800 })).ShouldBe(
            "不合适：要 80 亩，只有 60 亩；用电要 2,000 kVA，只有 800 kVA。");
    }

    [Fact]
    public void gives_its_reason_in_english_too()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        MatchWords.Reason(Judged(MotorMaker, Plot with { Size = 60 })).ShouldBe("Does not fit: wants 80 mu, has only 60 mu.");
    }
}
