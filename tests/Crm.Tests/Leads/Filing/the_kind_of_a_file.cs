using System.Text;
using Crm.Foundation;
using Crm.Leads.Filing;

namespace Crm.Tests.Leads.Filing;

public class the_kind_of_a_file
{
    public static TheoryData<string, byte[], string> Whole => new()
    {
        { "协议.pdf", Papers.Pdf, "application/pdf" },
        { "协议.PDF", Papers.Pdf, "application/pdf" },
        { "现场.jpg", Papers.Jpeg, "image/jpeg" },
        { "现场.jpeg", Papers.Jpeg, "image/jpeg" },
        { "现场.png", Papers.Png, "image/png" },
        { "合同.docx", Papers.Word, "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
        { "清单.xlsx", Papers.Excel, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
        { "批复.ofd", Papers.Ofd, "application/ofd" },
        { "合同.exe.pdf", Papers.Pdf, "application/pdf" },
    };

    public static TheoryData<string, byte[]> Refused => new()
    {
        // The name promises what is not taken.
        { "合同.pdf.exe", Papers.Pdf },
        { "合同.html", Papers.Pdf },
        { "合同", Papers.Pdf },
        { "合同.docm", Papers.Word },
        { "图.svg", "<svg/>"u8.ToArray() },
        // The name promises one thing, the contents are another.
        { "合同.pdf", Papers.Png },
        { "合同.docx", Papers.Excel },
        { "合同.xlsx", Papers.Word },
        { "图.png", Papers.Jpeg },
        // An archive that is no document.
        { "合同.docx", Papers.Zip("readme.txt") },
        { "合同.docx", Papers.Zip("word/document.xml") },
        { "合同.docx", "PK\x03\x04 and nothing more"u8.ToArray() },
        // Broken off.
        { "合同.pdf", "%PDF-1.7\n1 0 obj"u8.ToArray() },
        { "图.png", Papers.Png[..^12] },
        { "合同.docx", Papers.Word[..^30] },
        { "图.jpg", [0xFF, 0xD8, 0xFF, 0xE0] },
        // Two things at once.
        { "合同.pdf", [.. Papers.Pdf, .. Papers.Zip("evil.js")] },
        { "图.png", [.. Papers.Png, .. Papers.Zip("evil.class")] },
        { "图.jpg", [.. Papers.Jpeg, .. Papers.Word] },
        { "合同.docx", Papers.Zip("[Content_Types].xml", "word/document.xml", "xl/workbook.xml") },
        { "合同.pdf", [.. "<html><script>"u8, .. Papers.Pdf] },
        // What would do harm once it is opened or unpacked.
        { "合同.docx", Papers.Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin") },
        { "合同.docx", Papers.Zip("[Content_Types].xml", "word/document.xml", "../../evil.dll") },
        { "合同.docx", Papers.Zip("[Content_Types].xml", "word/document.xml", "/etc/cron.d/evil") },
        // Text that only looks like it.
        { "合同.pdf", Encoding.UTF8.GetBytes("MZ%PDF-1.7 %%EOF") },
    };

    [Theory]
    [MemberData(nameof(Whole))]
    public void is_what_name_and_contents_agree_on(string name, byte[] bytes, string served) => FileKind.Of(name, bytes, "Content").ContentType.ShouldBe(served);

    [Theory]
    [MemberData(nameof(Refused))]
    public void is_refused_at_the_field_where_they_do_not_agree(string name, byte[] bytes)
    {
        var refusal = Should.Throw<RuleBroken>(() => FileKind.Of(name, bytes, "Content"));
        (refusal.Field, refusal.Kind).ShouldBe(("Content", Refusal.Input));
    }

    [Fact]
    public void is_named_in_the_refusal_both_as_promised_and_as_found()
    {
        using var english = new Foundation.English();
        Outcome.Of(Should.Throw<RuleBroken>(() => FileKind.Of("合同.pdf", Papers.Png, "Content"))).Sentence.ShouldBe("The name says PDF, but the contents are PNG. Correct the name and send it again.");
    }

    [Fact]
    public void does_not_depend_on_a_comment_behind_an_archive()
    {
        var commented = Papers.Word.ToArray();
        commented[^2] = 3;
        FileKind.Of("合同.docx", (byte[])[.. commented, (byte)'a', (byte)'b', (byte)'c'], "Content").ShouldBe(FileKind.Word);
    }
}
