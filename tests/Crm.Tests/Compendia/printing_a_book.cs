using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Crm.Compendia;
using Crm.Compendia.Writing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Actions;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Outline;

namespace Crm.Tests.Compendia;

/// <summary>One book of sixty texts, printed at once and in four pieces with cover and contents.</summary>
public sealed class PrintedBook : IAsyncLifetime
{
    public const int Texts = 60;
    private const int Paragraphs = 9;

    public PdfDocument? AtOnce { get; private set; }

    public PdfDocument? InPieces { get; private set; }

    public byte[] File { get; private set; } = [];

    internal static PdfPrinter Printer(int characters, string? browser = null) => new(
        Options.Create(new CompendiaSettings { Chromium = browser ?? Environment.GetEnvironmentVariable("CRM_CHROMIUM"), ChromiumSandbox = false, PrintCharacters = characters }), NullLogger<PdfPrinter>.Instance);

    internal static Book Book()
    {
        var book = Books.Of([.. Enumerable.Range(1, Texts).Select(n => Books.Text($"关于促进工业投资的若干措施（之{n}）", [new($"第{n}篇正文。"), .. Enumerable.Repeat(new BookBlock(string.Concat(Enumerable.Repeat("按照设备投资额给予补助，", 12))), Paragraphs)]))]);
        return book with { Parts = [new("湖州市", [.. book.Texts.Take(25)]), new("吴兴区", [.. book.Texts.Skip(25)])] };
    }

    public async ValueTask InitializeAsync()
    {
        using var whole = Printer(int.MaxValue);
        if (!whole.IsThere) return;
        AtOnce = PdfDocument.Open(await whole.Print(Book()));
        using var pieces = Printer((int)(Book().Characters / 4) + 1);
        File = await pieces.Print(Book());
        InPieces = PdfDocument.Open(File);
    }

    public ValueTask DisposeAsync()
    {
        AtOnce?.Dispose();
        InPieces?.Dispose();
        return ValueTask.CompletedTask;
    }
}

public partial class printing_a_book(PrintedBook printed) : IClassFixture<PrintedBook>
{
    // Points from below: what is lower is no text.
    private const double Foot = 60;

    [Fact]
    public void in_pieces_holds_every_text_once_and_in_order() => Begins(Pieces()).Select(begun => begun.Number).ShouldBe(Enumerable.Range(1, PrintedBook.Texts));

    [Fact]
    public void in_pieces_sets_every_page_as_at_once() => Pieces().GetPages().Select(page => Text(page, foot: false)).ShouldBe(printed.AtOnce!.GetPages().Select(page => Text(page, foot: false)));

    [Theory, InlineData(true), InlineData(false)]
    public void numbers_every_page_but_the_cover(bool pieces)
    {
        var pages = (pieces ? Pieces() : AtOnce()).GetPages().ToList();
        pages.Select(page => Text(page, foot: true)).ShouldBe(["", .. Enumerable.Range(2, pages.Count - 1).Select(number => $"—{number}—")]);
    }

    [Fact]
    public void in_pieces_has_its_numbers_where_a_book_at_once_has_them()
    {
        foreach (var (mine, other) in Pieces().GetPages().Zip(AtOnce().GetPages()).Skip(1)) (Middle(mine) - Middle(other)).ShouldBeInRange(-1, 1);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void leads_from_the_contents_to_where_each_text_begins(bool pieces)
    {
        var book = pieces ? Pieces() : AtOnce();
        var links = book.GetPages().SelectMany(page => page.GetAnnotations()).Select(link => link.Action.ShouldBeOfType<GoToAction>().Destination.PageNumber).ToList();
        links.Distinct().ShouldBe(Begins(book).Select(begun => begun.Page));
        links.ShouldBeInOrder();
    }

    [Fact]
    public void in_pieces_has_an_outline_of_parts_and_texts()
    {
        Pieces().TryGetBookmarks(out var outline).ShouldBeTrue();
        var nodes = outline.GetNodes().OfType<DocumentBookmarkNode>().ToList();
        nodes.Where(node => node.Level == 0).Select(node => node.Title).ShouldBe(["湖州市", "吴兴区"]);
        nodes.Where(node => node.Level == 1).Select(node => (node.Title, node.PageNumber)).ShouldBe(Begins(Pieces()).Select(begun => ($"关于促进工业投资的若干措施（之{begun.Number}）", begun.Page)));
    }

    [Fact]
    public void at_once_has_an_outline()
    {
        AtOnce().TryGetBookmarks(out var outline).ShouldBeTrue();
        outline.GetNodes().Select(node => node.Title).ShouldContain("关于促进工业投资的若干措施（之60）");
    }

    [Fact]
    public void says_what_it_is_and_nothing_of_the_machine()
    {
        Pieces().Information.Title.ShouldBe("湖州市招商政策汇编");
        Pieces().Information.Author.ShouldBe("湖州市招商中心");
        var raw = Encoding.Latin1.GetString(printed.File);
        foreach (var word in new[] { "file:", "crm-print", Path.GetTempPath() }) raw.ShouldNotContain(word);
    }

    [Theory, InlineData(int.MaxValue), InlineData(1_000)]
    public async Task fails_where_the_browser_does(int characters)
    {
        using var printer = PrintedBook.Printer(characters, "/bin/false");
        await Should.ThrowAsync<PrintingFailed>(() => printer.Print(PrintedBook.Book(), TestContext.Current.CancellationToken));
    }

    private PdfDocument Pieces()
    {
        Assert.SkipWhen(printed.InPieces is null, "no Chromium: apt-get install chromium fonts-noto-cjk, or name one in CRM_CHROMIUM");
        return printed.InPieces;
    }

    private PdfDocument AtOnce()
    {
        Assert.SkipWhen(printed.AtOnce is null, "no Chromium: apt-get install chromium fonts-noto-cjk, or name one in CRM_CHROMIUM");
        return printed.AtOnce;
    }

    private static List<(int Number, int Page)> Begins(PdfDocument book) => [.. book.GetPages().SelectMany(page =>
        Beginning().Matches(Text(page, foot: false)).Select(found => (int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture), page.Number)))];

    // Fonts share a sign between a character and the radical that looks like it.
    private static string Text(Page page, bool foot) =>
        string.Concat(page.Letters.Where(letter => letter.StartBaseLine.Y < Foot == foot).Select(letter => letter.Value)).Normalize(NormalizationForm.FormKC).Replace(" ", "", StringComparison.Ordinal);

    private static double Middle(Page page)
    {
        var foot = page.Letters.Where(letter => letter.StartBaseLine.Y < Foot).ToList();
        return (foot.Min(letter => letter.StartBaseLine.X) + foot.Max(letter => letter.EndBaseLine.X)) / 2;
    }

    [GeneratedRegex(@"第(\d+)篇正文")]
    private static partial Regex Beginning();
}
