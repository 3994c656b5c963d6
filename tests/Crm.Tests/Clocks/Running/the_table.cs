using Crm.Clocks.Running;
using Crm.Foundation;
using Crm.Hotline;
using Crm.Hotline.Missed;
using Crm.Hotline.Ringing;
using Crm.Inquiries;
using Crm.Leads;
using static Crm.Clocks.Rules.ClockKind;

namespace Crm.Tests.Clocks.Running;

public class the_table
{
    private static readonly DateOnly Day = new(2026, 11, 10);

    [Fact]
    public void begins_and_ends_the_answer_to_an_inquiry()
    {
        Of(Received(Source.Expo)).ShouldBe([(Answer, ClockEffect.Start)]);
        Of(Received(Source.WebForm)).ShouldBe([(Mailbox, ClockEffect.Start)]);
        foreach (var fact in new IFact[] { new InquiryAnswered("已发", Day), new InquiryTurnedIntoLead(Guid.NewGuid(), Day), new InquiryTouchedLead(Guid.NewGuid(), Day) })
            Of(fact).ShouldBe([(Answer, ClockEffect.Meet), (Mailbox, ClockEffect.Meet)]);
    }

    [Fact]
    public void leaves_no_inquiry_without_a_clock() =>
        Enum.GetValues<Source>().ShouldAllBe(source => Of(Received(source)).Count(m => m.Effect == ClockEffect.Start) == 1);

    [Fact]
    public void hands_an_inquiry_that_became_a_lead_to_the_leads_own_clock() =>
        Of(new LeadTouched(Guid.NewGuid(), Source.Expo, "", Day)).ShouldBe([(Answer, ClockEffect.Start)]);

    [Fact]
    public void renews_the_progress_of_a_lead_until_it_is_at_capacity()
    {
        Of(new StageAdvanced(Stage.Lead, Stage.Assessing, [], Day)).ShouldBe([(Assess, ClockEffect.Meet), (Feedback, ClockEffect.Start), (Progress, ClockEffect.Renew)]);
        Of(new StageAdvanced(Stage.InProduction, Stage.AtCapacity, [], Day)).ShouldBe([(Assess, ClockEffect.Meet), (Feedback, ClockEffect.Meet), (Progress, ClockEffect.Stop)]);
        Of(new LeadTerminated(Stage.Lead, TerminationReason.NoFittingSite, null, Day)).ShouldAllBe(m => m.Effect == ClockEffect.Stop);
    }

    [Fact]
    public void runs_for_a_call_that_was_handed_over_until_it_is_accepted_and_for_its_sender_when_it_comes_back()
    {
        var sent = new CallTransferred("330523", "330000/330500/330523/", "officer", null, Day, ToBeAccepted: true);
        Of(sent).ShouldBe([(Transfer, ClockEffect.Renew)]);
        Of(sent with { ToBeAccepted = false }).ShouldBe([(Transfer, ClockEffect.Stop)]);
        Of(new CallTransferAccepted(Day)).ShouldBe([(Transfer, ClockEffect.Meet)]);
        Of(new CallTransferWithdrawn("330521", "330000/330500/330521/", Day)).ShouldBe([(Transfer, ClockEffect.Stop)]);
        var back = new CallTransferDeclined("忙", "agent", "330521", "330000/330500/330521/", Day);
        Of(back).ShouldBe([(Transfer, ClockEffect.Renew)]);
        var place = new ClockPlace(ClockSubjectKind.Call, "330521", "330000/330500/330521/", null, "");
        ClockTable.PlaceAfter(place, sent).ShouldBe(place with { Unit = "330523", UnitPath = "330000/330500/330523/", Person = "officer" });
        ClockTable.PlaceAfter(place with { Unit = "330523" }, back).ShouldBe(place with { Person = "agent" });
    }

    [Fact]
    public void has_a_rule_in_sets_that_are_older_than_the_kind()
    {
        var old = Crm.Clocks.Rules.ClockRules.Default with { Rules = [.. Crm.Clocks.Rules.ClockRules.Default.Rules.Where(rule => rule.Kind != Transfer)] };
        old.Of(Transfer).ShouldBe(Crm.Clocks.Rules.ClockRules.Default.Of(Transfer));
    }

    [Fact]
    public void knows_where_a_record_stands_for_every_fact_that_begins_a_clock()
    {
        var place = ClockTable.PlaceAfter(null, Received(Source.Expo)).ShouldNotBeNull();
        ClockTable.PlaceAfter(place, new InquiryAssigned("330523", "330000/330500/330523/", "officer", null, Day)).ShouldBe(place with { Unit = "330523", UnitPath = "330000/330500/330523/", Person = "officer" });
        ClockTable.PlaceAfter(null, new InquiryAnswered("", Day)).ShouldBeNull();
    }

    [Fact]
    public void waits_for_what_came_of_an_answered_call_and_not_once_it_is_written_down()
    {
        var answered = new PhoneAnswered(new PhoneSign("330521", "330000/330500/330521/", Crm.Hotline.CallDirection.Incoming, null, "801", "agent", DateTimeOffset.UtcNow), Day);
        Of(answered).ShouldBe([(WriteDown, ClockEffect.Start), (WriteDown, ClockEffect.PassOn)]);
        ClockTable.PlaceAfter(null, answered).ShouldBe(new ClockPlace(ClockSubjectKind.Call, "330521", "330000/330500/330521/", "agent", ""));
        // The telephone system is slow: its report of the answer comes after the agent has written.
        var settled = ClockTable.PlaceAfter(ClockTable.PlaceAfter(null, new PhoneCallWrittenDown(Guid.NewGuid(), Day)), answered).ShouldNotBeNull();
        settled.Settled.ShouldBeTrue();
        Situations.Facts(null, ClockEffect.Start, Situations.Began, settled).ShouldBeEmpty();
    }

    [Fact]
    public void stops_waiting_for_a_missed_call_only_when_none_of_that_caller_is_left()
    {
        Of(new MissedCallWithdrawn(Guid.NewGuid(), Day)).ShouldBeEmpty();
        Of(new MissedCallWithdrawn(Guid.NewGuid(), Day, NoneLeft: true)).ShouldBe([(MissedCall, ClockEffect.Stop)]);
    }

    [Fact]
    public void stops_the_clocks_of_a_lead_that_is_merged_until_it_stands_by_itself_again()
    {
        var lead = Guid.NewGuid();
        Of(new LeadMergedInto(lead, "XS", Day)).ShouldBe([.. new[] { Answer, Assess, Feedback, Progress }.Select(kind => (kind, ClockEffect.Stop))]);
        Of(new LeadUnmergedFrom(lead, "XS", Day)).ShouldAllBe(m => m.Effect == ClockEffect.GoOn);
        var since = new DateTimeOffset(2026, 11, 9, 2, 0, 0, TimeSpan.Zero);
        var merged = new LeadMerged(lead, "XS", new("云帆", "扩产", null, new Needs(), null), new([], [], [], [], false, false, since), null, Day);
        (Of(merged).ShouldHaveSingleItem(), ClockTable.PromisedAt(merged)).ShouldBe(((Answer, ClockEffect.Start), since));
        Of(merged with { Brought = merged.Brought with { WaitingSince = null } }).ShouldBeEmpty("nobody waits there");
    }

    private static List<(Crm.Clocks.Rules.ClockKind Kind, ClockEffect Effect)> Of(IFact fact) => [.. ClockTable.Of(fact)];

    private static InquiryReceived Received(Source source) => new(source, Topic.Policy, "330521", "330000/330500/330521/", "云帆机电", null, "地", null, null, Day);
}
