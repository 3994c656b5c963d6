using Crm.Compendia.Writing;

namespace Crm.Tests.Compendia;

/// <summary>Books to write.</summary>
internal static class Books
{
    public const string Hostile = "<script>alert(1)</script>\"'&\u0001\uFFFE]]>";

    public static Book Of(params BookText[] texts) => new(
        "湖州市招商政策汇编", [new("地区", "湖州市"), new("截至日期", "2026年6月1日")], "湖州市招商中心", [new("投资咨询热线", "400-000-2026")], null, [new BookPart("湖州市", texts)])
    {
        Words = new BookWords("目录", "资料来源", "来源", "zh-CN"),
    };

    public static BookText Text(string title, params BookBlock[] blocks) => new(title, [new("发布日期", "2026年3月1日"), new("有效性", "现行")], null, blocks, "产业园区网");

    /// <summary>As many as there are, each as long as a yearly report.</summary>
    public static Book Large(int texts, int characters) => Of([.. Enumerable.Range(1, texts).Select(n => Text($"关于促进工业投资的若干措施（之{n}）", [.. Paragraphs(characters)]))]);

    private static IEnumerable<BookBlock> Paragraphs(int characters)
    {
        for (var (written, number) = (0, 1); written < characters; number++)
        {
            if (number % 8 == 1) yield return new BookBlock("一、支持先进制造业项目落地", 13, 1);
            var text = string.Concat(Enumerable.Repeat("对总投资一亿元以上的新建工业项目，按照设备投资额的百分之十给予补助，最高不超过一千万元。", 4));
            written += text.Length;
            yield return new BookBlock(text);
        }
    }
}
