using Crm.Foundation;

namespace Crm.Tests.Foundation;

public class commands_that_take_turns
{
    [Fact]
    public async Task wait_for_the_one_before_about_the_same_thing()
    {
        var first = await Turns.Take(new About("甲"), default);
        var second = Turns.Take(new About("甲"), default).AsTask();
        second.IsCompleted.ShouldBeFalse();
        first!.Dispose();
        (await second)!.Dispose();
    }

    [Fact]
    public async Task are_the_only_ones_that_wait() => (await Turns.Take("anything else", default)).ShouldBeNull();

    private sealed record About(object Turn) : ITakesTurns;
}
