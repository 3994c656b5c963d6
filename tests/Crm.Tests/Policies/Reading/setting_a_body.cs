using Crm.Policies.Reading;
using CsCheck;

namespace Crm.Tests.Policies.Reading;

public class setting_a_body
{
    [Fact]
    public void breaks_a_run_together_report_at_its_numbered_headings()
    {
        var blocks = PolicyOutline.Of("各位代表,请审议。 一、过去一年的工作过去一年,稳中有进。 (一)产业更强新建厂房六万平方米。(二)环境更好。 二、今年的任务今年要做三件事。按照(一)的要求办。");
        blocks.Select(b => (b.Level, b.Heading)).ShouldBe(
            [(0, null), (1, "一、过去一年的工作过去一年"), (2, "(一)产业更强新建厂房六万平方米"), (2, "(二)环境更好"), (1, "二、今年的任务今年要做三件事")]);
    }

    [Fact]
    public void shortens_a_long_heading() => PolicyOutline.Of("一、" + new string('字', 40) + "。").Single().Heading.ShouldBe("一、" + new string('字', 22) + "…");

    [Fact]
    public void breaks_a_long_paragraph_after_a_sentence()
    {
        var blocks = PolicyOutline.Of(string.Concat(Enumerable.Repeat(new string('字', 99) + "。", 12)));
        blocks.Count.ShouldBeGreaterThan(1);
        blocks.ShouldAllBe(b => b.Text.Length <= 600 && b.Text.EndsWith('。'));
    }

    [Fact]
    public void adds_and_leaves_out_nothing() =>
        Gen.OneOf<string>("一、", "(一)", "第一条", "。", " ", "\n", "字", "招商引资", "!", ";").Array[0, 2000].Select(string.Concat).Sample(body =>
        {
            var blocks = PolicyOutline.Of(body);
            foreach (var block in blocks) body.Substring(block.Start, block.Text.Length).ShouldBe(block.Text);
            string.Concat(blocks.Select(b => b.Text)).Where(c => !char.IsWhiteSpace(c)).ShouldBe(body.Where(c => !char.IsWhiteSpace(c)));
        });
}
