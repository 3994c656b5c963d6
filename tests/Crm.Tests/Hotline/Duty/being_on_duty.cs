using Crm.Hotline.Duty;
using Crm.Hotline.Ringing;
using Crm.Team;
using Crm.Tests.Hotline.Ringing;
using static Crm.Tests.Hotline.Ringing.Phone;

namespace Crm.Tests.Hotline.Duty;

public class being_on_duty
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static readonly Actor Agent = Given.Person(Given.Deqing, Role.HotlineAgent) with { Login = "agent801" };

    private static readonly DutyChanged Changed = new("agent801", DutyState.Ready, "801", null, null, Given.Deqing.Code, Given.Deqing.Path, Nine, Given.Today);

    private static readonly AgentDuty Ready = AgentDuty.Create(Changed);

    private static IReadOnlyList<object> Change(DutyState to, AgentDuty? duty, string? extension = null, string? neighbour = null, bool talking = false) =>
        [.. ChangeDutyHandler.Decide(new ChangeDuty(to, extension), duty, Agent, neighbour, talking, Nine, Minute)];

    [Fact]
    public void begins_at_a_place()
    {
        Change(DutyState.Ready, null, " 801 ").ShouldBe([Changed]);
        Given.Refused(() => Change(DutyState.Ready, null)).Field.ShouldBe("Extension");
        Given.Refused(() => Change(DutyState.Busy, null, "801", neighbour: "周敏")).Message.ShouldContain("周敏");
    }

    [Fact]
    public void keeps_the_place_until_one_leaves()
    {
        Change(DutyState.OnBreak, Ready).ShouldBe([Changed with { State = DutyState.OnBreak }]);
        Change(DutyState.Away, Ready).ShouldBe([Changed with { State = DutyState.Away, Extension = null }]);
        Change(DutyState.Ready, Ready, "805").ShouldBe([Changed with { Extension = "805" }]);
        Change(DutyState.Ready, Ready).ShouldBeEmpty();
    }

    [Fact]
    public void cannot_be_ended_by_hand_while_one_talks_but_by_leaving()
    {
        var talking = Ready.Apply(Changed with { State = DutyState.Talking, PhoneCall = Id });
        Given.Refused(() => Change(DutyState.Ready, talking, talking: true));
        Change(DutyState.Away, talking, talking: true).ShouldNotBeEmpty();
        Change(DutyState.Ready, talking, talking: false).ShouldBe([Changed]);
    }

    [Theory]
    [InlineData(DutyState.Talking, null, "To")]
    [InlineData((DutyState)99, null, "To")]
    [InlineData(DutyState.Ready, "8o1", "Extension")]
    [InlineData(DutyState.Ready, "1234567890123", "Extension")]
    [InlineData(DutyState.Ready, "801", null)]
    public void is_asked_for_in_readable_words(DutyState to, string? extension, string? field) =>
        new ChangeDutyValidator().Validate(new ChangeDuty(to, extension)).Errors.Select(e => e.PropertyName).ShouldBe(field is null ? [] : [field]);

    [Fact]
    public void follows_the_telephone_into_the_call_and_out_of_it()
    {
        var talks = After(Report(PhoneReport.Ringing, 0, "801"), Report(PhoneReport.Answered, 8, "801"))!;
        var talking = Ready.Follow(talks, Nine.AddSeconds(9), Minute).ShouldNotBeNull();
        talking.ShouldBe(Changed with { State = DutyState.Talking, PhoneCall = Id, At = Nine.AddSeconds(8) });
        Ready.Apply(talking).Follow(talks, Nine.AddSeconds(10), Minute).ShouldBeNull("nothing is new");

        var over = After(Report(PhoneReport.Ringing, 0, "801"), Report(PhoneReport.Answered, 8, "801"), Report(PhoneReport.HungUp, 60))!;
        var after = Ready.Apply(talking).Follow(over, Nine.AddSeconds(61), Minute).ShouldNotBeNull();
        after.ShouldBe(Changed with { State = DutyState.AfterCall, PhoneCall = Id, At = Nine.AddSeconds(60), Until = Nine.AddSeconds(121) });
        Ready.Follow(over, Nine.AddSeconds(61), Minute).ShouldBeNull("what was never talked in needs no time after");
    }

    [Fact]
    public void follows_a_transfer_to_the_colleague()
    {
        var transferred = After(Report(PhoneReport.Answered, 8, "801"), Report(PhoneReport.Ringing, 50, "802"), Report(PhoneReport.Answered, 55, "802"))!;
        var first = Ready.Apply(Changed with { State = DutyState.Talking, PhoneCall = Id });
        first.Follow(transferred, Nine, Minute)!.State.ShouldBe(DutyState.AfterCall);
        (Ready with { Login = "agent802" }).Follow(transferred, Nine, Minute)!.State.ShouldBe(DutyState.Talking);
    }

    [Fact]
    public void lets_nobody_talk_who_is_away()
    {
        var talks = After(Report(PhoneReport.Answered, 8, "801"))!;
        (Ready with { State = DutyState.Away }).Follow(talks, Nine, Minute).ShouldBeNull();
    }

    [Fact]
    public void goes_on_when_the_time_after_a_call_is_up_and_not_by_an_older_end()
    {
        var until = Nine.AddSeconds(60);
        var after = Ready.Apply(Changed with { State = DutyState.AfterCall, PhoneCall = Id, Until = until });
        after.End(until).ShouldBe(Changed with { At = until });
        after.End(until.AddSeconds(-30)).ShouldBeNull("it was put off meanwhile");
        Ready.End(until).ShouldBeNull();
        after.Apply(Changed with { State = DutyState.OnBreak }).End(until).ShouldBeNull();
    }

    [Fact]
    public void can_ask_for_time_to_write_down()
    {
        var changed = (DutyChanged)Change(DutyState.AfterCall, Ready).Single();
        (changed.State, changed.Until).ShouldBe((DutyState.AfterCall, Nine.Add(Minute)));
    }
}
