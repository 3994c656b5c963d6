using System.Text.RegularExpressions;
using Crm.Team;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Crm.JourneyTests;

/// <summary>Somebody asks on the public site, with scripts and without: a mistake, the receipt, the letter, its link, an addition, and taking it all back.</summary>
public partial class a_visitor_asking(CrmSite site)
{
    public static TheoryData<int, int, bool> Browsers => new() { { 1440, 900, true }, { 1440, 900, false }, { 390, 844, true }, { 390, 844, false } };

    [Theory]
    [MemberData(nameof(Browsers))]
    public async Task gets_a_receipt_and_a_letter_and_can_follow_add_and_take_back(int width, int height, bool scripts)
    {
        var size = new Size(width, height);
        var mail = $"{Guid.NewGuid():N}@visitor.test";
        await using var context = await site.SitDown(size, site.Address, scripts);
        var page = await context.NewPageAsync();
        var screen = new Screen(page, new Colleague("", "访客", Role.Officer, ""), size);
        await screen.Open("/ask?topic=IndustrialLand", "企业入驻");
        await Look("visitor-ask");
        await page.GetByLabel("企业名称").FillAsync("湖州云启传动有限公司");
        await page.GetByLabel("邮箱").FillAsync(mail);
        await Answer();
        await screen.Press("提交");
        await Expect(page.Locator(".field-error").First).ToContainTextAsync("请写下您想了解什么");
        await Expect(page.GetByLabel("企业名称")).ToHaveValueAsync("湖州云启传动有限公司");
        await Look("visitor-ask-refused");

        await page.GetByLabel("想了解什么").FillAsync("做减速器，想在德清找 60 亩工业用地，明年上半年开工。");
        await page.GetByLabel("我已阅读上面的告知").CheckAsync();
        await Answer();
        await screen.Press("提交");
        await screen.Sees("咨询已受理");
        var number = await page.Locator("[data-number]").InnerTextAsync();
        Receipt().IsMatch(number).ShouldBeTrue(number);
        await Look("visitor-receipt");

        var letter = await site.MailTo(mail);
        letter.Subject!.ShouldContain(number);
        var link = Link().Match(letter.TextBody!).Value;
        await screen.Open(link, "咨询已受理");
        await page.GetByLabel("还想告诉我们什么").FillAsync("还需要员工宿舍。");
        await screen.Press("提交补充");
        await screen.Reads("已补充");
        await screen.Reads("还需要员工宿舍。");
        await page.Locator("summary").Filter(new() { HasText = "更正企业" }).ClickAsync();
        await Look("visitor-added");

        await page.Locator("summary").Filter(new() { HasTextRegex = new("^撤回$") }).ClickAsync();
        await page.GetByLabel("同时撤回同意").CheckAsync();
        await screen.Press("撤回咨询");
        await screen.Sees("咨询已撤回");
        await screen.Reads("您已撤回同意");
        await Look("visitor-withdrawn");
        screen.Faults.Where(f => !f.Contains("status of 422", StringComparison.Ordinal)).ShouldBeEmpty();

        // A browser without scripts can't be asked what is wrong with a page; its twin with scripts was.
        async Task Look(string name)
        {
            if (scripts) await screen.Look(name);
            else await screen.Shoot(name + "-plain");
        }

        async Task Answer()
        {
            var question = page.GetByLabel("小问题");
            if (scripts) await Expect(question).ToBeHiddenAsync();
            else await question.FillAsync($"{Question().Match(await page.Locator("[data-question] label").InnerTextAsync()).Groups.Values.Skip(1).Sum(g => int.Parse(g.Value, System.Globalization.CultureInfo.InvariantCulture))}");
        }
    }

    [GeneratedRegex(@"^SL-\d{8}-\d{4,}$")]
    private static partial Regex Receipt();

    [GeneratedRegex(@"/ask/status/[\w-]+")]
    private static partial Regex Link();

    [GeneratedRegex(@"(\d+) 加 (\d+)")]
    private static partial Regex Question();
}
