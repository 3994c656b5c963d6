using System.Text;
using AngleSharp.Html.Parser;
using Crm.Compendia.Writing;
using CsCheck;

namespace Crm.Tests.Compendia;

public class writing_a_book_as_a_page
{
    [Fact]
    public void loads_nothing_and_runs_nothing()
    {
        var page = new HtmlParser().ParseDocument(Write(Books.Of(Books.Text("措施", new BookBlock("正文")))));
        page.QuerySelectorAll("script, link, img, iframe, object, embed, form").ShouldBeEmpty();
        page.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content")!.ShouldContain("default-src 'none'");
        page.QuerySelector("style")!.TextContent.ShouldContain("@page");
    }

    [Fact]
    public void shows_whatever_stands_in_a_document_as_text()
    {
        var book = Books.Of(Books.Text(Books.Hostile, new BookBlock(Books.Hostile), new BookBlock(Books.Hostile, 4, 1), new BookBlock(Books.Hostile, Quote: true))) with { Title = Books.Hostile, Foreword = Books.Hostile };
        var page = new HtmlParser().ParseDocument(Write(book));
        page.QuerySelectorAll("script").ShouldBeEmpty();
        page.QuerySelector("article h2")!.TextContent.ShouldBe("<script>alert(1)</script>\"'&]]>");
        page.QuerySelector("title")!.TextContent.ShouldContain("<script>");
    }

    [Fact]
    public void keeps_any_text_and_lets_none_become_markup() => Gen.String[Gen.Char["<>&\"'`/=!-#;: 甲a1\t"], 0, 40].Sample(text =>
        new HtmlParser().ParseDocument(Write(Books.Of(Books.Text("措施", new BookBlock("甲" + text + "乙"))))).QuerySelector("article > p:not(.about)")!.TextContent.ShouldBe("甲" + text + "乙"));

    [Fact]
    public void leads_from_the_contents_to_every_text()
    {
        var page = new HtmlParser().ParseDocument(Write(Books.Of(Books.Text("措施一"), Books.Text("措施二"))));
        var links = page.QuerySelectorAll("nav a").Select(a => a.GetAttribute("href")![1..]).ToList();
        links.Select(id => page.GetElementById(id)!.QuerySelector("h2")!.TextContent).ShouldBe(["措施一", "措施二"]);
        page.QuerySelectorAll(".sources li").Length.ShouldBe(2);
    }

    [Fact]
    public void says_what_a_reader_must_know_first()
    {
        var text = Books.Text("旧办法", new BookBlock("正文")) with { Warning = "这份文件已撤回，不再适用。" };
        new HtmlParser().ParseDocument(Write(Books.Of(text))).QuerySelector(".warning")!.TextContent.ShouldBe("这份文件已撤回，不再适用。");
    }

    [Fact]
    public void in_pieces_has_every_text_once_and_no_link_that_leads_out_of_one()
    {
        var book = Books.Large(12, 600);
        var pieces = HtmlWriter.Pieces(book, 2_000).Select(page => new HtmlParser().ParseDocument(Encoding.UTF8.GetString(page))).ToList();
        pieces.Count.ShouldBe(5);
        pieces.Select(page => page.QuerySelectorAll("article").Length).ShouldBe([0, 3, 3, 3, 3]);
        pieces.SelectMany(page => page.QuerySelectorAll("h2")).Select(heading => heading.TextContent).ShouldBe(book.Texts.Select(text => text.Title));
        pieces.SelectMany(page => page.QuerySelectorAll("a").Select(link => page.GetElementById(link.GetAttribute("href")![1..]))).ShouldAllBe(target => target != null);
        pieces.Select(page => page.QuerySelectorAll(".sources li").Length).ShouldBe([0, 0, 0, 0, 12]);
    }

    private static string Write(Book book) => Encoding.UTF8.GetString(HtmlWriter.Write(book));
}
