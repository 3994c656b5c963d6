using Crm.Foundation;
using Crm.Promises;
using Crm.Promises.Making;

namespace Crm.Tests.Promises;

public class making_a_promise
{
    [Fact]
    public void keeps_the_passage_as_the_text_has_it_and_how_the_text_stood_that_day()
    {
        var made = Make(Some.Command);
        (made.What, made.By, made.Waiting, made.Tax, made.Override).ShouldBe(("每亩补助三万元", "chen", false, null, null));
        made.Passage.ShouldBe(new PromisedPassage(Some.Document.Id, 1, Some.Document.Title, "对新建项目给予每亩三万元补助。", PassageStanding.InForce));
    }

    [Fact]
    public void is_refused_for_words_that_do_not_stand_there() =>
        Should.Throw<RuleBroken>(() => Make(Some.Command with { Quote = "每亩九万元" })).Field.ShouldBe("Quote");

    [Fact]
    public void needs_no_passage() => MakePromiseHandler.Decide(Some.Command with { Document = null, PolicyVersion = null, Quote = null }, null, "chen", false)
        .Cast<PromiseMade>().ShouldHaveSingleItem().Passage.ShouldBeNull();

    [Theory]
    [InlineData("2026-12-31", "2027-01-01")]
    [InlineData("2025-12-31", "2026-12-31")]
    public void on_a_text_that_does_not_hold_that_day_is_refused_without_a_reason(string from, string to)
    {
        var document = Some.Document with { ValidFrom = DateOnly.Parse(from, null), ValidTo = DateOnly.Parse(to, null) };
        var day = DateOnly.Parse(to, null) > new DateOnly(2026, 12, 31) ? Some.Day : new DateOnly(2027, 2, 1);
        var command = Some.Command with { OccurredOn = day, Due = day.AddYears(1) };
        Should.Throw<RuleBroken>(() => Make(command, document)).Field.ShouldBe("OverrideReason");
    }

    [Fact]
    public void on_an_expired_text_waits_when_an_officer_makes_it_and_counts_when_a_manager_does()
    {
        var expired = Some.Document with { ValidTo = new(2026, 6, 9) };
        var command = Some.Command with { OverrideReason = "过渡期内仍按原办法" };
        var officers = Make(command, expired);
        (officers.Waiting, officers.Override, officers.Passage!.Standing).ShouldBe((true, "过渡期内仍按原办法", PassageStanding.Expired));
        var managers = Make(command, expired, mayOverride: true);
        (managers.Waiting, managers.Override).ShouldBe((false, "过渡期内仍按原办法"));
    }

    [Fact]
    public void on_the_last_day_of_a_text_is_like_any_other() => Make(Some.Command, Some.Document with { ValidTo = Some.Day }).Passage!.Standing.ShouldBe(PassageStanding.InForce);

    [Fact]
    public void on_a_withdrawn_text_needs_a_reason_even_where_its_days_are_not_over() =>
        Should.Throw<RuleBroken>(() => Make(Some.Command, Some.Document with { Withdrawn = true }, mayOverride: true)).Field.ShouldBe("OverrideReason");

    [Fact]
    public void on_a_repealed_text_needs_a_reason_from_the_day_of_the_repeal_on()
    {
        Should.Throw<RuleBroken>(() => Make(Some.Command, Some.Document with { RepealedOn = Some.Day })).Field.ShouldBe("OverrideReason");
        Make(Some.Command, Some.Document with { RepealedOn = Some.Day.AddDays(1) }).Passage!.Standing.ShouldBe(PassageStanding.InForce);
    }

    [Fact]
    public void on_a_version_that_had_been_replaced_before_needs_a_reason_and_on_the_day_itself_none()
    {
        var replaced = Some.Document with { Versions = [.. Some.Document.Versions, new(2, Some.Day.AddDays(-1), 10, null)] };
        Should.Throw<RuleBroken>(() => Make(Some.Command, replaced)).Field.ShouldBe("OverrideReason");
        Make(Some.Command with { OccurredOn = Some.Day.AddDays(-1) }, replaced).Passage!.Standing.ShouldBe(PassageStanding.InForce);
    }

    [Fact]
    public void a_reason_given_without_need_is_not_kept()
    {
        var made = Make(Some.Command with { OverrideReason = "以防万一", TaxReason = "以防万一" });
        (made.Override, made.Tax, made.Waiting).ShouldBe((null, null, false));
    }

    [Theory]
    [InlineData("按缴纳税收地方留成的50%奖励", null)]
    [InlineData("每亩补助三万元", "以税收贡献为依据兑现奖励")]
    public void that_ties_a_reward_to_tax_must_be_acknowledged(string what, string? conditions)
    {
        var command = Some.Command with { What = what, Conditions = conditions };
        var refused = Should.Throw<RuleBroken>(() => Make(command));
        (refused.Field, refused.Kind).ShouldBe(("TaxReason", Refusal.Rule));
        var made = Make(command with { TaxReason = " 上级已批复 " });
        (made.Tax!.Reason, made.Tax.Words.Count).ShouldBe(("上级已批复", 1));
    }

    [Fact]
    public void resting_on_a_passage_that_ties_a_reward_to_tax_must_be_acknowledged_as_well()
    {
        var read = Some.Reading(Some.Document) with { Body = "对企业按地方留成部分的50%予以返还。" };
        Should.Throw<RuleBroken>(() => MakePromiseHandler.Decide(Some.Command with { Quote = "按地方留成部分的50%予以返还" }, read, "chen", false).ToList()).Field.ShouldBe("TaxReason");
    }

    private static PromiseMade Make(MakePromise command, Crm.Policies.Library.PolicyListing? document = null, bool mayOverride = false) =>
        MakePromiseHandler.Decide(command, Some.Reading(document ?? Some.Document), "chen", mayOverride).Cast<PromiseMade>().ShouldHaveSingleItem();
}
