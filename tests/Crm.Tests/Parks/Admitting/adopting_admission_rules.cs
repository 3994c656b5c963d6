using Crm.Foundation;
using Crm.Parks;
using Crm.Parks.Admitting;
using static Crm.Tests.Parks.Given;

namespace Crm.Tests.Parks.Admitting;

public class adopting_admission_rules
{
    private static readonly AdmissionRules Old = RulesFrom(new(2025, 1, 1));
    private static readonly AdmissionRules New = RulesFrom(new(2026, 1, 1)) with { ValidTo = new(2026, 12, 31) };

    [Fact]
    public void keeps_the_older_sets_as_they_were() =>
        AdoptAdmissionRulesHandler.Decide(new(Guid.Empty, New, Today), EmptyPark.Apply(new AdmissionRulesAdopted(Old, Today)), Today)
            .ShouldBe([new AdmissionRulesAdopted(New, Today)]);

    [Fact]
    public void never_writes_over_a_set() =>
        Should.Throw<RuleBroken>(() => AdoptAdmissionRulesHandler.Decide(new(Guid.Empty, New, Today), EmptyPark.Apply(new AdmissionRulesAdopted(New, Today)), Today).ToList())
            .Field.ShouldBe("Rules.ValidFrom");

    [Fact]
    public void can_be_done_again_from_the_same_day_after_a_set_was_revoked()
    {
        var adopted = EmptyPark.Apply(new AdmissionRulesAdopted(New, Today));
        var revoked = adopted.Apply((AdmissionRulesRevoked)RevokeAdmissionRulesHandler.Decide(new(Guid.Empty, New.ValidFrom, " 录错 ", Today), adopted, Today).Single());
        AdoptAdmissionRulesHandler.Decide(new(Guid.Empty, New, Today), revoked, Today).Count().ShouldBe(1);
    }

    [Fact]
    public void can_not_be_revoked_where_there_is_none() =>
        Should.Throw<RuleBroken>(() => RevokeAdmissionRulesHandler.Decide(new(Guid.Empty, New.ValidFrom, "录错", Today), EmptyPark, Today).ToList());

    [Theory]
    [InlineData("2024-12-31", null)]
    [InlineData("2025-01-01", "2025-01-01")]
    [InlineData("2025-12-31", "2025-01-01")]
    [InlineData("2026-01-01", "2026-01-01")]
    [InlineData("2026-12-31", "2026-01-01")]
    [InlineData("2027-01-01", "2025-01-01")]
    public void has_the_newest_valid_set_in_force_on_any_day(string day, string? from) =>
        AdmissionRules.InForce([New, Old], DateOnly.Parse(day))?.ValidFrom.ShouldBe(DateOnly.Parse(from!));

    [Fact]
    public void says_at_the_field_what_is_wrong()
    {
        var wrong = New with { Source = "", ValidTo = new(2025, 1, 1), Figures = [new() { TaxPerMu = -1 }, new()], ExcludedIndustries = ["38"] };
        new AdoptAdmissionRulesValidator().Validate(new AdoptAdmissionRules(Guid.Empty, wrong, Today)).Errors.Select(e => e.PropertyName)
            .ShouldBe(["Rules.ValidTo", "Rules.Source", "Rules.Figures", "Rules.Figures[0].TaxPerMu", "Rules.ExcludedIndustries[0]"], ignoreOrder: true);
    }
}
