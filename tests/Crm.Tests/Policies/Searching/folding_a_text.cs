using Crm.Foundation.Searching;
using CsCheck;

namespace Crm.Tests.Policies.Searching;

public class folding_a_text
{
    [Theory]
    [InlineData("ＧＤＰ　3122.4亿元，增长７．９％", "gdp 3122.4亿元,增长7.9%")]
    [InlineData("“两山”理念——再出发", "\"两山\"理念--再出发")]
    [InlineData("浙江\n 招商\t引资", "浙江招商引资")]
    [InlineData("Industrial  Park  4.0 园区", "industrial park 4.0园区")]
    [InlineData("招\u200B商\uFEFF", "招商")]
    [InlineData("臺灣", "臺灣")]
    [InlineData("𠮷野家", "𠮷野家")]
    [InlineData(" \u3000 ", "")]
    public void makes_what_reads_the_same_the_same(string original, string folded) => FoldedText.Fold(original).ShouldBe(folded);

    [Fact]
    public void twice_changes_nothing() => Gen.String.Sample(text => FoldedText.Fold(FoldedText.Fold(text)) == FoldedText.Fold(text));

    [Fact]
    public void finds_the_way_back() => Repetitive.Any.Sample(text =>
    {
        var folded = FoldedText.Of(text);
        for (var i = 0; i < folded.Text.Length; i++)
            if (folded.Text[i] != ' ') FoldedText.Fold(text[folded.Origin(i)].ToString()).ShouldBe(char.IsSurrogate(folded.Text[i]) ? "" : folded.Text[i].ToString());
    });

    [Fact]
    public void leaves_nothing_that_the_database_cannot_store() => Gen.String.Sample(text =>
    {
        var folded = FoldedText.Fold(text);
        folded.ShouldNotContain('\0');
        new System.Text.UTF8Encoding(false, true).GetBytes(folded).Length.ShouldBeGreaterThanOrEqualTo(folded.Length);
    });
}
