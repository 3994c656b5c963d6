using Crm.Leads;
using Crm.Parks;
using Crm.Parks.Matching;
using CsCheck;

namespace Crm.Tests.Parks.Matching;

/// <summary>Questions and sites of every kind, with gaps where figures are unknown.</summary>
internal static class Arbitrary
{
    public static readonly string[] IndustryCodes = ["C", "C13", "C26", "C261", "C38", "C381", "C3811", "C3812", "C382", "C39", "G59", "I65"];
    private static readonly Gen<string> Industry = Gen.OneOf(IndustryCodes);
    private static readonly Gen<string> Region = Gen.OneOf("330000", "330500", "330521", "330522", "330500-P01", "330100", "330109", "310000", "310115", "429004", "429005");
    private static readonly Gen<DateOnly> Day = Gen.Int[0, 1500].Select(days => new DateOnly(2025, 1, 1).AddDays(days));

    public static readonly Gen<MatchInput> Input =
        from industry in Maybe(Industry)
        from region in Maybe(Region)
        from site in Gen.Enum<SitePreference>()
        from sizes in Gen.Select(Maybe(Amount(1, 400)), Maybe(Amount(100, 40000)))
        from money in Gen.Select(Maybe(Amount(100, 500000)), Maybe(Amount(0, 900000)), Maybe(Amount(0, 40000)))
        from energy in Gen.Select(Maybe(Amount(0, 90000)), Maybe(Amount(0, 20000)), Maybe(Amount(0, 20)))
        from days in Gen.Select(Day, Maybe(Day))
        select new MatchInput
        {
            AsOf = days.Item1, WantedBy = days.Item2, Industry = industry, Region = region, Site = site, LandMu = sizes.Item1, FloorArea = sizes.Item2,
            Investment = money.Item1, YearlyOutput = money.Item2, YearlyTax = money.Item3, EnergyTce = energy.Item1, PowerKva = energy.Item2, RdShare = energy.Item3,
        };

    private static readonly Gen<AdmissionFigures> Figures =
        from industry in Maybe(Industry)
        from money in Gen.Select(Maybe(Amount(1, 800)), Maybe(Amount(1, 60)), Maybe(Amount(1, 1500)))
        from rest in Gen.Select(Maybe(Amount(1, 10)), Maybe(Amount(1, 300)))
        select new AdmissionFigures
        {
            Industry = industry, InvestmentPerMu = money.Item1, TaxPerMu = money.Item2, OutputPerMu = money.Item3, RdShare = rest.Item1, EnergyPerOutput = rest.Item2 / 1000,
        };

    private static readonly Gen<AdmissionRules> Admission =
        from figures in Figures.List[0, 3]
        from allowed in Industry.List[0, 3]
        from excluded in Industry.List[0, 2]
        select new AdmissionRules { ValidFrom = new(2024, 1, 1), Source = "", Figures = figures, AllowedIndustries = allowed, ExcludedIndustries = excluded };

    public static readonly Gen<Candidate> Candidate =
        from ids in Gen.Select(Gen.Int[1, 5], Gen.Guid)
        from kind in Gen.Enum<SiteKind>()
        from region in Region.Where(r => !r.EndsWith("0000", StringComparison.Ordinal))
        from leading in Industry.List[0, 3]
        from sizes in Gen.Select(Amount(1, 40000), Maybe(Amount(1, 20000)), Maybe(Amount(1, 60)))
        from rest in Gen.Select(Maybe(Amount(0, 20000)), Maybe(Day), Maybe(Amount(1, 9000)))
        from admission in Maybe(Admission)
        from status in Gen.Enum<SiteStatus>()
        select new Candidate
        {
            ParkId = new Guid(ids.Item1, 0, 0, new byte[8]), ParkName = "园", SiteId = ids.Item2, SiteName = "地", Kind = kind, Region = region, LeadingIndustries = leading,
            Size = sizes.Item1, SmallestPart = sizes.Item2 is { } part ? Math.Min(part, sizes.Item1) : null, BuildingLandMu = kind == SiteKind.Building ? sizes.Item3 : null, PowerKva = rest.Item1, ReadyOn = rest.Item2,
            Price = rest.Item3, PriceBasis = kind == SiteKind.Land ? PriceBasis.LandPerMu : PriceBasis.RentPerSquareMetre, Admission = admission, Status = status,
        };

    public static readonly Gen<List<Candidate>> Candidates = Candidate.List[0, 12].Select(list => list.DistinctBy(c => c.SiteId).ToList());

    private static Gen<decimal> Amount(int least, int most) => Gen.Int[least * 4, most * 4].Select(quarters => quarters / 4m);

    private static Gen<T?> Maybe<T>(Gen<T> gen, T? absent = null) where T : class => Gen.Frequency((1, Gen.Const(absent)), (3, gen.Select(T? (value) => value)));

    private static Gen<T?> Maybe<T>(Gen<T> gen, T? absent = null) where T : struct => Gen.Frequency((1, Gen.Const(absent)), (3, gen.Select(T? (value) => value)));
}
