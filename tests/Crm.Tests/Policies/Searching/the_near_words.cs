using Crm.Policies.Searching;

namespace Crm.Tests.Policies.Searching;

public class the_near_words
{
    [Theory]
    [InlineData("產業基金", "产业基金")]
    [InlineData("智能致造", "智能制造")]
    [InlineData("智能造", "智能制造")]
    [InlineData("数字化改照", "数字化改造")]
    [InlineData("胡州", "湖州")]
    public void are_found(string typed, string near) => NearWords.Of(typed).ShouldContain(near);

    [Theory]
    [InlineData("智能制造")]
    [InlineData("湖")]
    [InlineData("完全没有关系")]
    public void are_none_where_nothing_is_near(string typed) => NearWords.Of(typed).ShouldNotContain(typed);
}
