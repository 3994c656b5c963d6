using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Crm.Compendia.Writing;

/// <summary>
/// Writes a book as one page: nothing is loaded from elsewhere, no script is in it, and whatever stands in a document is text. Also what the PDF is printed from.
/// </summary>
public static class HtmlWriter
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

    private const string Unnumbered = "@page { @bottom-center { content: none; } }\n";

    // Chinese stays readable in the source; what could end an element or an attribute does not.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly Lazy<string> Sheet = new(() =>
    {
        using var stream = typeof(HtmlWriter).Assembly.GetManifestResourceStream("Compendia/book.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    /// <summary>The page in UTF-8.</summary>
    /// <param name="progress">Told after every text.</param>
    public static byte[] Write(Book book, IProgress<int>? progress = null, CancellationToken token = default)
    {
        var html = Begin(book);
        Cover(html, book);
        Contents(html, book);
        foreach (var (part, text, number) in Texts(book))
        {
            token.ThrowIfCancellationRequested();
            Text(html, part, text, number, book.Words);
            progress?.Report(number);
        }
        Sources(html, book);
        return End(html);
    }

    /// <summary>
    /// The same as pages to be printed by themselves and joined: cover and contents, then the texts, the sources with the last of them. No page numbers are printed. A browser names a place
    /// in the file only where something on the same page links to it, and turns other links into paths; so the contents hold a stand-in of every text and every text a link to itself, both
    /// without size.
    /// </summary>
    /// <param name="most">About how many characters of text one of them may have; no text is divided.</param>
    internal static IEnumerable<byte[]> Pieces(Book book, int most)
    {
        var front = Begin(book, Unnumbered);
        Cover(front, book);
        Contents(front, book, alone: true);
        yield return End(front);
        var shares = Shares(book, most).ToList();
        foreach (var share in shares)
        {
            var html = Begin(book, Unnumbered);
            foreach (var (part, text, number) in share) Text(html, part, text, number, book.Words, alone: true);
            if (share == shares[^1]) Sources(html, book);
            yield return End(html);
        }
    }

    // As many as are needed, each of about the same length.
    private static IEnumerable<List<(string? Part, BookText Text, int Number)>> Shares(Book book, int most)
    {
        var full = book.Characters / Math.Ceiling((double)book.Characters / most);
        var (share, length) = (new List<(string?, BookText, int)>(), 0L);
        foreach (var entry in Texts(book))
        {
            share.Add(entry);
            length += entry.Text.Characters;
            if (length < full) continue;
            yield return share;
            (share, length) = ([], 0);
        }
        if (share.Count > 0) yield return share;
    }

    private static StringBuilder Begin(Book book, string sheet = "")
    {
        var html = new StringBuilder(1 << 16);
        html.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"{book.Words.Language}\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{E(book.Title)}</title>\n<style>\n{Sheet.Value}{sheet}</style>\n</head>\n<body>\n");
        return html;
    }

    private static byte[] End(StringBuilder html) => Encoding.UTF8.GetBytes(html.Append("</body>\n</html>\n").ToString());

    private static IEnumerable<(string? Part, BookText Text, int Number)> Texts(Book book)
    {
        var number = 0;
        foreach (var part in book.Parts)
            for (var i = 0; i < part.Texts.Count; i++) yield return (i == 0 ? part.Title : null, part.Texts[i], ++number);
    }

    private static void Cover(StringBuilder html, Book book)
    {
        html.Append(CultureInfo.InvariantCulture, $"<header class=\"cover\">\n<p class=\"book-title\">{E(book.Title)}</p>\n<dl>");
        foreach (var (name, value) in book.Cover) html.Append(CultureInfo.InvariantCulture, $"<div><dt>{E(name)}</dt><dd>{E(value)}</dd></div>");
        html.Append("</dl>\n");
        if (book.Issuer is not null) html.Append(CultureInfo.InvariantCulture, $"<p class=\"issuer\">{E(book.Issuer)}</p>\n");
        foreach (var (name, value) in book.Imprint) html.Append(CultureInfo.InvariantCulture, $"<p class=\"imprint\">{E(name)} {E(value)}</p>\n");
        html.Append("</header>\n");
    }

    private static void Contents(StringBuilder html, Book book, bool alone = false)
    {
        if (book.Foreword is { } foreword)
        {
            html.Append("<section class=\"foreword\">\n");
            foreach (var line in foreword.Split('\n', StringSplitOptions.RemoveEmptyEntries)) html.Append(CultureInfo.InvariantCulture, $"<p>{E(line.Trim())}</p>\n");
            html.Append("</section>\n");
        }
        html.Append(CultureInfo.InvariantCulture, $"<nav class=\"contents\">\n<h1>{E(book.Words.Contents)}</h1>\n<ol>\n");
        foreach (var (part, text, number) in Texts(book))
        {
            if (part is not null) html.Append(CultureInfo.InvariantCulture, $"<li class=\"contents-part\">{E(part)}</li>\n");
            html.Append(CultureInfo.InvariantCulture, $"<li>{(alone ? $"<i id=\"{Target(number)}\"></i>" : "")}<a href=\"#{Target(number)}\">{E(text.Title)}</a></li>\n");
        }
        html.Append("</ol>\n</nav>\n");
    }

    private static void Text(StringBuilder html, string? part, BookText text, int number, BookWords words, bool alone = false)
    {
        if (part is not null) html.Append(CultureInfo.InvariantCulture, $"<h1 class=\"part\">{E(part)}</h1>\n");
        html.Append(CultureInfo.InvariantCulture, $"<article id=\"{Target(number)}\">\n<h2>{(alone ? $"<a href=\"#{Target(number)}\"></a>" : "")}{E(text.Title)}</h2>\n");
        if (text.Facts.Count > 0) html.Append(CultureInfo.InvariantCulture, $"<p class=\"about\">{string.Join("<span class=\"gap\"></span>", text.Facts.Select(f => $"<span>{E(f.Name)}：{E(f.Value)}</span>"))}</p>\n");
        if (text.Warning is not null) html.Append(CultureInfo.InvariantCulture, $"<p class=\"warning\">{E(text.Warning)}</p>\n");
        foreach (var block in text.Blocks) Block(html, block);
        if (text.Source is not null) html.Append(CultureInfo.InvariantCulture, $"<p class=\"source\">{E(words.Source)}：{E(text.Source)}</p>\n");
        html.Append("</article>\n");
    }

    private static void Block(StringBuilder html, BookBlock block)
    {
        if (block.IsHeading) html.Append(CultureInfo.InvariantCulture, $"<h{block.Level + 2}>{E(block.Text)}</h{block.Level + 2}>\n");
        else if (block.Quote) html.Append(CultureInfo.InvariantCulture, $"<blockquote>{E(block.Text)}</blockquote>\n");
        else if (block.Heading > 0) html.Append(CultureInfo.InvariantCulture, $"<p><b>{E(block.Text[..block.Heading])}</b>{E(block.Text[block.Heading..])}</p>\n");
        else html.Append(CultureInfo.InvariantCulture, $"<p>{E(block.Text)}</p>\n");
    }

    private static void Sources(StringBuilder html, Book book)
    {
        if (!book.Texts.Any(t => t.Source is not null)) return;
        html.Append(CultureInfo.InvariantCulture, $"<section class=\"sources\">\n<h1>{E(book.Words.Sources)}</h1>\n<ol>\n");
        foreach (var text in book.Texts) html.Append(CultureInfo.InvariantCulture, $"<li>{E(SourceLine(text))}</li>\n");
        html.Append("</ol>\n</section>\n");
    }

    /// <summary>A text as the list of sources names it.</summary>
    internal static string SourceLine(BookText text) => string.Join("，", new[] { $"《{text.Title}》" }.Concat(text.Facts.Select(f => f.Value)).Append(text.Source).OfType<string>());

    /// <summary>What a text is called where something leads to it.</summary>
    internal static string Target(int number) => string.Create(CultureInfo.InvariantCulture, $"t{number}");

    private static string E(string text) => Encoder.Encode(Book.Clean(text));
}
