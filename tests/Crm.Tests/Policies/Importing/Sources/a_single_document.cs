using Crm.Policies.Importing.Extracting;
using Crm.Policies.Importing.Sources;

namespace Crm.Tests.Policies.Importing.Sources;

public class a_single_document
{
    private const string Body = "对新建项目给予每亩三万元补助，当年兑现。";

    [Theory]
    [InlineData("准入标准", "别的标题", "文件名", "准入标准")]
    [InlineData(null, "准入标准", "文件名", "准入标准")]
    [InlineData(null, Body, "准入标准", "准入标准")]
    [InlineData("Microsoft Word - 1", Body, "准入标准", "准入标准")]
    [InlineData("准入标准.docx", Body, "准入标准", "准入标准")]
    public void is_named_by_itself_by_its_first_line_or_by_its_file(string? own, string first, string file, string title) =>
        SingleDocument.Of(new(own, null, [first, Body, "附则。"]), null, file + ".docx").Title.ShouldBe(title);

    [Fact]
    public void does_not_repeat_its_title_in_its_body() => Of("准入 标准", "准入标准", Body).ShouldSatisfyAllConditions(e => e.Title.ShouldBe("准入 标准"), e => e.Body.ShouldBe(Body));

    [Theory]
    [InlineData("发布时间：2024-03-05 来源：县招商局")]
    [InlineData("2024年3月5日")]
    [InlineData("印发日期: 2024年03月05日")]
    public void is_dated_by_what_stands_at_its_edges(string line)
    {
        Of("办法", line, Body, "附则。").PublishedOn.ShouldBe(new DateOnly(2024, 3, 5));
        Of("办法", Body, "县招商局", line).PublishedOn.ShouldBe(new DateOnly(2024, 3, 5));
    }

    [Fact]
    public void with_a_day_that_does_not_exist_is_taken_and_noted()
    {
        var entry = Of("办法", Body, "2024年2月30日");
        entry.PublishedOn.ShouldBeNull();
        entry.Notes.ShouldContain("“2024年2月30日”不是有效的日期，按没有日期导入。");
    }

    [Fact]
    public void without_a_day_is_taken_and_noted() => Of("办法", Body).Notes.ShouldContain("没有日期，按没有日期导入。");

    [Theory]
    [InlineData("【湖州招商】办法", "办法", "湖州", "330500")]
    [InlineData("湖州市德清县准入标准", "湖州市德清县准入标准", null, "330521")]
    [InlineData("2020年瑞安政府工作报告", "2020年瑞安政府工作报告", null, "330381")]
    [InlineData("浙江省开发区条例", "浙江省开发区条例", null, "330000")]
    public void is_placed_by_its_title(string own, string title, string? tag, string region)
    {
        var entry = Of(own, Body);
        (entry.Title, entry.RegionTag, entry.Region).ShouldBe((title, tag, region));
    }

    [Fact]
    public void is_placed_by_its_text_where_the_title_names_no_place()
    {
        var entry = Of("政府工作报告", "各位代表：一年来，长兴县委坚强领导，长兴县经济平稳运行，湖州市予以支持。");
        (entry.RegionTag, entry.Region).ShouldBe(("长兴", "330522"));
        entry.Notes.ShouldContain(note => note.Contains("按正文推定"));
    }

    [Fact]
    public void is_placed_by_its_folder_before_its_text() =>
        SingleDocument.Of(new("政府工作报告", null, [Body]), "资料/安吉/政府工作报告.docx", "政府工作报告.docx").ShouldSatisfyAllConditions(e => e.Region.ShouldBe("330523"), e => e.Notes.ShouldContain(note => note.Contains("文件夹名")));

    [Fact]
    public void without_a_place_is_kept_and_noted()
    {
        var entry = Of("办法", Body);
        (entry.Reason, entry.Region).ShouldBe((null, null));
        entry.Notes.ShouldContain(note => note.Contains("请编辑补上"));
    }

    [Fact]
    public void without_a_body_is_refused() => SingleDocument.Of(new("办法", null, []), null, "办法.docx").Reason.ShouldBe("没有正文，没有导入。");

    [Fact]
    public void in_markdown_loses_its_marks()
    {
        var text = MarkdownText.Read("---\ntitle: 准入标准\ndate: 2024-03-05\n---\n# 准入标准\n\n## 一、总则\n\n- **每亩** [150](http://x) 万元\n\n| 行业 | 标准 |\n|---|---|\n| 装备 | 8 |\n\n![图](x.png)\n");
        (text.Title, text.Date).ShouldBe(("准入标准", "2024-03-05"));
        text.Lines.ShouldBe(["准入标准", "一、总则", "• 每亩 150 万元", "行业 | 标准", "装备 | 8"]);
    }

    private static ReadEntry Of(string title, params string[] lines) => SingleDocument.Of(new(title, null, lines), null, "x.docx");
}
