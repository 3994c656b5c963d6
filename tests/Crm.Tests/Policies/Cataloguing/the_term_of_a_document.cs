using Crm.Policies;
using Crm.Policies.Cataloguing;

namespace Crm.Tests.Policies.Cataloguing;

public class the_term_of_a_document
{
    private static readonly DateOnly Published = new(2024, 7, 10);

    [Theory]
    [InlineData("本办法自2024年8月1日起施行。", "2024-08-01", null)]
    [InlineData("第二十条 本办法自2024年8月1日起施行，有效期5年。", "2024-08-01", "2029-07-31")]
    [InlineData("（十二）本意见自2024 年 8 月 1 日起执行，试行两年。", "2024-08-01", "2026-07-31")]
    [InlineData("本政策有效期为2024年1月1日至2026年12月31日。", "2024-01-01", "2026-12-31")]
    [InlineData("本通知自印发之日起施行，有效期三年。", "2024-07-10", "2027-07-09")]
    [InlineData("本规定自公布之日起30日后施行。", "2024-08-09", null)]
    [InlineData("本措施执行至2025年12月31日。", null, "2025-12-31")]
    [InlineData("本措施自发布之日起实施，有效期至2026年12月底。", "2024-07-10", "2026-12-31")]
    [InlineData("以上政策自二〇二四年八月一日起执行。", "2024-08-01", null)]
    [InlineData("自2024年8月1日起施行。《原办法》（湖政发〔2018〕5号）同时废止。", "2024-08-01", null)]
    [InlineData("五、本办法有效期6个月，自2024年8月1日起生效。", "2024-08-01", "2025-01-31")]
    [InlineData("本办法自2024年2月30日起施行。", null, null)]
    [InlineData("2019年1月1日起施行的减税政策继续落实。", null, null)]
    [InlineData("全市规上工业增加值增长7.9%，项目自2023年5月起实施。", null, null)]
    public void is_read_from_what_it_says_of_itself(string sentence, string? from, string? to)
    {
        var found = TermInText.Of("关于印发某办法的通知", $"为促进投资，制定本办法。\n{sentence}", PolicyKind.Measure, Published);
        found?.Value.ShouldBe(new Term(Day(from), Day(to)));
        (found is null).ShouldBe(from is null && to is null);
    }

    [Fact]
    public void shows_the_sentence_it_was_read_from() =>
        TermInText.Of("某办法", "第一条 为促进投资。\n第九条 本办法自2024年8月1日起施行。", PolicyKind.Measure, null)!.Words.ShouldBe("第九条 本办法自2024年8月1日起施行");

    [Theory]
    [InlineData("某市数字经济发展行动方案（2024—2026年）", "2024-01-01", "2026-12-31")]
    [InlineData("某市“十四五”工业发展规划", "2021-01-01", "2025-12-31")]
    [InlineData("某市十五五规划纲要", "2026-01-01", "2030-12-31")]
    [InlineData("某市工业发展规划", null, null)]
    public void of_a_plan_stands_in_its_title(string title, string? from, string? to) =>
        TermInText.Of(title, "规划正文。", PolicyKind.Plan, null)?.Value.ShouldBe(from is null ? null : new Term(Day(from), Day(to)));

    [Fact]
    public void counts_years_from_the_day_of_publication_only_where_that_is_known() =>
        TermInText.Of("某办法", "本办法有效期5年。", PolicyKind.Measure, null).ShouldBeNull();

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
