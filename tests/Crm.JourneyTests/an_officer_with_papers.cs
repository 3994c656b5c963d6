using Crm.Team;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Crm.JourneyTests;

/// <summary>Step 5 with the documents themselves: an agreement is put beside the lead, proves the signature and can be saved again.</summary>
public class an_officer_with_papers(CrmSite site)
{
    [Theory]
    [MemberData(nameof(Size.Both), MemberType = typeof(Size))]
    public async Task proves_a_signature_with_the_agreement_itself(int width, int height)
    {
        var officer = await site.Hire(Role.Officer, "陈亦然");
        var lead = await site.GiveLead(officer, "嘉兴恒拓电子有限公司", "车规级连接器", CrmSite.Today.AddDays(3));
        var agreement = Pdf(9);
        await site.Walk(officer, new(width, height), async screen =>
        {
            await screen.Open($"/leads/{lead}", "嘉兴恒拓电子有限公司");
            if (screen.Size.IsPhone) await screen.Page.GetByRole(AriaRole.Tab, new() { Name = "园区与资料" }).ClickAsync();
            var files = screen.Page.GetByRole(AriaRole.Region, new() { Name = "文件", Exact = true });
            await Expect(files).ToContainTextAsync("还没有文件");
            await screen.Look("files-none");

            await Choose(files, "投资协议（草稿）.pdf", agreement);
            await Expect(files).ToContainTextAsync("投资协议（草稿）.pdf");
            await Expect(files).ToContainTextAsync("9 MB · 陈亦然");
            await Choose(files, "批复.pdf", "PNG is no PDF"u8.ToArray());
            await Expect(files.GetByRole(AriaRole.Alert)).ToHaveTextAsync("“批复.pdf”没有上传：文件名说是 PDF，内容却不是，或者已经损坏。请重新导出再传。");
            await Choose(files, "录像.pdf", Pdf(11));
            await Expect(files.GetByRole(AriaRole.Alert)).ToHaveTextAsync("“录像.pdf”没有上传：文件不能超过 10 MB。请压缩，或拆成几份再传。");
            await screen.Look("files");

            var saved = await screen.Page.RunAndWaitForDownloadAsync(() => files.GetByRole(AriaRole.Link, new() { Name = "投资协议（草稿）.pdf" }).ClickAsync());
            saved.SuggestedFilename.ShouldBe("投资协议（草稿）.pdf");
            (await File.ReadAllBytesAsync(await saved.PathAsync())).ShouldBe(agreement);

            await screen.Press("推进阶段");
            var signing = await screen.Dialog("推进阶段");
            await signing.GetByLabel("推进到").SelectOptionAsync(new SelectOptionValue { Label = "5 签约" });
            await signing.GetByLabel("附件").SelectOptionAsync(new SelectOptionValue { Label = "投资协议（草稿）.pdf" });
            await Choose(signing, "投资协议（盖章）.pdf", Pdf(1));
            await Expect(signing.GetByLabel("附件").Locator("option:checked")).ToHaveTextAsync("投资协议（盖章）.pdf");
            await signing.GetByLabel("协议投资额").FillAsync("1.5亿");
            await screen.Look("advance-with-a-file");
            await screen.Submit(signing, "推进到签约");
            await Expect(screen.Page.Locator("[aria-current=step]")).ToContainTextAsync("签约");
            await Expect(files).ToContainTextAsync("阶段证明");

            await files.GetByRole(AriaRole.Button, new() { Name = "移除“投资协议（草稿）.pdf”" }).ClickAsync();
            var removing = await screen.Dialog("移除文件");
            await removing.GetByLabel("原因").FillAsync("以盖章的为准");
            await screen.Look("remove-file");
            await screen.Submit(removing, "移除");
            await Expect(files).ToContainTextAsync("已移除 1 份");
            await screen.Look("files-proof");
        });
    }

    private static async Task Choose(ILocator where, string name, byte[] bytes)
    {
        var field = where.Locator("input[type=file]");
        await Expect(field).ToBeEnabledAsync();
        await field.SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/pdf", Buffer = bytes });
    }

    private static byte[] Pdf(int megabytes) => [.. "%PDF-1.7\n"u8, .. new byte[megabytes * 1024 * 1024], .. "\n%%EOF\n"u8];
}
