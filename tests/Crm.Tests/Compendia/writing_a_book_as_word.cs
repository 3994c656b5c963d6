using Crm.Compendia.Writing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Crm.Tests.Compendia;

public class writing_a_book_as_word
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void makes_a_file_in_which_a_validator_finds_nothing()
    {
        var book = Books.Of(Books.Text("措施一", new BookBlock("一、总则", 4, 1), new BookBlock("（一）范围", 5, 2), new BookBlock("二、补助。对新建项目给予补助。", 4, 1), new BookBlock("原文", Quote: true)), Books.Text("措施二")) with { Foreword = "前言\n第二段" };
        using var docx = Open(book);
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(docx).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
    }

    [Fact]
    public void takes_any_character_as_text()
    {
        var book = Books.Of(Books.Text(Books.Hostile, new BookBlock(Books.Hostile))) with { Title = Books.Hostile, Issuer = Books.Hostile };
        using var docx = Open(book);
        new OpenXmlValidator().Validate(docx).ShouldBeEmpty();
        docx.MainDocumentPart!.Document!.Body!.InnerText.ShouldContain("<script>alert(1)</script>\"'&]]>");
    }

    [Fact]
    public void fills_a_table_of_contents_whose_entries_lead_to_headings()
    {
        using var docx = Open(Books.Of(Books.Text("措施一"), Books.Text("措施二")));
        var body = docx.MainDocumentPart!.Document!.Body!;
        body.Descendants<FieldCode>().ShouldContain(code => code.Text.Contains("TOC \\o \"1-2\""));
        var anchors = body.Descendants<Hyperlink>().Select(link => link.Anchor!.Value!).ToList();
        anchors.Count.ShouldBe(3);
        anchors.ShouldBe(body.Descendants<BookmarkStart>().Select(mark => mark.Name!.Value!).ToList());
        body.Descendants<FieldChar>().Count(c => c.FieldCharType! == FieldCharValues.Begin).ShouldBe(body.Descendants<FieldChar>().Count(c => c.FieldCharType! == FieldCharValues.End));
    }

    [Fact]
    public void sets_the_page_as_public_documents_are_set()
    {
        using var docx = Open(Books.Of(Books.Text("措施")));
        var section = docx.MainDocumentPart!.Document!.Body!.GetFirstChild<SectionProperties>()!;
        var size = section.GetFirstChild<PageSize>()!;
        (size.Width!.Value, size.Height!.Value).ShouldBe((11906u, 16838u));
        var margin = section.GetFirstChild<PageMargin>()!;
        new[] { margin.Top!.Value, (int)margin.Right!.Value, margin.Bottom!.Value, (int)margin.Left!.Value }.Select(twips => Math.Round(twips / 56.6929)).ShouldBe([37, 26, 35, 28]);
        docx.MainDocumentPart.FooterParts.Count().ShouldBe(2);
    }

    [Fact]
    public void makes_headings_that_word_can_list_and_leaves_what_runs_on_in_its_paragraph()
    {
        using var docx = Open(Books.Of(Books.Text("措施", new BookBlock("一、总则", 4, 1), new BookBlock("（一）范围", 5, 2), new BookBlock("二、补助。对新建项目给予补助。", 4, 1))));
        var styles = docx.MainDocumentPart!.Document!.Body!.Elements<Paragraph>().ToLookup(p => p.InnerText, p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value);
        styles["一、总则"].ShouldBe(["Heading3"]);
        styles["（一）范围"].ShouldBe(["Heading4"]);
        styles["二、补助。对新建项目给予补助。"].ShouldBe(["BookBody"]);
    }

    [Fact]
    public void stops_when_it_is_cancelled()
    {
        using var ending = new CancellationTokenSource();
        ending.Cancel();
        Should.Throw<OperationCanceledException>(() => DocxWriter.Write(Books.Of(Books.Text("措施")), Now, null, ending.Token));
    }

    private static WordprocessingDocument Open(Book book) => WordprocessingDocument.Open(new MemoryStream(DocxWriter.Write(book, Now)), isEditable: false);
}
