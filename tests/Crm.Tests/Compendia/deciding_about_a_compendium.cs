using Crm.Compendia;
using Crm.Compendia.Building;
using Crm.Compendia.Drafting;
using Crm.Compendia.Publishing;
using Crm.Foundation;

namespace Crm.Tests.Compendia;

public class deciding_about_a_compendium
{
    private static readonly DateOnly Today = new(2026, 6, 1);
    private static readonly CompendiumScope Scope = new(["330500"], [], [], Today);
    private static readonly Guid Build = Guid.NewGuid();

    private static Crm.Compendia.Compendium Drafted => new() { Id = Guid.NewGuid(), Title = "汇编", Scope = Scope };

    [Fact]
    public void is_left_as_it_is_where_nothing_is_changed() =>
        ReviseCompendiumHandler.Decide(new ReviseCompendium(Guid.NewGuid(), " 汇编 ", Scope with { Regions = ["330500"] }), Drafted, Today).ShouldBeEmpty();

    [Fact]
    public void keeps_another_scope() =>
        ReviseCompendiumHandler.Decide(new ReviseCompendium(Guid.NewGuid(), "汇编", Scope with { Regions = ["330521"] }), Drafted, Today).Single().ShouldBeOfType<CompendiumRedrafted>().Scope.Regions.ShouldBe(["330521"]);

    [Fact]
    public void is_refused_while_it_is_being_built()
    {
        var building = Drafted with { Building = Build };
        Should.Throw<RuleBroken>(() => BuildCompendiumHandler.Decide(new BuildCompendium(building.Id, Guid.NewGuid()), building, Today).ToList()).Kind.ShouldBe(Refusal.Conflict);
        Should.Throw<RuleBroken>(() => ReviseCompendiumHandler.Decide(new ReviseCompendium(building.Id, "别的", Scope), building, Today).ToList()).Kind.ShouldBe(Refusal.Conflict);
    }

    [Fact]
    public void ends_the_build_that_runs()
    {
        CancelBuildHandler.Decide(Drafted with { Building = Build }, Today).ShouldBe([new CompendiumBuildCancelled(Build, Today)]);
        Should.Throw<RuleBroken>(() => CancelBuildHandler.Decide(Drafted, Today).ToList());
    }

    [Fact]
    public void publishes_the_last_build_and_nothing_that_was_never_built()
    {
        PublishCompendiumHandler.Decide(Drafted with { Built = Build }, Today).ShouldBe([new CompendiumPublished(Build, Today)]);
        Should.Throw<RuleBroken>(() => PublishCompendiumHandler.Decide(Drafted, Today).ToList());
        Should.Throw<RuleBroken>(() => PublishCompendiumHandler.Decide(Drafted with { Built = Build, Published = Build }, Today).ToList());
    }

    [Theory]
    [InlineData("999999")]
    [InlineData("湖州")]
    public void takes_regions_by_their_codes_only(string code) => new CompendiumScopeValidator().Validate(Scope with { Regions = [code] }).IsValid.ShouldBeFalse();
}
