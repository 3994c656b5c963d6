using System.Globalization;
using Crm.Leads.Filing;

namespace Crm.Tests.Leads.Filing;

public class the_name_of_a_file
{
    [Theory]
    [InlineData("投资协议.pdf", "投资协议.pdf")]
    [InlineData("Agreement (final) v2.pdf", "Agreement (final) v2.pdf")]
    [InlineData("../../etc/passwd.pdf", "passwd.pdf")]
    [InlineData("C:\\Users\\li\\桌面\\协议.pdf", "协议.pdf")]
    [InlineData("协议\r\nSet-Cookie: a=b.pdf", "协议Set-Cookie_ a=b.pdf")]
    [InlineData("协议\0.pdf", "协议.pdf")]
    [InlineData("协议\u202Efdp.exe", "协议fdp.exe")]
    [InlineData("协\u200B议\uFEFF.pdf", "协议.pdf")]
    [InlineData("a<b>:\"|?*.pdf", "a_b______.pdf")]
    [InlineData("  .. 协议 .pdf. ", "协议.pdf")]
    [InlineData("", "file")]
    [InlineData(null, "file")]
    [InlineData("....", "file")]
    [InlineData("\u202E\u200F.pdf", "file.pdf")]
    [InlineData("e\u0301.pdf", "\u00E9.pdf")]
    public void keeps_what_does_no_harm(string? given, string kept) => FileName.Clean(given).ShouldBe(kept);

    [Fact]
    public void is_cut_to_a_length_that_can_be_read_and_keeps_its_ending()
    {
        var name = FileName.Clean(new string('长', 300) + ".pdf");
        name.Length.ShouldBe(FileName.Limit);
        name.ShouldEndWith("长.pdf");
    }

    [Fact]
    public void is_never_cut_through_a_character()
    {
        foreach (var before in new[] { 114, 115, 116, 117 })
        {
            var name = FileName.Clean(new string('a', before) + string.Concat(Enumerable.Repeat("𠮷", 20)) + ".pdf");
            name.Length.ShouldBeLessThanOrEqualTo(FileName.Limit);
            new StringInfo(name).LengthInTextElements.ShouldBe(name.EnumerateRunes().Count());
            name.EnumerateRunes().ShouldNotContain(System.Text.Rune.ReplacementChar);
        }
    }

    [Fact]
    public void loses_half_a_character_that_came_alone() => FileName.Clean("a\uD842b.pdf").ShouldBe("ab.pdf");

    [Fact]
    public void has_an_ending_of_its_own_even_behind_another() => FileName.Ending("合同.PDF.Exe").ShouldBe(".exe");
}
