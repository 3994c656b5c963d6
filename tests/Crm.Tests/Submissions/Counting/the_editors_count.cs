using Crm.Submissions.Counting;
using Crm.Tests.Architecture;
using CsCheck;

namespace Crm.Tests.Submissions.Counting;

public class the_editors_count
{
    [Theory]
    [InlineData("", 0)]
    [InlineData(" \t\r\n　\u00A0\u200B\uFEFF", 0)]
    [InlineData("\u3164\u115F\u1160\uFFA0\u2800\u180E", 0)]
    [InlineData("\u2066\u2069\u202E\u061C\uFE0F\uDB40\uDC41", 0)]
    [InlineData("招\u3164商\u2067引\uDB40\uDC20资", 4)]
    [InlineData("招商引资", 4)]
    [InlineData("招 商\n引　资", 4)]
    [InlineData("你好，世界！", 6)]
    [InlineData("GDP", 1)]
    [InlineData("GDP增长3.5%", 5)]
    [InlineData("2026年 T+2", 3)]
    [InlineData("China's plan", 2)]
    [InlineData("a-b_c/d@e", 1)]
    [InlineData("１２３ＡＢＣ", 1)]
    [InlineData("1,000亩", 2)]
    [InlineData("end.", 2)]
    [InlineData("……——", 4)]
    [InlineData("𠮷野家", 3)]
    public void counts_as_the_rule_says(string text, int count) => EditorsCount.Of(text).ShouldBe(count);

    [Fact]
    public void is_not_moved_by_white_space_between_chinese_characters() => Gen.String[Gen.Char['一', '龥'], 0, 60].Sample(text =>
        EditorsCount.Of(text) == text.Length && EditorsCount.Of(string.Join(" \n　", text.ToCharArray())) == text.Length);

    [Fact]
    public void takes_any_text_and_never_counts_more_than_its_characters() => Gen.String.Sample(text => EditorsCount.Of(text) is var count && count >= 0 && count <= text.Length);

    [Fact]
    public void is_the_same_in_the_browser()
    {
        var script = SourceTree.Files("src/Crm/wwwroot/js", ".js").Single(file => file.Path.EndsWith("submit.js", StringComparison.Ordinal)).Text;
        script.ShouldContain($"const nothing = /{EditorsCount.Nothing}/g;");
        // Within slashes a slash in a class needs no escape, and the script writes none.
        script.ShouldContain($"const one = /{EditorsCount.One}/g;");
    }
}
