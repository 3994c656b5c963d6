using System.Globalization;
using System.Text;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;

namespace Crm.Compendia.Writing;

/// <summary>Joins a book that was printed in pieces: its pages are numbered as the style sheet numbers those of a book in one, its contents lead to the texts in other pieces, and there is an outline of the texts.</summary>
internal static class PdfJoin
{
    // Where the style sheet has a page's number: in the middle between its side margins, 14 pt, on this line. In thousandths of the size, how wide the signs are.
    private const double Middle = 300.5, Line = 43.2, Size = 14;
    private const int Dash = 1000, Space = 250, Digit = 500;
    private const string Font = "/BookNumber", Targets = "/Dests";

    /// <param name="pieces">The files, in order; the first begins with the cover.</param>
    /// <param name="path">Where the whole is written.</param>
    public static void Join(Book book, IEnumerable<string> pieces, string path, CancellationToken token)
    {
        using var whole = new PdfDocument();
        (whole.Info.Title, whole.Info.Author, whole.Language) = (Book.Clean(book.Title), Book.Clean(book.Issuer ?? ""), book.Words.Language);
        var targets = new PdfDictionary(whole);
        whole.Internals.Catalog.Elements[Targets] = targets;
        foreach (var piece in pieces)
        {
            token.ThrowIfCancellationRequested();
            Add(whole, piece, targets);
        }
        Number(whole);
        Outline(whole, book, targets);
        whole.Save(path);
    }

    private static void Add(PdfDocument whole, string path, PdfDictionary targets)
    {
        using var piece = PdfReader.Open(path, PdfDocumentOpenMode.Import);
        var pages = piece.Pages.Cast<PdfPage>().ToDictionary(page => page.Reference!.ObjectID, page => whole.AddPage(page));
        if (piece.Internals.Catalog.Elements.GetDictionary(Targets) is not { } own) return;
        // A text's own piece comes after the contents, where a stand-in has its name.
        foreach (var name in own.Elements.Keys)
            if (own.Elements.GetArray(name) is { } place && place.Elements.GetReference(0) is { } page)
                targets.Elements[name] = new PdfArray(whole, pages[page.ObjectID].Reference!, new PdfName("/XYZ"), new PdfReal(place.Elements.GetReal(2)), new PdfReal(place.Elements.GetReal(3)), PdfNull.Value);
    }

    // What a page draws may leave the coordinates changed; so it is put between saving and restoring them.
    private static void Number(PdfDocument whole)
    {
        var font = new PdfDictionary(whole);
        foreach (var (key, value) in new[] { ("/Type", "/Font"), ("/Subtype", "/Type1"), ("/BaseFont", "/Times-Roman"), ("/Encoding", "/WinAnsiEncoding") }) font.Elements.SetName(key, value);
        whole.Internals.AddObject(font);
        var save = Drawing(whole, "q\n");
        for (var number = 2; number <= whole.PageCount; number++)
        {
            var page = whole.Pages[number - 1];
            var fonts = page.Resources.Elements.GetDictionary("/Font");
            if (fonts is null) page.Resources.Elements["/Font"] = fonts = new PdfDictionary(whole);
            fonts.Elements.SetReference(Font, font);
            var (digits, drawn) = (number.ToString(CultureInfo.InvariantCulture), page.Contents.Elements.ToList());
            var left = Middle - Size * (2 * Dash + 2 * Space + digits.Length * Digit) / 2000;
            page.Elements["/Contents"] = new PdfArray(whole, [save.Reference!, .. drawn, Drawing(whole, string.Create(CultureInfo.InvariantCulture, $"\nQ BT {Font} {Size} Tf {left:0.##} {Line} Td (\\227 {digits} \\227) Tj ET\n")).Reference!]);
        }
    }

    private static PdfDictionary Drawing(PdfDocument whole, string drawing)
    {
        var stream = new PdfDictionary(whole);
        stream.CreateStream(Encoding.ASCII.GetBytes(drawing));
        whole.Internals.AddObject(stream);
        return stream;
    }

    private static void Outline(PdfDocument whole, Book book, PdfDictionary targets)
    {
        var number = 0;
        foreach (var part in book.Parts)
        {
            var nodes = whole.Outlines;
            foreach (var text in part.Texts)
            {
                if (targets.Elements.GetArray($"/{HtmlWriter.Target(++number)}")?.Elements.GetReference(0)?.Value is not PdfPage page) continue;
                if (nodes == whole.Outlines && part.Title is { } title) nodes = nodes.Add(Book.Clean(title), page, true).Outlines;
                nodes.Add(Book.Clean(text.Title), page);
            }
        }
    }
}
