using Crm.Clocks.Calendar;
using Crm.Clocks.Rules;
using Crm.Foundation;

namespace Crm.Tests.Clocks.Running;

public class rules_of_units
{
    private const string Path = "330000/330500/330521/";
    private static readonly DateOnly Day = new(2026, 11, 10);
    private static readonly ClockRules City = Named("市", new(2026, 1, 1));
    private static readonly ClockRules County = Named("县", new(2026, 11, 15));
    private static readonly ClockRulesShelf Shelf = new([Book("330500", City), Book("330521", County)]);

    [Fact]
    public void hold_for_the_units_below_until_those_have_their_own()
    {
        Shelf.Find(Path, new(2025, 12, 31)).ShouldBe(("", ClockRules.Default));
        Shelf.Find(Path, Day).ShouldBe(("330500", City));
        Shelf.Find(Path, new(2026, 11, 15)).ShouldBe(("330521", County));
        Shelf.Find("330000/330500/330523/", new(2026, 11, 15)).ShouldBe(("330500", City));
    }

    [Fact]
    public void of_the_same_day_are_not_adopted_twice()
    {
        var adopting = new AdoptClockRules("330500", Named("二", City.ValidFrom), Day);
        Should.Throw<RuleBroken>(() => AdoptClockRulesHandler.Decide(adopting, Book("330500", City), Day).ToList()).Field.ShouldBe("Rules.ValidFrom");
        AdoptClockRulesHandler.Decide(adopting, null, Day).ShouldHaveSingleItem().ShouldBeOfType<ClockRulesAdopted>();
    }

    [Fact]
    public void that_were_revoked_count_no_more()
    {
        RevokeClockRulesHandler.Decide(new RevokeClockRules("330500", City.ValidFrom, "写错了", Day), Book("330500", City), Day)
            .ShouldBe([new ClockRulesRevoked(City.ValidFrom, "写错了", Day)]);
        Book("330500", City).Apply(new ClockRulesRevoked(City.ValidFrom, "写错了", Day)).Sets.ShouldBeEmpty();
        Should.Throw<RuleBroken>(() => RevokeClockRulesHandler.Decide(new RevokeClockRules("330500", Day, "写错了", Day), Book("330500", City), Day).ToList());
    }

    [Fact]
    public void say_something_sound_about_every_kind()
    {
        ClockRules.Default.MustBeSound();
        Unsound(Named("少", Day) with { Rules = [.. City.Rules.Skip(1)] });
        Unsound(First(r => r with { WarnAt = [80, 50] }));
        Unsound(First(r => r with { WarnAt = [100] }));
        Unsound(First(r => r with { Term = new Term(0, Measure.Hours) }));
        Unsound(First(r => r with { Escalate = [] }));
        Unsound(First(r => r with { Escalate = [new EscalationStep(0, new Term(1, Measure.Hours))] }));

        static void Unsound(ClockRules rules) => Should.Throw<RuleBroken>(rules.MustBeSound);
        static ClockRules First(Func<ClockRule, ClockRule> change) => City with { Rules = [change(City.Rules[0]), .. City.Rules.Skip(1)] };
    }

    [Fact]
    public void survive_a_form() => new ClockRulesForm(City) { Name = City.Name, ValidFrom = City.ValidFrom }.Read().Rules.Select(r => (r.Kind, r.Term, string.Join(' ', r.WarnAt), string.Join(' ', r.Escalate)))
        .ShouldBe(City.Rules.Select(r => (r.Kind, r.Term, string.Join(' ', r.WarnAt), string.Join(' ', r.Escalate))));

    private static ClockRules Named(string name, DateOnly from) => ClockRules.Default with { Name = name, ValidFrom = from };

    private static ClockRulesBook Book(string unit, params ClockRules[] sets) => new(ClockRulesBook.IdOf(unit), unit, sets);
}
