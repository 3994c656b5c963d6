using System.Text.RegularExpressions;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;

namespace Crm.Policies.Importing.Extracting;

/// <summary>Takes the text out of a PDF. A PDF knows only where each character stands: lines are put together from their places, and paragraphs from how lines begin and end.</summary>
public static partial class PdfText
{
    /// <summary>The most pages of a document.</summary>
    public const int MostPages = 1_000;

    // A scan may carry a stamp or a page number as text.
    private const int FewestCharacters = 20;

    /// <summary>Reads a document.</summary>
    public static ExtractedText Read(string path)
    {
        try
        {
            using var pdf = PdfDocument.Open(path, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
            if (pdf.NumberOfPages > MostPages) throw new NotExtracted(ExtractionFault.TooMuch);
            var lines = new TextLines();
            var paragraphs = new Paragraphs(lines);
            foreach (var page in pdf.GetPages()) paragraphs.Take(Rows(page));
            lines.End();
            if (lines.All.Sum(line => line.Length) < FewestCharacters) throw new NotExtracted(ExtractionFault.NoText);
            var title = pdf.Information.Title?.Trim();
            return new(string.IsNullOrEmpty(title) ? null : title, null, lines.All);
        }
        catch (PdfDocumentEncryptedException)
        {
            throw new NotExtracted(ExtractionFault.Locked);
        }
        catch (Exception e) when (e is not (NotExtracted or OutOfMemoryException))
        {
            // The reader throws whatever the damage makes it stumble over.
            throw new NotExtracted(ExtractionFault.Broken);
        }
    }

    private static List<Row> Rows(Page page)
    {
        var rows = new List<Row>();
        foreach (var letter in page.Letters)
        {
            if (letter.Value.Length == 0) continue;
            var (x, y, size) = (letter.StartBaseLine.X, letter.StartBaseLine.Y, Math.Max(letter.PointSize, 1));
            if (rows.Count == 0 || Math.Abs(rows[^1].Y - y) > size * .5 || x < rows[^1].Right - size * 3) rows.Add(new Row(x, y, size));
            rows[^1].Add(letter, x);
        }
        rows.RemoveAll(row => string.IsNullOrWhiteSpace(row.Text));
        if (rows.Count > 0 && PageNumber().IsMatch(rows[^1].Text)) rows.RemoveAt(rows.Count - 1);
        if (rows.Count > 0 && PageNumber().IsMatch(rows[0].Text)) rows.RemoveAt(0);
        return rows;
    }

    private static bool StartsParagraph(Row above, Row row, double left, double right) =>
        IsIndented(row, left) || above.Right < right - above.Size * 2 || Math.Abs(above.Y - row.Y) > Math.Max(above.Size, row.Size) * 3 || Math.Abs(above.Size - row.Size) > 2;

    private static bool IsIndented(Row row, double left) => row.X > left + row.Size * 1.2;

    private static bool IsLatin(char c) => char.IsAsciiLetterOrDigit(c);

    [GeneratedRegex(@"^[\s·•–—-]*(第?\s*[0-9]{1,4}\s*页?(\s*[/共]\s*[0-9]{1,4}\s*页?)?)[\s·•–—-]*$")]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"[。！？：；.!?:;]\s*$")]
    private static partial Regex SentenceEnd();

    private sealed class Paragraphs(TextLines lines)
    {
        private Row? last;

        public void Take(List<Row> rows)
        {
            if (rows.Count == 0) return;
            var (left, right) = (rows.Min(row => row.X), rows.Max(row => row.Right));
            foreach (var row in rows)
            {
                if (last is not null && (row == rows[0] ? SentenceEnd().IsMatch(last.Text) || IsIndented(row, left) : StartsParagraph(last, row, left, right))) lines.End();
                else if (last is not null && IsLatin(last.Text.TrimEnd()[^1]) && IsLatin(row.Text.TrimStart()[0])) lines.Add(" ");
                lines.Add(row.Text);
                last = row;
            }
        }
    }

    private sealed class Row(double x, double y, double size)
    {
        private readonly System.Text.StringBuilder text = new();

        public double X { get; private set; } = x;

        public double Y => y;

        public double Size => size;

        public double Right { get; private set; } = x;

        public string Text => text.ToString();

        public void Add(Letter letter, double at)
        {
            // Words of letters and digits are often parted by nothing but room.
            if (text.Length > 0 && at - Right > size * .25 && IsLatin(text[^1]) && IsLatin(letter.Value[0])) text.Append(' ');
            if (text.Length == 0 || string.IsNullOrWhiteSpace(Text)) X = at;
            text.Append(letter.Value);
            Right = Math.Max(Right, letter.EndBaseLine.X);
        }
    }
}
