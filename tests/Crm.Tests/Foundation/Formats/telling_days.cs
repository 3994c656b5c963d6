using Crm.Foundation;
using Crm.Foundation.Formats;

namespace Crm.Tests.Foundation.Formats;

public class telling_days
{
    private static readonly DateOnly Today = new(2026, 6, 10);

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    [Theory]
    [InlineData("2026-06-09T15:59:59Z", "2026-06-09")]
    [InlineData("2026-06-09T16:00:00Z", "2026-06-10")]
    public void turn_over_at_midnight_in_china(string utc, string day)
    {
        new Clock(DateTimeOffset.Parse(utc)).Today().ShouldBe(DateOnly.Parse(day));
        Days.Start(new(2026, 6, 10)).ShouldBe(DateTimeOffset.Parse("2026-06-09T16:00:00Z"));
    }

    [Theory]
    [InlineData("2026-06-03", "6月3日", "3 Jun")]
    [InlineData("2025-12-31", "2025年12月31日", "31 Dec 2025")]
    public void are_shown_with_the_year_only_where_it_differs(string day, string chinese, string inEnglish)
    {
        Days.Show(DateOnly.Parse(day), Today).ShouldBe(chinese);
        using var english = new English();
        Days.Show(DateOnly.Parse(day), Today).ShouldBe(inEnglish);
    }

    [Theory]
    [InlineData(0, "今天")]
    [InlineData(1, "明天")]
    [InlineData(2, "后天")]
    [InlineData(5, "5天后")]
    [InlineData(-1, "昨天")]
    [InlineData(-2, "前天")]
    [InlineData(-3, "3天前")]
    [InlineData(-30, "30天前")]
    [InlineData(-31, "5月10日")]
    [InlineData(40, "7月20日")]
    public void are_told_from_today(int offset, string shown) => Days.Relative(Today.AddDays(offset), Today).ShouldBe(shown);

    [Fact]
    public void moments_are_told_in_chinas_time()
    {
        Days.Moment(DateTimeOffset.Parse("2026-06-10T06:02:00Z"), Today).ShouldBe("14:02");
        Days.Moment(DateTimeOffset.Parse("2026-06-02T17:30:00Z"), Today).ShouldBe("6月3日 01:30");
    }

    [Fact]
    public void say_when_a_fact_was_recorded_late()
    {
        Days.Twice(new(2026, 6, 3), new(2026, 6, 24), Today).ShouldBe("发生 6月3日 · 记录 6月24日，晚21天");
        Days.Twice(new(2026, 6, 3), new(2026, 6, 3), Today).ShouldBe("6月3日");
        Days.Twice(new(2026, 6, 30), new(2026, 6, 3), Today).ShouldBe("发生 6月30日 · 记录 6月3日");
    }

    [Theory]
    [InlineData("2026-06-03", 2026, 6, 3)]
    [InlineData("2026/6/3", 2026, 6, 3)]
    [InlineData("2026.6.3", 2026, 6, 3)]
    [InlineData("２０２６年６月３日", 2026, 6, 3)]
    [InlineData("26年6月3号", 2026, 6, 3)]
    [InlineData("20260603", 2026, 6, 3)]
    [InlineData("6月3日", 2026, 6, 3)]
    [InlineData("6/3", 2026, 6, 3)]
    [InlineData("昨天", 2026, 6, 9)]
    [InlineData("明天", 2026, 6, 11)]
    [InlineData("2028-02-29", 2028, 2, 29)]
    public void are_read_as_people_type_them(string typed, int year, int month, int day) => WrittenDay.Parse(typed, Today).ShouldBe(new DateOnly(year, month, day));

    [Theory]
    [InlineData("", "请填日期。")]
    [InlineData("下个月", "看不懂这个日期，请写成“2026-06-03”或“6月3日”。")]
    [InlineData("2026-13-01", "没有 13 月，请核对日期。")]
    [InlineData("2026-02-30", "2026 年 2 月没有 30 日。")]
    [InlineData("1926-02-03", "年份应在 1949 到 2100 之间。")]
    public void are_refused_with_what_is_wrong(string typed, string sentence) =>
        Should.Throw<RuleBroken>(() => WrittenDay.Parse(typed, Today, "OccurredOn")).Message.ShouldBe(sentence);
}
