using Crm.Team.SigningIn;

namespace Crm.Tests.Team.SigningIn;

public class too_many_attempts
{
    private static readonly DateTimeOffset Now = new(2025, 3, 14, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void a_strange_browser_is_counted_by_pair_by_address_and_by_login() =>
        Patience.For("wang", "a", null).Select(p => p.Key).ShouldBe(["address a", "login wang", "pair wang a"], ignoreOrder: true);

    [Fact]
    public void a_known_browser_has_a_counter_that_no_stranger_can_touch()
    {
        var known = Patience.For("wang", "a", "device-1").ShouldHaveSingleItem();
        Patience.For("wang", "a", null).Select(p => p.Key).ShouldNotContain(known.Key);
        Patience.For("li", "a", "device-1").Single().Key.ShouldNotBe(known.Key);
    }

    [Fact]
    public void one_address_can_not_lock_a_login_for_strange_browsers_elsewhere()
    {
        var free = Patience.For("wang", "a", null).ToDictionary(p => p.Key.Split(' ')[0], p => p.Free);
        free["login"].ShouldBeGreaterThan(5 * free["pair"]);
    }

    [Fact]
    public void waits_double_up_to_a_quarter_of_an_hour()
    {
        var pair = new Patience("pair", 5, Own: true);
        pair.NextAt(4, Now).ShouldBeLessThan(Now);
        Enumerable.Range(5, 8).Select(n => (pair.NextAt(n, Now) - Now).TotalSeconds).ShouldBe([30, 60, 120, 240, 480, 900, 900, 900]);
        (pair.NextAt(int.MaxValue, Now) - Now).TotalMinutes.ShouldBe(15);
    }

    [Fact]
    public void failures_are_forgotten_after_an_hour_of_quiet()
    {
        Patience.Remembered(9, Now.AddMinutes(-59), Now).ShouldBe(9);
        Patience.Remembered(9, Now.AddMinutes(-60), Now).ShouldBe(0);
    }
}
