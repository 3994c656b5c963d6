using System.Diagnostics;
using Crm.Policies.Figures.Extracting;
using CsCheck;

namespace Crm.Tests.Policies.Figures.Extracting;

public class hostile_texts
{
    private static readonly Gen<string> Bits = Gen.OneOf(new[]
    {
        "1", "9.5", "2031年", "万", "亿", "元", "亩", "%", "个", "、", "和", "，", "。", "分别", "增长", "其中", "以上", "“", "”", "《", "(", "-", "至", "百分之", "三", "千", "第", "前", "每", "/", "比", "去年", "力争", "\n", " ", "😀", "\uD83D", "．", "％", "9999999999999999999999", "A1", ";",
    }.Select(Gen.Const).ToArray());

    [Fact]
    public void are_read_without_breaking_and_every_figure_stands_in_its_sentence() =>
        Bits.Array[0, 60].Select(string.Concat).Sample(
            text =>
            {
                foreach (var figure in FigureReader.Read(text, Read.Report))
                {
                    figure.Start.ShouldBeInRange(figure.SentenceStart, figure.SentenceStart + figure.SentenceLength - figure.Length);
                    FigureReader.Sentence(text, figure.Start).ShouldBe((figure.SentenceStart, figure.SentenceLength));
                }
            },
            iter: 3000);

    [Theory]
    [InlineData("1、")]
    [InlineData("1-")]
    [InlineData("比")]
    [InlineData("“")]
    [InlineData("一、")]
    [InlineData("三百")]
    [InlineData("1亿元以上")]
    [InlineData("增长")]
    [InlineData("1个")]
    [InlineData("2020-")]
    public void of_a_million_characters_take_time_in_proportion(string bit)
    {
        var text = string.Concat(Enumerable.Repeat(bit, 1_000_000 / bit.Length));
        var time = Stopwatch.StartNew();
        FigureReader.Read(text, Read.Report);
        // A rule that looks back or ahead without an end would take hours here.
        time.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }
}
