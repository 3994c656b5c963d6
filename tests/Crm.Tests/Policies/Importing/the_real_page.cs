using Crm.Policies;
using Crm.Policies.Importing;

namespace Crm.Tests.Policies.Importing;

/// <summary>The portal's own page is data, not part of this repository: CRM_SEED_PAGE names it, or it lies in shared/seeds beside the checkout.</summary>
public class the_real_page
{
    [Fact]
    public void arrives_whole()
    {
        var path = SeedPage.Find();
        Assert.SkipWhen(path is null, SeedPage.Missing);
        var text = PageText.Read(File.ReadAllBytes(path!));

        var page = Pages.Read(text);

        page.Refused.ShouldBeEmpty();
        page.Entries.Count.ShouldBe(10);
        page.Entries.Count(e => e.Kind == PolicyKind.WorkReport).ShouldBe(7);
        page.Entries.ShouldAllBe(e => e.PublishedOn == new DateOnly(2025, 7, 9));
        var read = page.Entries.SelectMany(e => e.Body.Split('\n').Prepend($"【{e.RegionTag}招商】{e.Title}"));
        var above = text[..text.IndexOf("有想补充的信息", StringComparison.Ordinal)].Split('\n').Select(l => l.Trim(' ', '•')).Where(l => l.Length > 0 && l != "2025-07-09");
        read.ShouldBe(above);
    }
}
