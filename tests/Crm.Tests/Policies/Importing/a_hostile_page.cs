using System.Diagnostics;
using CsCheck;

namespace Crm.Tests.Policies.Importing;

public class a_hostile_page
{
    private static readonly Gen<string> Lines = Gen.OneOf<string>(
        "• 【湖州招商】甲地", "【要点】", "• 联系我们", "• 甲", "* 乙", "关闭", "共 3 页", "2024-03-05", "2024年3月5日", "    正文。", "\u3000", "", Pages.Body, "[招商]", "【招商】");

    [Fact]
    public void of_any_lines_in_any_order_is_read()
    {
        Lines.Array[0, 40].Sample(lines =>
        {
            var page = Pages.Read(string.Join('\n', lines));
            page.Entries.ShouldAllBe(e => e.Title.Length > 0 && e.Body.Length > 0);
            page.Entries.Select(e => e.Number).Concat(page.Refused.Select(r => r.Number)).Order().ShouldBe(Enumerable.Range(1, page.Entries.Count + page.Refused.Count));
        });
    }

    [Theory]
    [InlineData("关闭\n")]
    [InlineData("• 甲\n")]
    [InlineData("• 【湖州招商】甲\n")]
    [InlineData("2024-03-05\n")]
    [InlineData("2024年3月5日\n\n")]
    [InlineData("【【【【\n")]
    [InlineData("                                                            x\n")]
    public void of_a_million_lines_takes_seconds(string line)
    {
        var text = "• 【湖州招商】甲地\n正文。\n" + string.Concat(Enumerable.Repeat(line, 3_000_000 / line.Length));
        var watch = Stopwatch.StartNew();
        Pages.Read(text);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }
}
