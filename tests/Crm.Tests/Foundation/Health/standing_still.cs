using Crm.Foundation.Health;

namespace Crm.Tests.Foundation.Health;

public class standing_still
{
    private readonly DateTimeOffset start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private readonly Standstill standstill = new(TimeSpan.FromSeconds(20));

    [Fact]
    public void is_told_after_the_patience_is_over() => After((0, 5, 10), (20, 5, 10)).ShouldBe([new Stuck("lead", start)]);

    [Fact]
    public void is_not_told_before() => After((0, 5, 10), (19, 5, 10)).ShouldBeEmpty();

    [Fact]
    public void is_not_being_slow() => After((0, 5, 10), (15, 6, 100), (30, 7, 200)).ShouldBeEmpty();

    [Fact]
    public void is_not_having_nothing_to_do() => After((0, 10, 10), (60, 10, 10)).ShouldBeEmpty();

    [Fact]
    public void counts_from_the_last_move() => After((0, 5, 10), (15, 6, 10), (35, 6, 10)).ShouldBe([new Stuck("lead", start.AddSeconds(15))]);

    [Fact]
    public void counts_anew_after_catching_up() => After((0, 5, 10), (15, 10, 10), (30, 10, 12), (45, 10, 12)).ShouldBeEmpty();

    [Fact]
    public void names_the_longest_first()
    {
        standstill.See([new Progress("one", 0, 1)], start);
        standstill.See([new Progress("two", 0, 1), new Progress("one", 0, 1)], start.AddSeconds(5));

        standstill.See([new Progress("two", 0, 1), new Progress("one", 0, 1)], start.AddSeconds(60)).Select(s => s.Name).ShouldBe(["one", "two"]);
    }

    private IReadOnlyList<Stuck> After(params (int Second, long At, long Goal)[] looks) =>
        looks.Select(look => standstill.See([new Progress("lead", look.At, look.Goal)], start.AddSeconds(look.Second))).ToList()[^1];
}
