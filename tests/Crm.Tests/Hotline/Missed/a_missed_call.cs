using Crm.Hotline.Missed;
using Crm.Hotline.Ringing;
using Crm.Team;
using Crm.Tests.Hotline.Ringing;
using JasperFx.Events;
using static Crm.Tests.Hotline.Ringing.Phone;

namespace Crm.Tests.Hotline.Missed;

public class a_missed_call
{
    private static readonly PhoneCall InVain = After(Report(PhoneReport.Ringing, 0, "801"), Report(PhoneReport.HungUp, 20))!;

    private static readonly CallMissed Fact = new(Id, Given.Deqing.Code, Given.Deqing.Path, Given.Contact, Nine, Given.Today);

    private static readonly MissedTask Task = MissedTask.Create(new Event<CallMissed>(Fact) { StreamId = MissedTask.IdOf(InVain) });

    [Fact]
    public void is_a_task_once_however_often_it_is_looked_at()
    {
        MissedTask.Judge(null, InVain, Given.Today).ShouldBe([Fact]);
        MissedTask.Judge(Task, InVain, Given.Today).ShouldBeEmpty();
    }

    [Fact]
    public void joins_the_open_task_of_the_same_person()
    {
        var again = InVain with { Id = Guid.NewGuid() };
        MissedTask.IdOf(again).ShouldBe(MissedTask.IdOf(InVain));
        var two = MissedTask.Judge(Task, again, Given.Today).Cast<CallMissed>().Aggregate(Task, (task, e) => task.Apply(e));
        two.Waiting.ShouldBe([InVain.Id, again.Id]);
        (two.Apply(new MissedCallReturned(Guid.NewGuid(), Given.Today)).IsOpen, two.IsOpen).ShouldBe((false, true));
    }

    [Fact]
    public void of_a_withheld_number_or_of_another_unit_stands_for_itself()
    {
        var hidden = InVain with { Trace = new PhoneTrace([.. InVain.Trace.Marks.Select(m => m with { Caller = null })]) };
        MissedTask.IdOf(hidden).ShouldNotBe(MissedTask.IdOf(hidden with { Id = Guid.NewGuid() }));
        MissedTask.IdOf(InVain with { Unit = "330523" }).ShouldNotBe(MissedTask.IdOf(InVain));
    }

    [Fact]
    public void does_not_come_back_once_it_was_dealt_with()
    {
        var done = Task.Apply(new MissedCallClosed(MissedReason.Reached, null, Given.Today));
        MissedTask.Judge(done, InVain, Given.Today).ShouldBeEmpty();
        MissedTask.Judge(done, InVain with { Id = Guid.NewGuid() }, Given.Today).ShouldHaveSingleItem("they rang once more");
    }

    [Fact]
    public void is_withdrawn_where_the_answer_was_only_reported_late()
    {
        var answered = After(Report(PhoneReport.Ringing, 0, "801"), Report(PhoneReport.HungUp, 20), Report(PhoneReport.Answered, 5, "801"))!;
        MissedTask.Judge(null, answered, Given.Today).ShouldBeEmpty();
        MissedTask.Judge(Task, answered, Given.Today).ShouldBe([new MissedCallWithdrawn(Id, Given.Today, NoneLeft: true)]);
        MissedTask.Judge(Task with { Waiting = [.. Task.Waiting, Guid.NewGuid()] }, answered, Given.Today).ShouldBe([new MissedCallWithdrawn(Id, Given.Today)], "another call still waits");
        Task.Apply(new MissedCallWithdrawn(Id, Given.Today)).IsOpen.ShouldBeFalse();
    }

    [Fact]
    public void that_was_written_down_all_the_same_is_none() => MissedTask.Judge(null, InVain with { Call = Guid.NewGuid() }, Given.Today).ShouldBeEmpty();

    [Fact]
    public void is_closed_with_a_reason_and_only_while_it_waits()
    {
        var command = new CloseMissedCall(Task.Id, MissedReason.Nuisance, " ", Given.Today);
        CloseMissedCallHandler.Decide(command, Task, Given.Today).ShouldBe([new MissedCallClosed(MissedReason.Nuisance, null, Given.Today)]);
        Given.Refused(() => CloseMissedCallHandler.Decide(command, Task with { Waiting = [] }, Given.Today));
        new CloseMissedCallValidator().Validate(command with { Reason = MissedReason.Other }).Errors.ShouldHaveSingleItem().PropertyName.ShouldBe("Note");
        new CloseMissedCallValidator().Validate(command with { Reason = 0 }).Errors.ShouldHaveSingleItem().PropertyName.ShouldBe("Reason");
    }

    [Theory]
    [InlineData(Role.HotlineAgent, true)]
    [InlineData(Role.Manager, true)]
    [InlineData(Role.Officer, false)]
    public void is_for_those_who_answer_the_telephone(Role role, bool reaches)
    {
        MissedTask.Reaches(Given.Person(Given.Deqing, role), "330521").ShouldBe(reaches);
        MissedTask.Reaches(Given.Person(Given.Anji, role), "330521").ShouldBeFalse();
    }
}
