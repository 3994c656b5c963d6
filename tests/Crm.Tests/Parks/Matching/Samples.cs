using Crm.Leads;
using Crm.Parks;
using Crm.Parks.Matching;

namespace Crm.Tests.Parks.Matching;

/// <summary>A motor maker who wants 80 亩 in Deqing, and a plot there that suits it.</summary>
internal static class Samples
{
    public static readonly DateOnly Today = new(2026, 3, 2);

    public static MatchInput MotorMaker => new()
    {
        AsOf = Today,
        Industry = "C3811",
        Region = "330521",
        Site = SitePreference.Land,
        LandMu = 80,
        Investment = 36000,
        YearlyOutput = 60000,
        YearlyTax = 2800,
        RdShare = 3.5m,
        EnergyTce = 3000,
        PowerKva = 2000,
        WantedBy = new(2026, 9, 30),
    };

    public static AdmissionRules Admission => new()
    {
        ValidFrom = new(2025, 1, 1),
        Source = "德清县工业项目准入标准（2025）",
        Figures = [new() { InvestmentPerMu = 400, TaxPerMu = 30, OutputPerMu = 600, RdShare = 3, EnergyPerOutput = 0.1m }],
        ExcludedIndustries = ["C26"],
    };

    public static Candidate Plot => new()
    {
        ParkId = new("00000000-0000-0000-0000-000000000001"),
        ParkName = "德清高新区",
        Region = "330521",
        LeadingIndustries = ["C38", "C39"],
        SiteId = new("00000000-0000-0000-0000-0000000000a1"),
        SiteName = "A-03",
        Kind = SiteKind.Land,
        Size = 80,
        PowerKva = 5000,
        ReadyOn = new(2026, 1, 1),
        Price = 35,
        PriceBasis = PriceBasis.LandPerMu,
        Admission = Admission,
    };

    public static Candidate Building => Plot with
    {
        SiteId = new("00000000-0000-0000-0000-0000000000b1"),
        SiteName = "3 号厂房",
        Kind = SiteKind.Building,
        Size = 12000,
        SmallestPart = 3000,
        BuildingLandMu = 12,
        Price = 18,
        PriceBasis = PriceBasis.RentPerSquareMetre,
    };

    public static RankedSite Judged(MatchInput input, Candidate candidate) => ParkMatcher.Rank(input, MatchRules.Default, [candidate]).Ranking.Single();

    public static Condition Of(this RankedSite site, ConditionKind kind) => site.Conditions.Single(c => c.Kind == kind);

    public static FactorScore Of(this RankedSite site, Factor factor) => site.Factors.Single(f => f.Factor == factor);
}
