using Crm.Hotline;
using Crm.Hotline.Ringing;
using Crm.Hotline.Simulating;

namespace Crm.Tests.Hotline.Simulating;

public class a_scripted_day
{
    private static readonly DateTimeOffset Begin = new(2026, 6, 1, 1, 0, 0, TimeSpan.Zero);

    private static CtiScript Day(int seed) => CtiScript.Make(ScriptLength.Day, seed, "801", "802", "803");

    [Fact]
    public void is_the_same_for_the_same_seed_and_another_for_another()
    {
        Day(7).Reports.ShouldBe(Day(7).Reports);
        Day(7).Calls.ShouldBe(Day(7).Calls);
        Day(8).Reports.ShouldNotBe(Day(7).Reports);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void has_something_of_everything(int seed)
    {
        var script = Day(seed);
        script.Calls.Count.ShouldBeInRange(100, 260);
        script.Calls.Count(c => c.Missed).ShouldBeGreaterThan(5);
        script.Calls.Count(c => c.Transferred).ShouldBeGreaterThan(3);
        script.Calls.Count(c => c.Caller is null).ShouldBeGreaterThan(0);
        script.Calls.GroupBy(c => c.Caller).Max(g => g.Count()).ShouldBeGreaterThan(2, "people ring again");
        script.Reports.Count(r => r.IsLate).ShouldBeGreaterThan(5);
        script.Reports.Count(r => r.Repeated).ShouldBeGreaterThan(5);
        CtiScript.Make(ScriptLength.Hour, seed, "801").Calls.Count.ShouldBeInRange(5, 45);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void comes_to_what_it_says_in_the_order_in_which_it_is_sent(int seed)
    {
        var script = Day(seed);
        var heard = script.Reports.GroupBy(r => r.Number).ToDictionary(g => g.Key, g => g.Aggregate(PhoneTrace.Empty, (trace, r) =>
            trace.With(new PhoneMark(r.Kind, Begin + r.Happens, r.Extension, r.Extension, CallDirection.Incoming, null))));
        foreach (var call in script.Calls)
        {
            var trace = heard[call.Number];
            (trace.Phase, trace.IsMissed, trace.AnsweredBy, trace.RangAt, trace.EndedAt)
                .ShouldBe((PhonePhase.Over, call.Missed, call.Answered, Begin + call.Begins, Begin + call.Ends), $"call {call.Number}");
        }
    }

    [Fact]
    public void has_nobody_talk_to_two_at_once()
    {
        var talks = Day(4).Reports.Where(r => !r.Repeated).GroupBy(r => r.Number).SelectMany(call => call.OrderBy(r => r.Happens).Where(r => r.Kind == PhoneReport.Answered)
            .Select(r => (r.Extension, From: r.Happens, To: call.Where(n => n.Happens > r.Happens && n.Kind is PhoneReport.Ringing or PhoneReport.HungUp).Min(n => n.Happens))));
        foreach (var place in talks.GroupBy(t => t.Extension))
        {
            var inTurn = place.OrderBy(t => t.From).ToList();
            inTurn.Zip(inTurn.Skip(1)).ShouldAllBe(pair => pair.First.To <= pair.Second.From);
        }
    }

    [Fact]
    public void can_be_played_again_under_another_name()
    {
        var report = Day(1).Reports[0];
        var (one, other) = (report.On("a", Begin), report.On("b", Begin));
        (one.Id, one.Call).ShouldNotBe((other.Id, other.Call));
        (one.At, one.Kind, one.Number).ShouldBe((other.At, other.Kind, other.Number));
    }
}
