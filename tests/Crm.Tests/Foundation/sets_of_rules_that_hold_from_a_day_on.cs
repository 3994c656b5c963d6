using Crm.Foundation;

namespace Crm.Tests.Foundation;

public class sets_of_rules_that_hold_from_a_day_on
{
    private static readonly DateOnly June = new(2026, 6, 1);
    private static readonly DateOnly July = new(2026, 7, 1);

    [Fact]
    public void the_one_with_the_latest_beginning_holds_and_of_two_the_one_made_last()
    {
        var book = new Book("330500", [new("july", July), new("june", June), new("june again", June)]);
        book.On(June.AddDays(-1)).ShouldBeNull();
        book.On(June)!.Name.ShouldBe("june again");
        book.On(July.AddDays(-1))!.Name.ShouldBe("june again");
        book.On(July.AddYears(1))!.Name.ShouldBe("july");
    }

    [Fact]
    public void a_units_own_hold_and_else_those_of_the_nearest_unit_above_that_has_some_by_then()
    {
        Book[] books = [new("330000", [new("province", June)]), new("330521", [new("county", July)])];
        (string, Set)? Holds(string path, DateOnly day) => DatedSets.InForce(path, day, unit => books.FirstOrDefault(b => b.Unit == unit));
        Holds("330000/330500/330521/", June)!.Value.Item2.Name.ShouldBe("province");
        Holds("330000/330500/330521/", July).ShouldBe(("330521", new Set("county", July)));
        Holds("330000/330500/330523/", July)!.Value.Item1.ShouldBe("330000");
        Holds("330000/330500/330521/", June.AddDays(-1)).ShouldBeNull();
        Holds("310000/", July).ShouldBeNull();
    }

    private sealed record Set(string Name, DateOnly From) : IDatedSet;

    private sealed record Book(string Unit, IReadOnlyList<Set> Sets) : IUnitBook<Set>;
}
