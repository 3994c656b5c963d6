using System.Text;
using System.Text.RegularExpressions;

namespace Crm.Policies.Importing;

/// <summary>What a line of a portal page is by itself, before its neighbours are looked at.</summary>
public enum LineKind
{
    /// <summary>Nothing but space.</summary>
    Blank,

    /// <summary>A title with a region tag, with or without a bullet: 【湖州招商】….</summary>
    Head,

    /// <summary>A bullet without a tag: a title, a list item of a body, or furniture.</summary>
    Bullet,

    /// <summary>Nothing but a date.</summary>
    Date,

    /// <summary>A line the portal prints around its articles: hotline, paging, calls for submissions.</summary>
    Furniture,

    /// <summary>Anything else.</summary>
    Text,
}

/// <summary>One line of a portal page.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Indent">Columns of white space before the first character.</param>
/// <param name="Kind">What it is by itself.</param>
/// <param name="Text">The whole line without surrounding space.</param>
public sealed partial record PageLine(int Number, int Indent, LineKind Kind, string Text)
{
    /// <summary>What follows the bullet and the tag of a head or bullet.</summary>
    public string Title { get; init; } = "";

    /// <summary>The tag of a head as it stands in its brackets.</summary>
    public string? Tag { get; init; }

    /// <summary>How a date line is written.</summary>
    public DateLine DateForm { get; init; }

    /// <summary>The day of a date line; null where no such day exists.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Splits a page into lines, whatever its line ends.</summary>
    public static IReadOnlyList<PageLine> All(string page) =>
        [.. page.ReplaceLineEndings("\n").Split('\n').Select((line, index) => Read(index + 1, line))];

    private static PageLine Read(int number, string raw)
    {
        var text = raw.Trim(Space);
        if (text.Length == 0) return new(number, 0, LineKind.Blank, "");

        var indent = Columns(raw.AsSpan(0, raw.Length - raw.TrimStart(Space).Length));
        var plain = text.Normalize(NormalizationForm.FormKC);
        if (Furniture().IsMatch(Bulleted().Replace(plain, ""))) return new(number, indent, LineKind.Furniture, text);

        var (form, day) = PageDates.Read(plain);
        if (form != DateLine.None) return new(number, indent, LineKind.Date, text) { DateForm = form, Day = day };

        var bullet = Bulleted().Match(text);
        var rest = text[bullet.Length..];
        var tagged = Tagged().Match(rest);
        if (tagged.Success && (bullet.Success || tagged.Groups["tag"].Value.EndsWith("招商", StringComparison.Ordinal)))
            return new(number, indent, LineKind.Head, text) { Tag = tagged.Groups["tag"].Value.Trim(Space), Title = rest[tagged.Length..].Trim(Space) };

        return bullet.Success ? new(number, indent, LineKind.Bullet, text) { Title = rest } : new(number, indent, LineKind.Text, text);
    }

    private static int Columns(ReadOnlySpan<char> space)
    {
        var columns = 0;
        foreach (var c in space) columns += c switch { '\t' => 4, '\u3000' => 2, '\uFEFF' or '\u200B' => 0, _ => 1 };
        return columns;
    }

    // White space of every width, and the invisible marks that pages and editors leave behind.
    private static readonly char[] Space =
        [' ', '\t', '\v', '\f', '\u00A0', '\u1680', .. Enumerable.Range(0x2000, 12).Select(c => (char)c), '\u202F', '\u205F', '\u2060', '\u3000', '\uFEFF', '\u200E', '\u200F'];

    [GeneratedRegex(@"^(?:[•●▪■◆◦‣∙・·‧]\s*|[*+–—-]\s+|[*–—-](?=[【\[]))")]
    private static partial Regex Bulleted();

    [GeneratedRegex(@"^(?:【(?<tag>[^【】]{1,20})】|[\[［](?<tag>[^\[\]［］]{1,20}招商)[\]］]|〔(?<tag>[^〔〕]{1,20}招商)〕)")]
    private static partial Regex Tagged();

    [GeneratedRegex(@"^(有想补充的信息.*|点我投稿|第?\s*[0-9]+\s*/\s*[0-9]+\s*页?|共\s*[0-9]+\s*页.*|(首页|上一页|下一页|末页|尾页|返回列表|查看更多|阅读全文)[\s>»]*" +
        @"|招商(中心|热线)|投资咨询热线|(电话:?\s*)?(400|800)[- ]?[0-9]{3,4}[- ]?[0-9]{3,4}|联系我们|企业入驻|免费获取.{0,12}汇编|立即获取|投稿提示|关闭|确认" +
        @"|招商引资政策|工业用地招商|租购厂房仓库|其他相关咨询|我已阅读并同意.*|.{0,12}投稿信息内容规范)$")]
    private static partial Regex Furniture();
}
