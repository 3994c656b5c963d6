using Crm.Foundation.Searching;

namespace Crm.Tests.Policies.Searching;

public class the_initials
{
    [Theory]
    [InlineData("2020年湖州市政府工作报告", "hz")]
    [InlineData("2020年湖州市政府工作报告", "hzszfgzbg")]
    [InlineData("2020年湖州市政府工作报告", "2020nhzs")]
    [InlineData("关于《重庆市招商办法》的通知", "cqszsbf")]
    [InlineData("厦门长兴行动", "xmcxxd")]
    [InlineData("led产业政策", "ledcyzc")]
    public void find_a_title(string title, string typed)
    {
        var runs = Initials.OfTitle(title).ToHashSet();
        Initials.OfTyped(typed).ShouldNotBeNull().ShouldAllBe(run => runs.Contains(run));
        Initials.Fit(title, typed).ShouldBeTrue();
    }

    [Theory]
    [InlineData("2020年湖州市政府工作报告", "zh")]
    [InlineData("湖州", "hzs")]
    public void do_not_find_another(string title, string typed) => Initials.Fit(title, typed).ShouldBeFalse();

    [Theory]
    [InlineData("h")]
    [InlineData("2020")]
    [InlineData("湖z")]
    [InlineData("")]
    public void are_letters(string typed) => Initials.OfTyped(typed).ShouldBeNull();

    [Fact]
    public void never_meet_a_letter_of_the_text() => Initials.OfTitle("湖州hz").Intersect(Grams.OfText("湖州hz")).ShouldBeEmpty();
}
