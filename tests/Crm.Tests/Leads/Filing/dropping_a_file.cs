using Bunit;
using Crm.Foundation;
using Crm.Leads.Filing;
using Microsoft.AspNetCore.Components.Forms;

namespace Crm.Tests.Leads.Filing;

public class dropping_a_file : LeadScreen
{
    private readonly List<Guid> filed = [];

    private IRenderedComponent<FileDrop> Drop() => Render<FileDrop>(drop => drop.Add(d => d.LeadId, Id).Add(d => d.Filed, filed.Add));

    private static void Choose(IRenderedComponent<FileDrop> drop, params (byte[] Bytes, string Name)[] files) =>
        drop.FindComponent<InputFile>().UploadFiles([.. files.Select(file => InputFileContent.CreateFromBinary(file.Bytes, file.Name))]);

    [Fact]
    public void says_what_is_taken_and_lets_the_browser_offer_nothing_else()
    {
        var drop = Drop();
        drop.Markup.ShouldContain("每份不超过 10 MB");
        drop.Find("input").GetAttribute("accept").ShouldBe(".pdf,.jpg,.jpeg,.png,.docx,.xlsx,.ofd");
    }

    [Fact]
    public void sends_it_whole_under_an_id_of_its_own()
    {
        var drop = Drop();
        Choose(drop, (Papers.Pdf, "协议.pdf"), (Papers.Png, "图.png"));
        drop.WaitForAssertion(() => filed.Count.ShouldBe(2), TimeSpan.FromSeconds(20));
        var sent = Bus.Sent.Cast<AddFile>().ToList();
        sent.Select(file => (file.LeadId, file.Name, file.Content.Sha256, file.OccurredOn)).ShouldBe([(Id, "协议.pdf", FileContent.Hash(Papers.Pdf), Today), (Id, "图.png", FileContent.Hash(Papers.Png), Today)]);
        sent.Select(file => file.FileId).ShouldBe(filed);
        drop.FindAll("[role=alert]").ShouldBeEmpty();
    }

    [Fact]
    public void sends_nothing_of_a_file_that_is_too_large_and_says_so()
    {
        var drop = Drop();
        Choose(drop, (new byte[FileContent.Limit + 1], "录像.pdf"));
        drop.WaitForAssertion(() => drop.Find("[role=alert]").TextContent.ShouldBe("“录像.pdf”没有上传：文件不能超过 10 MB。请压缩，或拆成几份再传。"), TimeSpan.FromSeconds(20));
        (Bus.Sent.Count, filed.Count).ShouldBe((0, 0));
    }

    [Fact]
    public void says_why_one_was_refused_and_goes_on_with_the_next()
    {
        Bus.Refusals.Enqueue(new RuleBroken("文件是空的，没有收下。") { Field = "Content", Kind = Refusal.Input });
        var drop = Drop();
        Choose(drop, ([], "空.pdf"), (Papers.Pdf, "协议.pdf"));
        drop.WaitForAssertion(() => filed.Count.ShouldBe(1), TimeSpan.FromSeconds(20));
        drop.Find("[role=alert]").TextContent.ShouldBe("“空.pdf”没有上传：文件是空的，没有收下。");
    }

    [Fact]
    public void asks_nobody_when_somebody_else_was_at_the_lead_at_the_same_moment()
    {
        Bus.Refusals.Enqueue(new RuleBroken("这条记录已经登记过了。") { Kind = Refusal.Conflict });
        var drop = Drop();
        Choose(drop, (Papers.Pdf, "协议.pdf"));
        drop.WaitForAssertion(() => filed.Count.ShouldBe(1), TimeSpan.FromSeconds(20));
        Bus.Sent.Cast<AddFile>().Select(file => file.FileId).Distinct().ShouldHaveSingleItem();
        Bus.Sent.Count.ShouldBe(2);
    }
}
