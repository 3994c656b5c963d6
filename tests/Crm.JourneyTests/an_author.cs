using System.Text.RegularExpressions;
using Crm.Privacy;
using Crm.Submissions.Claiming;
using Crm.Submissions.Submitting;
using Crm.Team;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Crm.JourneyTests;

/// <summary>Somebody sends an article in; an editor asks, corrects and publishes it; the author follows by the links in their mails.</summary>
public partial class an_author(CrmSite site)
{
    [Theory]
    [MemberData(nameof(Size.Both), MemberType = typeof(Size))]
    public async Task sends_an_article_in_and_is_told_when_it_is_published(int width, int height)
    {
        var size = new Size(width, height);
        var mail = $"{Guid.NewGuid():N}@author.test";
        var title = $"标准地改革观察 {width}";
        var editor = await site.Hire(Role.Editor, "钱书怡", "330000");
        await using var context = await site.SitDown(size, site.Address, true);
        var author = new Screen(await context.NewPageAsync(), new Colleague("", "作者", Role.Editor, ""), size, "author");
        await author.Open("/site/submit", "投稿");
        var page = author.Page;
        await page.GetByLabel("标题").FillAsync(title);
        await page.GetByLabel("正文").FillAsync("太短了。");
        await Expect(page.Locator("#body-count")).ToHaveTextAsync("4 字，还差 996 字");
        await page.GetByLabel("正文").FillAsync(Text(width));
        await Expect(page.Locator("#body-count")).ToHaveTextAsync(new Regex(@"^1,\d{3} 字$"));
        await author.Press("提交投稿");
        await Expect(page.Locator(".field-error").First).ToContainTextAsync("请先阅读并同意投稿须知");
        await author.Look("submit-refused");
        await Expect(page.GetByLabel("标题")).ToHaveValueAsync(title);
        await page.GetByLabel("我已阅读并同意投稿须知").CheckAsync();
        await page.GetByLabel("来稿单位").FillAsync("浙江产业研究院");
        await page.GetByLabel("作者").FillAsync("沈观澜");
        await page.GetByLabel("邮箱").FillAsync(mail);
        await page.GetByLabel("我已阅读上面的告知").CheckAsync();
        await author.Look("submit");
        await author.Press("提交投稿");
        await author.Sees("投稿已收到");
        await author.Look("submitted");
        var link = Link().Match((await site.MailTo(mail, "投稿已收到")).TextBody!).Value;

        await site.Walk(editor, size, async desk =>
        {
            await desk.Open("/submissions", "投稿");
            await desk.Look("submissions");
            await desk.Page.GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();
            await desk.Sees(title);
            await desk.Press("认领");
            await desk.Reads("加微信");
            await desk.Look("submission-review");
            await desk.Press("退问");
            var ask = await desk.Dialog("退问作者");
            await ask.GetByLabel("要问作者什么").FillAsync("首段的数字出自哪里？");
            await desk.Submit(ask, "发给作者");
            await desk.Reads("等作者答复");

            await site.MailTo(mail, "编辑有问题要问您");
            await author.Open(link, "编辑有问题要问您");
            await author.Page.GetByLabel("您的答复").FillAsync("出自统计年鉴。");
            await author.Look("submission-asked");
            await author.Press("发给编辑");
            await author.Reads("答复已收到");
            await desk.Reads("出自统计年鉴。");

            await desk.Press("修改");
            var correct = await desk.Dialog("修改投稿");
            await correct.GetByLabel("正文").FillAsync(Text(width).Replace("加微信", "联系编辑", StringComparison.Ordinal));
            await desk.Submit(correct, "保存修改");
            await desk.Page.GetByRole(AriaRole.Radio, new() { Name = "与原稿对照" }).ClickAsync();
            await Expect(desk.Page.Locator("del").First).ToBeVisibleAsync();
            await desk.Look("submission-difference");
            foreach (var box in await desk.Page.Locator(".checks input[type=checkbox]").AllAsync()) await box.CheckAsync();
            await desk.Reads("已看 20 / 20");
            await desk.Press("采用");
            await desk.Press("发布");
            var publish = await desk.Dialog("发布到政策库和网站");
            await desk.Submit(publish, "发布");
            await desk.Reads("已登在网站和政策库");
            await desk.Look("submission-published");
            await desk.Open("/submissions/figures", "投稿月度统计");
            await desk.Look("submission-figures");
            await desk.Open("/submissions/words", "审稿词表");
            await desk.Look("submission-words");
            await desk.Open("/submissions/terms", "投稿须知");
            await desk.Look("submission-terms");
        });

        var told = (await site.MailTo(mail, "您的文章已刊登")).TextBody!;
        await author.Open(Article().Match(told).Value, title);
        await author.Reads("来稿单位：浙江产业研究院");
        await author.Reads("作者：沈观澜");
        await author.Look("submission-article");
        await author.Open(link, "文章已刊登");
        await author.Look("submission-status");
        author.Faults.Where(f => !f.Contains("status of 422", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Size.Both), MemberType = typeof(Size))]
    public async Task sends_grave_content_which_is_kept_for_those_named(int width, int height)
    {
        var (id, title) = (Guid.CreateVersion7(), $"不能刊登的文章 {width}");
        var editor = await site.Hire(Role.Editor, "孙明远", "330000");
        await site.Send(new SubmitArticle(id, title, "某单位", new Contact("某人", null, $"{id:N}@author.test"), Text(width), null, "2026-01", "2026-01", "zh-CN"));
        await site.Send(new ClaimSubmission(id), editor);
        await site.Walk(editor, new Size(width, height), async desk =>
        {
            await desk.Open($"/submissions/{id}", title);
            await desk.Press("不采用");
            var refuse = await desk.Dialog("不采用");
            await refuse.GetByLabel("原因").SelectOptionAsync("Prohibited");
            await refuse.GetByLabel("哪一类").SelectOptionAsync("Terrorism");
            await desk.Look("submission-refuse");
            await desk.Submit(refuse, "不采用并告诉作者");
            await desk.Press("封存");
            var locking = await desk.Dialog("封存内容");
            await locking.GetByLabel("为什么封存").FillAsync("移交主管部门");
            await desk.Submit(locking, "封存");
            await desk.Sees("已封存");
            await Expect(desk.Page.GetByText("第1节")).ToHaveCountAsync(0);
            await desk.Look("submission-locked");
            await desk.Page.GetByLabel("为什么查看").FillAsync("配合调查");
            await desk.Press("查看封存内容");
            await desk.Sees(title);
            await desk.Reads("查看了封存内容");
            await desk.Sees(title);
            await desk.Look("submission-unlocked");
        });
    }

    // Eleven hundred characters and more, another text for each width, with a word of the lists in it.
    private static string Text(int width) => string.Join('\n', Enumerable.Range(1, 22).Select(i =>
        $"第{i}节，{width}号样本说明，标准地出让以后企业拿地即可开工，承诺的亩均投资和亩均税收写进合同，达产时逐项核对，做不到的按约定处理。")) + "\n想进一步了解请加微信。";

    [GeneratedRegex(@"/ask/article/[\w-]+")]
    private static partial Regex Link();

    [GeneratedRegex(@"/site/policies/[\w-]+")]
    private static partial Regex Article();
}
