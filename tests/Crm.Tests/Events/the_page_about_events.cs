namespace Crm.Tests.Events;

/// <summary>docs/events.md is what people outside the code read, so it must not fall behind.</summary>
public class the_page_about_events
{
    [Fact]
    public void is_what_the_code_says() => Approval.Holds("docs/events.md", EventCatalogue.Write());

    [Fact]
    public void says_of_every_event_what_it_means_where_it_stands_and_who_records_it()
    {
        foreach (var type in Shapes.Events.Values)
        {
            EventCatalogue.Meaning(type).ShouldNotBeEmpty(type.FullName);
            EventCatalogue.Streams(type).ShouldHaveSingleItem(type.FullName);
            Recorders.Makers[type.FullName!].ShouldNotBeEmpty(type.FullName);
        }
    }

    [Theory]
    [InlineData("Crm.Leads.LeadOpened", "OpenLead, ReportProject, TurnCallIntoLead, TurnInquiryIntoLead")]
    [InlineData("Crm.Leads.StageAdvanced", "AdvanceStage")]
    [InlineData("Crm.Hotline.CallLogged", "LogCall, TouchLeadByCall, TurnCallIntoLead")]
    public void knows_who_records_an_event_also_through_others(string fact, string commands) =>
        string.Join(", ", Recorders.Commands[fact].Select(c => c.Name)).ShouldBe(commands);
}
