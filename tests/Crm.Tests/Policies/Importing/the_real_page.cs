using Crm.Policies;
using Crm.Policies.Importing;
using Crm.Testing;

namespace Crm.Tests.Policies.Importing;

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
        page.Entries.Count(e => e.Kind == PolicyKind.WorkReport).ShouldBe(7);
        page.Entries.ShouldAllBe(e => e.PublishedOn == new DateOnly(2025, 7, 9));
        page.Entries.Select(e => SeedPage.Mark(e.RegionTag, e.Region, e.Body)).ShouldBe(SeedPage.Documents);
        var read = page.Entries.SelectMany(e => e.Body.Split('\n').Prepend($"【{e.RegionTag}招商】{e.Title}"));
        var above = text[..text.IndexOf("有想补充的信息", StringComparison.Ordinal)].Split('\n').Select(l => l.Trim(' ', '•')).Where(l => l.Length > 0 && l != "2025-07-09");
        read.ShouldBe(above);
    }
}
