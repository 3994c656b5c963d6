using Crm.Policies.Reading;
using CsCheck;

namespace Crm.Tests.Policies.Reading;

public class the_headings_of_a_text
{
    [Fact]
    public void of_a_notice_stand_in_four_depths() =>
        Levels("一、总体要求\n（一）目标\n1.增加投资。\n(1)工业投资。\n2、扩大用地。\n二、保障措施").ShouldBe([(1, "一、总体要求"), (2, "（一）目标"), (3, "1.增加投资"), (4, "(1)工业投资"), (3, "2、扩大用地"), (1, "二、保障措施")]);

    [Fact]
    public void of_an_ordinance_stand_in_its_own_depths() =>
        Levels("第一章 总则\n第一条 为了促进投资，制定本条例。\n第二条\n（一）内资；\n第二章 服务").ShouldBe([(1, "第一章 总则"), (2, "第一条 为了促进投资"), (2, "第二条"), (3, "（一）内资"), (1, "第二章 服务")]);

    [Fact]
    public void are_no_amounts_and_no_dates() => Levels("增长7.9%。1.95万亩。2020.1.3开工；3.5亿元。").ShouldBeEmpty();

    [Fact]
    public void keep_their_anchors_when_others_are_put_in_before_them()
    {
        var before = PolicyOutline.Of("一、总体要求\n提高质量。\n二、保障措施\n（一）用地。\n三、附则");
        var after = PolicyOutline.Of("一、总体要求\n提高质量。\n二、重点任务\n（一）招商。\n（二）用地。\n三、保障措施\n（一）用地。\n四、附则");
        AnchorOf(after, "三、保障措施").ShouldBe(AnchorOf(before, "二、保障措施"));
        AnchorOf(after, "四、附则").ShouldBe(AnchorOf(before, "三、附则"));
        AnchorOf(after, "二、重点任务").ShouldNotBe(AnchorOf(before, "二、保障措施"));
    }

    [Fact]
    public void with_equal_words_are_told_apart_by_their_order()
    {
        var blocks = PolicyOutline.Of("一、甲\n（一）目标\n二、乙\n（一）目标");
        blocks[3].Anchor.ShouldBe(blocks[1].Anchor + "-2");
    }

    [Fact]
    public void own_what_stands_below_them()
    {
        var blocks = PolicyOutline.Of("前言。\n一、甲\n第一段。\n第二段。");
        blocks.Select(b => b.Section).ShouldBe([null, blocks[1].Anchor, blocks[1].Anchor, blocks[1].Anchor]);
    }

    [Fact]
    public void have_anchors_that_are_unique_and_fit_into_an_address() =>
        Gen.OneOf<string>("一、", "（一）", "第一条", "1.", "（2）", "目标", "用地", "。", "\n", " ").Array[0, 300].Select(string.Concat).Sample(body =>
        {
            var anchors = PolicyOutline.Of(body).Select(b => b.Anchor).OfType<string>().ToList();
            anchors.ShouldBeUnique();
            anchors.ShouldAllBe(a => a.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
        });

    private static IEnumerable<(int, string?)> Levels(string body) => PolicyOutline.Of(body).Where(b => b.Heading is not null).Select(b => (b.Level, b.Heading));

    private static string AnchorOf(IReadOnlyList<PolicyBlock> blocks, string heading) => blocks.Single(b => b.Heading == heading).Anchor!;
}
