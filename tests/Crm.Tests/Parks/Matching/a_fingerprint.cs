using Crm.Parks.Matching;
using static Crm.Tests.Parks.Matching.Samples;

namespace Crm.Tests.Parks.Matching;

public class a_fingerprint
{
    private static readonly string Original = Fingerprint.Of(MotorMaker, MatchRules.Default, [Plot, Building]);

    [Fact]
    public void stays_what_it_was_in_earlier_releases() =>
        Original.ShouldBe("34609352762d34162e49844ea49a8c545c30d7c67dd92b70e767fa5cb7df32b3");

    [Fact]
    public void ignores_order_and_the_way_numbers_are_typed() =>
        Fingerprint.Of(MotorMaker with { LandMu = 80.00m }, MatchRules.Default, [Building, Plot with { Price = 35.0m }]).ShouldBe(Original);

    [Fact]
    public void notices_a_change_of_an_input() => Fingerprint.Of(MotorMaker with { LandMu = 81 }, MatchRules.Default, [Plot, Building]).ShouldNotBe(Original);

    [Fact]
    public void notices_a_change_of_a_rule() =>
        Fingerprint.Of(MotorMaker, MatchRules.Default with { UnknownShare = 0.4m }, [Plot, Building]).ShouldNotBe(Original);

    [Fact]
    public void notices_a_change_of_a_candidate()
    {
        Fingerprint.Of(MotorMaker, MatchRules.Default, [Plot with { Price = 36 }, Building]).ShouldNotBe(Original);
        Fingerprint.Of(MotorMaker, MatchRules.Default, [Plot with { Admission = Admission with { ExcludedIndustries = [] } }, Building]).ShouldNotBe(Original);
    }

    [Fact]
    public void notices_a_missing_candidate() => Fingerprint.Of(MotorMaker, MatchRules.Default, [Plot]).ShouldNotBe(Original);
}
