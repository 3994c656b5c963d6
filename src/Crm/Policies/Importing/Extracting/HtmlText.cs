using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Ganss.Xss;

namespace Crm.Policies.Importing.Extracting;

/// <summary>
/// Takes the text out of a web page. Nothing in it is carried out or fetched: the parser has no scripting and no loader, what could be carried out is thrown away
/// before anything is read, and only text comes out.
/// </summary>
public static class HtmlText
{
    private const int LongestTitle = 200;

    // What is carried out, hidden, or stands around every page of a site.
    private const string Dropped = "script,style,noscript,template,iframe,frame,frameset,object,embed,applet,svg,math,canvas,audio,video,nav,footer,aside,button,select,textarea,input,[hidden]";

    // Where the editors of public sites put the text, the most telling first.
    private static readonly string[] Bodies = ["#UCAP-CONTENT", ".TRS_Editor", "#zoom", ".pages_content", ".article-content", ".article_content", "article", "main"];

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
        "li", "main", "ol", "p", "pre", "section", "table", "tbody", "tfoot", "thead", "tr", "ul", "br", "title",
    };

    /// <summary>Reads a page.</summary>
    public static ExtractedText Read(string html)
    {
        using var page = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(html);
        var date = DateOf(page);
        var titled = page.Title;
        foreach (var element in page.QuerySelectorAll(Dropped).ToList()) element.Remove();
        foreach (var element in page.QuerySelectorAll("[style]").Where(IsHidden).ToList()) element.Remove();
        new HtmlSanitizer { KeepChildNodes = true }.SanitizeDom(page);
        var headings = page.QuerySelectorAll("h1").Select(h => Plain(h.TextContent)).Where(text => text.Length is > 0 and <= LongestTitle).Distinct().ToList();
        var lines = Lines(BodyOf(page));
        return new(headings is [var only] ? only : Named(titled), date, lines);
    }

    private static IElement BodyOf(IHtmlDocument page)
    {
        var body = page.Body ?? throw new NotExtracted(ExtractionFault.Broken);
        var all = body.TextContent.Length;
        foreach (var place in Bodies)
            if (body.QuerySelectorAll(place) is { Length: 1 } found && found[0].TextContent.Length is var length && (length >= 200 || length * 3 >= all)) return found[0];
        return body;
    }

    // Deep nesting is walked, not descended into: a page of a hundred thousand elements within each other ends like any other.
    private static IReadOnlyList<string> Lines(IElement top)
    {
        var lines = new TextLines();
        for (INode? node = top; node is not null;)
        {
            Enter(node, lines);
            if (node.FirstChild is { } child)
            {
                node = child;
                continue;
            }
            while (node is not null)
            {
                Leave(node, lines);
                if (node == top) return lines.All;
                if (node.NextSibling is { } next)
                {
                    node = next;
                    break;
                }
                node = node.Parent;
            }
        }
        return lines.All;
    }

    private static void Enter(INode node, TextLines lines)
    {
        if (node is IText text) lines.Add(text.Data);
        if (node is not IElement element) return;
        if (Blocks.Contains(element.LocalName)) lines.End();
        if (element.LocalName == "li") lines.Add("• ");
        else if (element.LocalName is "td" or "th" && !lines.AtStart) lines.Add(" | ");
    }

    private static void Leave(INode node, TextLines lines)
    {
        if (node is IElement element && Blocks.Contains(element.LocalName) && !InCell(element)) lines.End();
    }

    // Paragraphs within a cell stay in its row.
    private static bool InCell(IElement element) => element.LocalName is "p" or "div" && element.ParentElement?.LocalName is "td" or "th";

    private static bool IsHidden(IElement element) => element.GetAttribute("style")!.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase);

    // Public sites name the day of publication for catalogues (GB/T 政府网站 metadata: PubDate).
    private static string? DateOf(IHtmlDocument page) => page.QuerySelectorAll("meta[name]")
        .FirstOrDefault(meta => meta.GetAttribute("name") is { } name && (name.Equals("PubDate", StringComparison.OrdinalIgnoreCase) || name.Equals("publishdate", StringComparison.OrdinalIgnoreCase)))
        ?.GetAttribute("content")?.Trim() is { Length: > 0 and <= 40 } date ? date : null;

    // 关于……的通知_湖州市人民政府 or 关于……的通知 - 政策文件: the site's name is no part of it.
    private static string? Named(string? title)
    {
        var text = Plain(title ?? "");
        foreach (var mark in (string[])["_", " - ", " | ", "-"])
            if (text.IndexOf(mark, StringComparison.Ordinal) is > 5 and var at)
                return text[..at].Trim();
        return text.Length is > 0 and <= LongestTitle ? text : null;
    }

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
