using Crm.Hotline;
using Crm.Hotline.Ringing;
using CsCheck;
using static Crm.Tests.Hotline.Ringing.Phone;

namespace Crm.Tests.Hotline.Ringing;

public class reports_of_a_phone_call
{
    private static readonly Gen<TakeInPhoneReport> AnyReport =
        from kind in Gen.Enum<PhoneReport>()
        from second in Gen.Int[0, 40]
        from extension in Gen.OneOf(Gen.Const((string?)null), Gen.Const((string?)"801"), Gen.Const((string?)"802"))
        select Report(kind, second, extension);

    [Fact]
    public void give_the_same_call_in_whatever_order_and_however_often_they_come() =>
        Gen.Select(AnyReport.List[1, 8], Gen.Int[0, int.MaxValue]).Sample((reports, seed) =>
        {
            var random = new Random(seed);
            var shuffled = reports.Concat(reports.Where(_ => random.Next(2) == 0)).OrderBy(_ => random.Next()).ToList();
            var (one, other) = (After(reports.AsEnumerable())!, After(shuffled.AsEnumerable())!);
            other.Trace.Marks.ShouldBe(one.Trace.Marks);
            (other.Trace.Phase, other.Trace.Agent, other.Trace.AnsweredBy, other.Trace.AnsweredAt, other.Trace.EndedAt, other.IsMissed())
                .ShouldBe((one.Trace.Phase, one.Trace.Agent, one.Trace.AnsweredBy, one.Trace.AnsweredAt, one.Trace.EndedAt, one.IsMissed()));
        });

    [Fact]
    public void tell_of_a_call_that_is_answered_and_transferred()
    {
        TakeInPhoneReport[] life =
        [
            Report(PhoneReport.Ringing, 0), Report(PhoneReport.Ringing, 5, "801"), Report(PhoneReport.Answered, 12, "801"), Report(PhoneReport.Ringing, 100, "802"),
            Report(PhoneReport.Answered, 104, "802"), Report(PhoneReport.HungUp, 300), Report(PhoneReport.RecordingReady, 320),
        ];
        (PhonePhase Phase, string? Agent, string? AnsweredBy)[] stations =
        [
            (PhonePhase.Waiting, null, null), (PhonePhase.Ringing, "agent801", null), (PhonePhase.Talking, "agent801", "agent801"), (PhonePhase.Ringing, "agent802", "agent801"),
            (PhonePhase.Talking, "agent802", "agent802"), (PhonePhase.Over, "agent802", "agent802"), (PhonePhase.Over, "agent802", "agent802"),
        ];
        for (var heard = 1; heard <= life.Length; heard++)
        {
            var trace = After(life.Take(heard))!.Trace;
            (trace.Phase, trace.Agent, trace.AnsweredBy).ShouldBe(stations[heard - 1], $"after {heard}");
        }
        var whole = After(life)!.Trace;
        (whole.RangAt, whole.AnsweredAt, whole.EndedAt).ShouldBe((Nine, Nine.AddSeconds(12), Nine.AddSeconds(300)));
    }

    [Fact]
    public void that_come_after_the_end_do_not_wake_a_call()
    {
        var over = After(Report(PhoneReport.Ringing, 0, "801"), Report(PhoneReport.HungUp, 20), Report(PhoneReport.Ringing, 21, "802"))!;
        over.Trace.Phase.ShouldBe(PhonePhase.Over);
        over.IsMissed().ShouldBeTrue();
    }

    [Theory]
    [InlineData(PhoneReport.HungUp, CallDirection.Incoming, false, true)]
    [InlineData(PhoneReport.Missed, CallDirection.Incoming, false, true)]
    [InlineData(PhoneReport.HungUp, CallDirection.Incoming, true, false)]
    [InlineData(PhoneReport.Missed, CallDirection.Incoming, true, false)]
    [InlineData(PhoneReport.HungUp, CallDirection.Outgoing, false, false)]
    [InlineData(PhoneReport.RecordingReady, CallDirection.Incoming, false, false)]
    public void say_that_a_call_is_missed_only_when_it_is_over_and_nobody_answered(PhoneReport last, CallDirection direction, bool answered, bool missed)
    {
        // The answer is reported last, as when its report was held up.
        var reports = new List<TakeInPhoneReport> { Report(PhoneReport.Ringing, 0, "801", direction), Report(last, 30, null, direction) };
        if (answered) reports.Add(Report(PhoneReport.Answered, 10, "801", direction));
        After(reports.AsEnumerable())!.IsMissed().ShouldBe(missed);
    }

    [Fact]
    public void of_a_withheld_number_find_the_number_when_a_later_one_names_it()
    {
        var ring = new PhoneMark(PhoneReport.Ringing, Nine, "801", null, CallDirection.Incoming, null);
        var answer = ring with { Kind = PhoneReport.Answered, At = Nine.AddSeconds(3), Caller = Given.Contact };
        PhoneTrace.Empty.With(answer).With(ring).Caller.ShouldBe(Given.Contact);
    }

    [Fact]
    public void that_repeat_what_is_known_leave_nothing()
    {
        var call = After(Report(PhoneReport.Ringing, 0, "801"));
        var sign = new PhoneSign("330521", Given.Deqing.Path, CallDirection.Incoming, null, "801", "somebody else", Nine);
        TakeInPhoneReportHandler.Decide(Report(PhoneReport.Ringing, 0, "801") with { EventId = "another" }, call, sign, null).ShouldBeEmpty();
    }
}
