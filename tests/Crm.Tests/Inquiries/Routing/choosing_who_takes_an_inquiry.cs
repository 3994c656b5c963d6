using Crm.Inquiries;
using Crm.Inquiries.Routing;
using Crm.Leads;
using CsCheck;

namespace Crm.Tests.Inquiries.Routing;

public class choosing_who_takes_an_inquiry
{
    private static readonly RoutingInput Any = new(Topic.Policy, Source.WebForm, "330521", "浙江云帆机电有限公司 要地", null);

    [Fact]
    public void in_turn_gives_ten_thousand_evenly_to_within_one()
    {
        var rule = Rule(people: [.. "abcdefg".Select(c => new RoutingShare($"{c}"))]);
        var given = Play(rule, 10_000);
        (given.Values.Max() - given.Values.Min()).ShouldBeLessThanOrEqualTo(1);
        given.Values.Sum().ShouldBe(10_000);
    }

    [Fact]
    public void by_load_gives_ten_thousand_evenly_to_within_one_while_nothing_is_closed()
    {
        var given = Play(Rule(way: RoutingWay.LeastLoaded, people: [.. "abcde".Select(c => new RoutingShare($"{c}"))]), 10_000);
        (given.Values.Max() - given.Values.Min()).ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void in_turn_keeps_to_the_weights_at_every_moment() =>
        Gen.Int[1, 9].List[1, 6].Sample(weights =>
        {
            var shares = weights.Select((w, i) => new RoutingShare($"{i}", w)).ToArray();
            var given = Play(Rule(people: shares), 500);
            return shares.All(s => Math.Abs(given[s.Login] - 500.0 * s.Weight / weights.Sum()) <= weights.Count);
        });

    [Fact]
    public void nobody_is_flooded_who_comes_back()
    {
        var rule = Rule(people: [new("a"), new("b"), new("c")]);
        var given = new Dictionary<string, int>();
        Play(rule, 300, given, absent: "c");
        given.GetValueOrDefault("c").ShouldBeLessThanOrEqualTo(150, "that is keeping pace, not work");
        var before = given.ToDictionary();
        Play(rule, 30, given);
        foreach (var login in "abc") (given[$"{login}"] - before[$"{login}"]).ShouldBeInRange(9, 11, $"{login}");
    }

    [Fact]
    public void passes_over_who_is_away_full_or_gone_and_says_so()
    {
        var rule = Rule(people: [new("away"), new("full", Capacity: 3), new("gone"), new("free")]);
        var decision = Crm.Inquiries.Routing.Routing.Decide([rule], Any, (_, share) => new RoutingStanding(0, share.Login == "full" ? 3 : 0, share.Login == "away", share.Login == "gone"));
        decision.To.ShouldBe("free");
        decision.Candidates.Select(c => (c.Login, c.PassedOver)).ShouldBe([("away", PassedOver.Absent), ("full", PassedOver.Full), ("gone", PassedOver.Gone), ("free", null)]);
    }

    [Fact]
    public void goes_on_to_the_next_rule_that_fits_when_nobody_is_free()
    {
        var (first, second) = (Rule("first", people: [new("away")]), Rule("second", people: [new("there")]));
        var decision = Crm.Inquiries.Routing.Routing.Decide([first, second], Any, (_, share) => new RoutingStanding(0, 0, share.Login == "away", false));
        (decision.Rule?.Name, decision.To).ShouldBe(("second", "there"));
    }

    [Fact]
    public void leaves_it_with_the_unit_when_nobody_is_free_and_keeps_who_came_into_question()
    {
        var decision = Crm.Inquiries.Routing.Routing.Decide([Rule(people: [new("away")])], Any, (_, _) => new RoutingStanding(0, 0, true, false));
        (decision.Rule, decision.To).ShouldBe((null, null));
        decision.Candidates.ShouldHaveSingleItem().PassedOver.ShouldBe(PassedOver.Absent);
    }

    [Theory]
    [InlineData("330521", true)] // the county itself
    [InlineData("330500", false)] // wider than the rule
    [InlineData("330523", false)]
    [InlineData(null, false)]
    public void a_rule_for_a_region_takes_what_lies_in_it(string? region, bool fits) => Rule(regions: ["330521"]).Fits(Any with { Region = region }).ShouldBe(fits);

    [Fact]
    public void a_rule_for_a_wider_region_takes_everything_in_it()
    {
        Rule(regions: ["330500"]).Fits(Any).ShouldBeTrue();
        Rule(regions: ["330000"]).Fits(Any).ShouldBeTrue();
        Rule(regions: ["310000"]).Fits(Any).ShouldBeFalse();
    }

    [Fact]
    public void a_rule_looks_at_topic_channel_words_and_amount()
    {
        (Rule() with { Topics = [Topic.Policy] }).Fits(Any).ShouldBeTrue();
        (Rule() with { Topics = [Topic.Building] }).Fits(Any).ShouldBeFalse();
        (Rule() with { Sources = [Source.Hotline] }).Fits(Any).ShouldBeFalse();
        (Rule() with { Words = ["光伏", "机电"] }).Fits(Any).ShouldBeTrue();
        (Rule() with { Words = ["光伏"] }).Fits(Any).ShouldBeFalse();
        (Rule() with { AtLeast = 10_000 }).Fits(Any).ShouldBeFalse("no amount is known");
        (Rule() with { AtLeast = 10_000 }).Fits(Any with { Amount = 10_000 }).ShouldBeTrue();
    }

    [Theory]
    [InlineData("计划投资3亿元建厂", 30_000)]
    [InlineData("约 5,000 万", 5_000)]
    [InlineData("总投资1.5亿，一期 3000万元", 15_000)]
    [InlineData("投资２亿", 20_000)]
    [InlineData("要 80 亩工业用地", null)]
    [InlineData("年产 20 万台电机，占地 1.2 万平方米", null)]
    [InlineData("用地 3 万㎡，投资 8000 万", 8_000)]
    [InlineData("", null)]
    public void an_amount_is_read_as_people_write_it(string wish, int? wan) => WrittenAmount.In(wish).ShouldBe(wan);

    private static Dictionary<string, int> Play(RoutingRule rule, int inquiries, Dictionary<string, int>? given = null, string? absent = null)
    {
        given ??= [];
        var open = new Dictionary<string, int>();
        for (var i = 0; i < inquiries; i++)
        {
            var decision = Crm.Inquiries.Routing.Routing.Decide([rule], Any, (_, share) =>
                new RoutingStanding(given.GetValueOrDefault(share.Login), open.GetValueOrDefault(share.Login), share.Login == absent, false));
            foreach (var (login, count) in Crm.Inquiries.Routing.Routing.Tally(decision)) given[login] = count;
            open[decision.To!] = open.GetValueOrDefault(decision.To!) + 1;
        }
        return given;
    }

    private static RoutingRule Rule(string name = "rule", RoutingWay way = RoutingWay.InTurn, string[]? regions = null, params RoutingShare[] people) =>
        new(name, regions ?? [], [], [], [], null, way, people);
}
