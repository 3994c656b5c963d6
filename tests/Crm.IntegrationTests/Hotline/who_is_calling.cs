using Crm.Foundation;
using Crm.Hotline.Recognising;
using Crm.Leads;
using Crm.Leads.Opening;
using Crm.Leads.Terminating;

namespace Crm.IntegrationTests.Hotline;

public class who_is_calling(CrmApp app)
{
    [Fact]
    public async Task is_found_in_any_way_of_writing_the_number()
    {
        var number = Calls.NewNumber();
        var command = Calls.IntoLead(Calls.Sheet(number));
        await app.Send(command, Calls.Agent);
        var digits = number[3..];
        string[] ways =
        [
            digits, number, "0086" + digits, "+86 " + digits, "86-" + digits, $"{digits[..3]} {digits[3..7]} {digits[7..]}", $"{digits[..3]}-{digits[3..7]}-{digits[7..]}",
            $"（+86）{digits}", "手机：" + digits, string.Concat(digits.Select(d => (char)(d - '0' + '０'))), digits + "转801",
        ];
        foreach (var way in ways)
        {
            var caller = (await app.Ask(new WhoIsCalling(way), Calls.Agent)).Answer!;
            caller.Names.ShouldBe(["李女士"], way);
            caller.Leads.Select(l => l.Id).ShouldBe([command.LeadId], way);
            caller.LastCalls.Select(c => c.Id).ShouldBe([command.CallId], way);
            caller.Company.ShouldBe("浙江云帆机电有限公司", way);
        }
    }

    [Fact]
    public async Task is_nobody_while_the_number_is_not_whole_and_a_stranger_when_it_is_new()
    {
        foreach (var unfinished in new[] { "", "1", "1390", "1390572123", "abc", new string('1', 5000) })
            (await app.Ask(new WhoIsCalling(unfinished), Calls.Agent)).Answer.ShouldBe(KnownCaller.Nobody, unfinished);
        var stranger = (await app.Ask(new WhoIsCalling("0572-2034567"), Calls.Agent)).Answer!;
        (stranger.Number, stranger.Shown, stranger.Place, stranger.IsKnown).ShouldBe(("+865722034567", "0572-2034567", "湖州", false));
    }

    [Fact]
    public async Task shows_of_a_lead_only_what_an_agent_may_know_and_nothing_of_other_units()
    {
        var number = Calls.NewNumber();
        await app.Send(new OpenLead(Guid.CreateVersion7(), "甲公司", "秘密项目", Source.Outreach, new("王工", number), new Needs { Investment = 8_888 }, Calls.Day, "330521", "officer@330521"), "officer@330521");
        var lead = (await app.Ask(new WhoIsCalling(number), Calls.Agent)).Answer!.Leads.ShouldHaveSingleItem();
        (lead.Company, lead.Contact, lead.Stage, lead.Owner, lead.LastFollowUp).ShouldBe(("甲公司", "王工", Stage.Lead, "officer@330521", null));
        typeof(Crm.Leads.Recognising.KnownLead).GetProperties().Select(p => p.Name).ShouldBe(["Id", "Company", "Contact", "Stage", "Owner", "Unit", "LastFollowUp"], ignoreOrder: true);

        var elsewhere = (await app.Ask(new WhoIsCalling(number), "hotlineagent@330523")).Answer!;
        (elsewhere.IsKnown, elsewhere.Leads.Count, elsewhere.LastCalls.Count).ShouldBe((false, 0, 0));
        (string Login, int Sees)[] people = [("hotlineagent@330500", 1), ("manager@330500", 1), ("officer@330521", 1), ("officer@330500", 0), ("officer@330523", 0), ("manager@330523", 0)];
        foreach (var (login, sees) in people) (await app.Ask(new WhoIsCalling(number), login)).Answer!.Leads.Count.ShouldBe(sees, login);
        foreach (var login in new[] { "editor@330521", "administrator@330521", "auditor@330521", "stranger" })
            (await app.Ask(new WhoIsCalling(number), login)).Refusal.ShouldBe(Refusal.Forbidden, login);
    }

    [Fact]
    public async Task lists_open_leads_only()
    {
        var (number, lead) = (Calls.NewNumber(), Guid.CreateVersion7());
        await app.Send(new OpenLead(lead, "乙公司", "", Source.Outreach, new("王工", number), new Needs(), Calls.Day, "330521", "officer@330521"), "officer@330521");
        (await app.Send(new TerminateLead(lead, TerminationReason.InvestorWithdrew, null, Calls.Day, 2), "officer@330521")).Sentence.ShouldBeNull();
        (await app.Ask(new WhoIsCalling(number), Calls.Agent)).Answer!.Leads.ShouldBeEmpty();
    }
}
