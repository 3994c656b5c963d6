using Bunit;
using Crm.Leads;
using Crm.Leads.Advancing;

namespace Crm.Tests.Leads.Advancing;

public class advancing_in_a_dialog : LeadScreen
{
    private static readonly FollowUpLogged Talk = new(Guid.NewGuid(), FollowUpKind.Phone, "谈过", null, null, Today.AddDays(-20));
    private static readonly StageAdvanced Signed = new(Stage.Lead, Stage.Signed, [new(EvidenceKind.Agreement, "HT-1", On: Today, Amount: 5000)], Today.AddDays(-5));

    private IRenderedComponent<Microsoft.AspNetCore.Components.IComponent> Dialog(Stage? to, params object[] facts) => Open<AdvanceStageDialog>(Sheet(facts), (nameof(AdvanceStageDialog.To), to));

    private static IEnumerable<string> Asked(IRenderedComponent<Microsoft.AspNetCore.Components.IComponent> dialog) =>
        dialog.FindAll(".proof label").Select(label => label.TextContent.TrimEnd('*')).Where(label => label is not ("文件日期" or "签订日期" or "附件"));

    [Fact]
    public void asks_for_nothing_where_the_stage_asks_for_nothing() => Asked(Dialog(Stage.Assessing)).ShouldBeEmpty();

    [Fact]
    public void asks_for_the_agreement_with_date_and_amount() => Asked(Dialog(Stage.Signed, Talk)).ShouldBe(["协议编号", "协议投资额（万元）"]);

    [Fact]
    public void asks_for_the_proofs_of_skipped_stages_too_and_for_none_twice() =>
        Asked(Dialog(Stage.UnderConstruction, Talk, Signed)).ShouldBe(["统一社会信用代码", "供地文件编号", "施工许可证编号"]);

    [Fact]
    public void lets_a_leased_building_prove_the_start_by_lease_or_permit()
    {
        var dialog = Dialog(Stage.UnderConstruction, Talk, new NeedsRevised(new Needs { Site = SitePreference.Building }, Today), Signed);
        dialog.FindAll(".proof [role=radio]").Select(b => b.TextContent).ShouldBe(["施工许可证", "租赁合同与装修开工"]);
        dialog.FindAll(".proof [role=radio]")[1].Click();
        Asked(dialog).ShouldBe(["统一社会信用代码", "租赁合同编号"]);
    }

    [Fact]
    public void waits_for_the_first_talk() => Dialog(Stage.Negotiating).Find(".mud-dialog-actions .mud-button-filled").HasAttribute("disabled").ShouldBeTrue();

    [Fact]
    public void waits_no_longer_once_there_was_one() => Dialog(Stage.Negotiating, Talk).Find(".mud-dialog-actions .mud-button-filled").HasAttribute("disabled").ShouldBeFalse();

    [Fact]
    public async Task names_the_field_that_is_missing_and_sends_nothing()
    {
        var dialog = Dialog(Stage.Landed, Talk, Signed);
        dialog.FindAll(".proof input[type=text]")[0].Change("91330521MA2B1234X8");
        await dialog.Find(".mud-dialog-actions .mud-button-filled").ClickAsync();
        Bus.Sent.ShouldBeEmpty();
        dialog.Find(".field-bad .field-error").TextContent.ShouldNotBeNullOrWhiteSpace();
        dialog.FindAll(".proof input[type=text]")[0].GetAttribute("value").ShouldBe("91330521MA2B1234X8");
    }

    [Fact]
    public async Task takes_a_file_of_the_lead_instead_of_the_number()
    {
        var file = Guid.NewGuid();
        var dialog = Dialog(Stage.Signed, Talk, new LeadFileAdded(file, "协议.pdf", "application/pdf", 10, "00", Today), new LeadFileAdded(Guid.NewGuid(), "草稿.pdf", "application/pdf", 10, "00", Today));
        dialog.FindAll(".proof option").Select(option => option.TextContent).ShouldBe(["不附文件", "草稿.pdf", "协议.pdf"]);
        await dialog.Find(".mud-dialog-actions .mud-button-filled").ClickAsync();
        dialog.Find(".field-bad .field-error").TextContent.ShouldBe("请填协议编号，或者附上文件。");
        dialog.Find(".proof select").Change($"{file}");
        dialog.FindAll(".proof input[type=text]")[1].Change("3.2亿");
        await dialog.Find(".mud-dialog-actions .mud-button-filled").ClickAsync();
        ((AdvanceStage)Bus.Sent.ShouldHaveSingleItem()).Evidence.ShouldBe([new Evidence(EvidenceKind.Agreement, null, file, Today, 32_000)]);
    }

    [Fact]
    public void offers_no_file_that_was_removed()
    {
        var file = Guid.NewGuid();
        var dialog = Dialog(Stage.Signed, Talk, new LeadFileAdded(file, "协议.pdf", "application/pdf", 10, "00", Today), new LeadFileRemoved(file, "传错了", Today));
        dialog.FindAll(".proof option").Select(option => option.TextContent).ShouldBe(["还没有文件，可以在下面上传"]);
    }

    [Fact]
    public async Task sends_the_proofs_on_the_version_that_was_seen()
    {
        var dialog = Dialog(Stage.Signed, Talk);
        dialog.FindAll(".proof input[type=text]")[0].Change("HT-2026-9");
        dialog.FindAll(".proof input[type=text]")[1].Change("3.2亿");
        await dialog.Find(".mud-dialog-actions .mud-button-filled").ClickAsync();
        var sent = (AdvanceStage)Bus.Sent.ShouldHaveSingleItem();
        (sent.LeadId, sent.To, sent.OccurredOn, sent.Version).ShouldBe((Id, Stage.Signed, Today, 2));
        sent.Evidence.ShouldBe([new Evidence(EvidenceKind.Agreement, "HT-2026-9", On: Today, Amount: 32_000)]);
        dialog.FindAll(".mud-dialog").ShouldBeEmpty();
    }
}
