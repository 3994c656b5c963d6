using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Advancing;
using Crm.Leads.Claiming;
using Crm.Leads.Opening;
using Crm.Policies.Importing;

namespace Crm.Tests.Foundation;

public class what_no_command_may_hold
{
    private static readonly DateOnly Today = new(2026, 6, 2);
    private static readonly OpenLead Sane = new(Guid.CreateVersion7(), "云帆机电", "扩产", Source.Outreach, null, new Needs { LandMu = 80, Remarks = "𠮷祥" }, Today);

    [Fact]
    public void is_not_in_an_ordinary_one() => Sanity.Objection(Sane, Today).ShouldBeNull();

    [Fact]
    public void is_a_character_that_can_not_be_stored()
    {
        foreach (var text in new[] { "a\0b", "a\ud800", "\udc00a", "\ud800\ud800\udc00" })
        {
            Field(Sane with { Company = text }).ShouldBe("Company");
            Field(Sane with { Needs = new Needs { Remarks = text } }).ShouldBe("Needs.Remarks");
        }
    }

    [Fact]
    public void is_a_text_without_end_unless_it_is_a_document()
    {
        var endless = new string('长', Sanity.LongestText + 1);
        Field(Sane with { Company = endless }).ShouldBe("Company");
        Field(new ReturnLead(Guid.NewGuid(), endless, Today)).ShouldBe("Reason");
        Field(new ImportPolicyDocument("测试", null, null, "标题", endless)).ShouldBeNull();
    }

    [Fact]
    public void is_a_day_that_has_not_come_or_of_another_age()
    {
        Field(Sane with { OccurredOn = Today.AddDays(1) }).ShouldBe("OccurredOn");
        Field(Sane with { OccurredOn = default }).ShouldBe("OccurredOn");
        Field(Sane with { Needs = new Needs { WantedBy = new(9999, 1, 1) } }).ShouldBe("Needs.WantedBy");
    }

    [Fact]
    public void is_an_amount_beyond_measure_an_empty_id_or_a_gap_in_a_list()
    {
        Field(Sane with { Needs = new Needs { Investment = decimal.MaxValue } }).ShouldBe("Needs.Investment");
        Field(Sane with { LeadId = Guid.Empty }).ShouldBe("LeadId");
        Field(new AdvanceStage(Guid.NewGuid(), Stage.Signed, Today, [new Evidence(EvidenceKind.Agreement), null!], 1)).ShouldBe("Evidence[1]");
        Field(new AdvanceStage(Guid.NewGuid(), Stage.Signed, Today, [new Evidence(EvidenceKind.Agreement, "a\0")], 1)).ShouldBe("Evidence[0].Number");
    }

    private static string? Field(ICommand command) => Sanity.Objection(command, Today)?.Field;
}
