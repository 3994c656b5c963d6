using Crm.Policies;
using Crm.Policies.Figures.Extracting;

namespace Crm.Tests.Policies.Figures.Extracting;

public class years_and_targets
{
    private static (int?, FigureNature)[] Of(string text, DocumentTime? time = null) => [.. Read.All(text, time ?? Read.Report).Select(f => (f.Reading.Year, f.Reading.Nature))];

    [Fact]
    public void of_a_work_report_are_first_last_years_results_and_then_this_years_targets() =>
        Of("一、过去一年工作回顾 财政收入90亿元。二、今年的主要任务 财政收入增长8%。新建厂房20万平方米。").ShouldBe(
            [(2030, FigureNature.Actual), (2031, FigureNature.Target), (2031, FigureNature.Target)]);

    [Fact]
    public void turn_to_this_year_where_the_expected_targets_are_named() =>
        Of("财政收入90亿元。全年经济社会发展主要预期目标是：财政收入增长8%。").ShouldBe([(2030, FigureNature.Actual), (2031, FigureNature.Target)]);

    [Fact]
    public void follow_the_year_a_sentence_names()
    {
        Of("2028年，财政收入70亿元。财政收入90亿元。").ShouldBe([(2028, FigureNature.Actual), (2030, FigureNature.Actual)]);
        Of("到2035年，财政收入超过200亿元。").ShouldBe([(2035, FigureNature.Target)]);
        Of("去年财政收入90亿元，今年力争95亿元。").ShouldBe([(2030, FigureNature.Actual), (2031, FigureNature.Target)]);
        Of("财政收入90亿元，力争明年达到95亿元。").ShouldBe([(2030, FigureNature.Actual), (2032, FigureNature.Target)]);
    }

    [Fact]
    public void are_not_the_year_they_are_compared_with() =>
        Of("财政收入比2025年增长60%，较上年增长8%。").ShouldBe([(2030, FigureNature.Actual), (2030, FigureNature.Actual)]);

    [Fact]
    public void hold_on_behind_a_semicolon() => Of("2028年，财政收入70亿元；税收60亿元。税收65亿元。").Select(t => t.Item1).ShouldBe([2028, 2028, 2030]);

    [Fact]
    public void of_five_years_say_so()
    {
        var reading = Read.One("五年来，累计引进项目320个。", Read.Report);
        (reading.Year, reading.Span).ShouldBe((2030, 5));
        Read.One("2026年以来，引进项目320个。", Read.Report).Span.ShouldBe(5);
    }

    [Fact]
    public void of_news_are_unknown_until_the_text_names_them()
    {
        Of("园区有企业120家。", Read.News).ShouldBe([(null, FigureNature.Actual)]);
        Of("去年园区产值90亿元，计划实现产值100亿元。", Read.News).ShouldBe([(2030, FigureNature.Actual), (2030, FigureNature.Target)]);
    }

    [Fact]
    public void of_a_plan_are_targets() => Of("园区产值达到90亿元。", new(2031, PolicyKind.Plan)).ShouldBe([(null, FigureNature.Target)]);

    [Fact]
    public void go_by_the_year_in_the_title_before_that_of_publication()
    {
        DocumentTime.Of("2031年某县政府工作报告", new(2035, 7, 9), PolicyKind.WorkReport).Year.ShouldBe(2031);
        DocumentTime.Of("某园区开园", new(2035, 7, 9), PolicyKind.ParkNews).Year.ShouldBe(2035);
        DocumentTime.Of("某园区开园", null, PolicyKind.ParkNews).Year.ShouldBeNull();
    }
}
