using Crm.Policies.Importing.Extracting;
using Crm.Testing;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Crm.Tests.Policies.Importing.Extracting;

public sealed class a_pdf : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    [Fact]
    public void gives_its_title_and_its_paragraphs_put_together_from_their_lines()
    {
        var read = Read(DocumentFiles.Pdf("德清县准入标准",
            ["\u3000\u3000\u3000\u3000德清县准入标准", "\u3000\u3000为了规范项目准入，提高土地利用效率，促进高质量发", "展，制定本标准。", "\u3000\u3000一、投资强度不低于每亩一百五十万元，亩均税收不低", "于八万元，并且", "1"],
            ["在三年内达产。", "2"]));
        read.Title.ShouldBe("德清县准入标准");
        read.Lines.ShouldBe(["德清县准入标准", "为了规范项目准入，提高土地利用效率，促进高质量发展，制定本标准。", "一、投资强度不低于每亩一百五十万元，亩均税收不低于八万元，并且在三年内达产。"]);
    }

    [Fact]
    public void in_letters_keeps_its_words_apart()
    {
        var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        var page = builder.AddPage(PageSize.A4);
        page.AddText("Support for new plants of at least", 12, new PdfPoint(72, 700), font);
        page.AddText("twenty million a year.", 12, new PdfPoint(72, 680), font);
        Read(builder.Build()).Lines.ShouldBe(["Support for new plants of at least twenty million a year."]);
    }

    [Fact]
    public void without_text_is_told_as_a_scan() => Fault(DocumentFiles.Scan(3)).ShouldBe(ExtractionFault.NoText);

    [Fact]
    public void that_is_broken_is_refused()
    {
        var whole = DocumentFiles.Pdf("办法", ["对新建项目给予每亩三万元补助，对新建项目给予补助。"]);
        Fault([.. "%PDF-1.7\n"u8, .. new byte[500]]).ShouldBe(ExtractionFault.Broken);
        Should.Throw<NotExtracted>(() => Read(whole[..200]));
    }

    [Fact]
    public void with_too_many_pages_is_refused() => Fault(DocumentFiles.Scan(PdfText.MostPages + 1)).ShouldBe(ExtractionFault.TooMuch);

    public void Dispose() => File.Delete(path);

    private ExtractionFault Fault(byte[] bytes) => Should.Throw<NotExtracted>(() => Read(bytes)).Fault;

    private ExtractedText Read(byte[] bytes)
    {
        File.WriteAllBytes(path, bytes);
        return PdfText.Read(path);
    }
}
