using Crm.Policies.Importing.Extracting;

namespace Crm.Tests.Policies.Importing.Extracting;

public class a_web_page
{
    private static readonly string Long = string.Concat(Enumerable.Repeat("对新建项目给予每亩三万元补助，当年兑现。", 15));

    [Fact]
    public void gives_its_title_its_date_and_its_paragraphs()
    {
        var read = HtmlText.Read($"""
            <!DOCTYPE html><html><head><title>关于扶持装备制造业的办法_德清县人民政府</title><meta name="PubDate" content="2024-03-05 10:00"></head>
            <body><nav><a href="/">首页</a></nav><div class="TRS_Editor"><p>第一条 {Long}</p><p>第二条&nbsp;奖励<b>一百</b>万元。</p><ul><li>甲</li><li>乙</li></ul></div><footer>版权所有</footer></body></html>
            """);
        read.Title.ShouldBe("关于扶持装备制造业的办法");
        read.Date.ShouldBe("2024-03-05 10:00");
        read.Lines.ShouldBe([$"第一条 {Long}", "第二条 奖励一百万元。", "• 甲", "• 乙"]);
    }

    [Fact]
    public void keeps_nothing_of_what_could_be_carried_out()
    {
        var read = HtmlText.Read("""
            <html><body><h1>办法</h1><script>document.write('偷')</script><p onclick="steal()">正文一。<img src=x onerror="alert('偷')"></p><iframe src="https://example.test/偷"></iframe>
            <style>p { color: red }</style><noscript>偷</noscript><template><p>偷</p></template><p style="display: none">偷</p><p hidden>偷</p><svg><text>偷</text></svg><object data="x">偷</object>
            <a href="javascript:alert('偷')">正文二。</a></body></html>
            """);
        read.Title.ShouldBe("办法");
        read.Lines.ShouldBe(["办法", "正文一。", "正文二。"]);
    }

    [Fact]
    public void makes_a_line_of_each_row_of_a_table() =>
        HtmlText.Read("<table><tr><th>行业</th><th>标准</th></tr><tr><td><p>装备</p></td><td>150 万元/亩</td></tr></table>").Lines.ShouldBe(["行业 | 标准", "装备 | 150 万元/亩"]);

    [Fact]
    public void keeps_text_in_elements_that_are_none_of_html() =>
        HtmlText.Read("<html><body><ucapcontent><p>正文。</p></ucapcontent><o:p>附则。</o:p></body></html>").Lines.ShouldBe(["正文。", "附则。"]);

    [Fact]
    public void nested_very_deeply_is_walked_to_its_end()
    {
        var read = HtmlText.Read(string.Concat(Enumerable.Repeat("<b>", 3_000)) + "底" + string.Concat(Enumerable.Repeat("</b>", 3_000)));
        read.Lines.ShouldBe(["底"]);
    }

    [Fact]
    public void without_end_is_refused() =>
        Should.Throw<NotExtracted>(() => HtmlText.Read("<p>" + new string('字', ExtractedText.MostCharacters + 1))).Fault.ShouldBe(ExtractionFault.TooMuch);
}
