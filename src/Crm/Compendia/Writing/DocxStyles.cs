using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Crm.Compendia.Writing;

/// <summary>
/// How a book looks in Word, after GB/T 9704: A4, 22 lines of 28 characters, title in 小标宋 22 pt, text in 仿宋 16 pt, first headings in 黑体, second in 楷体. All of it is in styles, so
/// that whoever works on with the file changes one and not a thousand paragraphs.
/// </summary>
internal static class DocxStyles
{
    public const string Body = "BookBody";
    public const string CoverTitle = "BookTitle";
    public const string CoverLine = "BookCover";
    public const string Imprint = "BookImprint";
    public const string ContentsTitle = "BookContents";
    public const string About = "BookAbout";
    public const string Warning = "BookWarning";
    public const string Quote = "BookQuote";
    public const string Small = "BookSmall";
    public const string Footer = "BookFooter";

    // Twentieths of a point: 28.95 pt, so that 22 lines fill the 225 mm between the margins.
    private const string Line = "579";
    private const string Song = "宋体", Title = "方正小标宋简体", FangSong = "仿宋", Hei = "黑体", Kai = "楷体";

    public static void Add(MainDocumentPart main)
    {
        var part = main.AddNewPart<StyleDefinitionsPart>();
        part.Styles = new Styles(
            new DocDefaults(
                new RunPropertiesDefault(new RunPropertiesBaseStyle(Fonts(FangSong), new FontSize { Val = "32" }, new FontSizeComplexScript { Val = "32" }, new Languages { Val = "en-US", EastAsia = "zh-CN" })),
                new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { Line = Line, LineRule = LineSpacingRuleValues.Exact, Before = "0", After = "0" }))),
            Style("Normal", "Normal", FangSong, 32, normal: true),
            Style(Body, "正文段落", FangSong, 32, indent: true, justify: JustificationValues.Both),
            Style("Heading1", "heading 1", Hei, 44, outline: 0, justify: JustificationValues.Center, loose: true, after: "240"),
            Style("Heading2", "heading 2", Title, 44, outline: 1, justify: JustificationValues.Center, loose: true, after: "240"),
            Style("Heading3", "heading 3", Hei, 32, outline: 2, indent: true),
            Style("Heading4", "heading 4", Kai, 32, outline: 3, indent: true),
            Style("TOC1", "toc 1", Hei, 32, tabs: true),
            Style("TOC2", "toc 2", FangSong, 32, tabs: true, left: "320", loose: true),
            Style(CoverTitle, "封面标题", Title, 60, justify: JustificationValues.Center, loose: true, after: "900", before: "2700"),
            Style(CoverLine, "封面文字", FangSong, 32, left: "1600", loose: true),
            Style(Imprint, "封面机构", Hei, 32, justify: JustificationValues.Center, loose: true),
            Style(ContentsTitle, "目录标题", Hei, 44, justify: JustificationValues.Center, loose: true, after: "240"),
            Style(About, "文件信息", Kai, 24, justify: JustificationValues.Center, loose: true, after: "240"),
            Style(Warning, "提示", Hei, 24, loose: true, after: "120"),
            Style(Quote, "引文", FangSong, 32, left: "640", justify: JustificationValues.Both),
            Style(Small, "来源", FangSong, 24, loose: true, before: "120", indent: true),
            Style(Footer, "页码", Song, 28, loose: true));
    }

    private static RunFonts Fonts(string chinese) => new() { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = chinese, ComplexScript = "Times New Roman" };

    private static Style Style(
        string id, string name, string font, int halfPoints, int? outline = null, JustificationValues? justify = null, bool indent = false, string? left = null, bool tabs = false, bool loose = false,
        string? before = null, string? after = null, bool normal = false)
    {
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, Default = normal ? true : null, CustomStyle = id.StartsWith("Book", StringComparison.Ordinal) ? true : null, StyleName = new StyleName { Val = name } };
        if (!normal) style.BasedOn = new BasedOn { Val = "Normal" };
        if (outline is not null) style.NextParagraphStyle = new NextParagraphStyle { Val = Body };
        style.PrimaryStyle = new PrimaryStyle();
        var paragraph = new StyleParagraphProperties();
        if (outline is not null) (paragraph.KeepNext, paragraph.KeepLines) = (new KeepNext(), new KeepLines());
        if (tabs) paragraph.Tabs = new Tabs(new TabStop { Val = TabStopValues.Right, Leader = TabStopLeaderCharValues.Dot, Position = 8844 });
        // Large letters need room that an exact line does not give.
        if (loose || before is not null || after is not null)
            paragraph.SpacingBetweenLines = new SpacingBetweenLines { Before = before ?? "0", After = after ?? "0", Line = loose ? "360" : Line, LineRule = loose ? LineSpacingRuleValues.Auto : LineSpacingRuleValues.Exact };
        if (indent) paragraph.Indentation = new Indentation { FirstLineChars = 200, FirstLine = $"{halfPoints * 20}" };
        else if (left is not null) paragraph.Indentation = new Indentation { Left = left };
        if (justify is { } side) paragraph.Justification = new Justification { Val = side };
        if (outline is { } level) paragraph.OutlineLevel = new OutlineLevel { Val = level };
        if (paragraph.HasChildren) style.StyleParagraphProperties = paragraph;
        style.StyleRunProperties = new StyleRunProperties { RunFonts = Fonts(font), FontSize = new FontSize { Val = $"{halfPoints}" }, FontSizeComplexScript = new FontSizeComplexScript { Val = $"{halfPoints}" } };
        return style;
    }
}
