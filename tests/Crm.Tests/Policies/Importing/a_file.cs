using System.Text;
using Crm.Foundation;
using Crm.Policies.Importing;

namespace Crm.Tests.Policies.Importing;

public class a_file
{
    private static readonly string Text = Pages.Entry("【湖州招商】甲地") + Pages.Furniture;

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(Text) },
        { "UTF-8 with mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text)] },
        { "UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)] },
        { "UTF-16 big endian", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Text)] },
        { "GB18030", Gb18030.GetBytes(Text) },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void is_read_in_any_usual_encoding(string name, byte[] bytes) => PageText.Read(bytes).ShouldBe(Text, name);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void cut_within_a_character_loses_only_that(int bytes)
    {
        PageText.Read(Encoding.UTF8.GetBytes("厂房招租")[..^bytes]).ShouldBe("厂房招");
        PageText.Read(Gb18030.GetBytes("厂房招租和仓库")[..^1]).ShouldBe("厂房招租和仓");
    }

    [Fact]
    public void that_is_empty_is_refused() => Refusal([]).ShouldContain("空的");

    [Fact]
    public void of_blanks_is_refused() => Refusal("\uFEFF \n\u3000\t"u8.ToArray()).ShouldContain("空的");

    [Fact]
    public void beyond_the_size_is_refused() => Refusal(new byte[20 * 1024 * 1024]).ShouldContain("5 MB");

    [Fact]
    public void with_damaged_characters_is_refused_by_line()
    {
        var bytes = Encoding.UTF8.GetBytes(Text);
        bytes[Encoding.UTF8.GetByteCount(Text[..Text.IndexOf("本园区", StringComparison.Ordinal)]) + 1] = 0xFF;
        Refusal(bytes).ShouldContain("第 3 行");
    }

    [Theory]
    [InlineData("%PDF-1.7 …", "PDF")]
    [InlineData("PK\u0003\u0004…", "Word")]
    [InlineData("GIF89a", "GIF")]
    [InlineData("{\\rtf1 …}", "RTF")]
    [InlineData("正文\0正文", "二进制")]
    [InlineData("正文\u0007正文", "二进制")]
    [InlineData("<!DOCTYPE html><html><body><p>正文</p></body></html>", "HTML")]
    [InlineData("正文前面 <div class=\"list\"><a href='#'>甲地</a></div>", "HTML")]
    public void that_is_not_what_it_says_is_refused(string content, string reason) => Refusal(Encoding.UTF8.GetBytes(content)).ShouldContain(reason);

    [Fact]
    public void of_random_bytes_is_refused()
    {
        var bytes = new byte[4096];
        new Random(7).NextBytes(bytes);
        Should.Throw<RuleBroken>(() => PageText.Read(bytes));
    }

    private static string Refusal(byte[] bytes) => Should.Throw<RuleBroken>(() => PageText.Read(bytes)).Message;
}
