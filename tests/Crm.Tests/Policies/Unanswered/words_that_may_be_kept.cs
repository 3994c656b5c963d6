using Crm.Policies.Searching;
using Crm.Policies.Unanswered;

namespace Crm.Tests.Policies.Unanswered;

public class words_that_may_be_kept
{
    [Theory]
    [InlineData("王建国想问氢能补贴", "氢能 补贴")]
    [InlineData("我叫欧阳雪，飞艇制造有没有奖励", "奖励 飞艇制造")]
    [InlineData("联系人李雷，电话 13805721234，要冷库", "冷库")]
    [InlineData("飞艇张伟，租金", "租金")]
    [InlineData("zhangsan 的 LED 厂房", "led 厂房")]
    [InlineData("微信 wangwei88，邮箱 w@x.cn，问深海养殖", "养殖 深海")]
    [InlineData("13805721234", "")]
    [InlineData("李雷", "")]
    public void are_those_of_the_trade_and_those_that_are_no_name(string said, string kept) =>
        KeptWords.Of(Question.Of(said)).ShouldBe(kept.Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);

    [Fact]
    public void leave_out_the_caller_and_the_company()
    {
        var words = Question.Of("云帆飞艇 补贴 阿丽塔娜");
        KeptWords.Of(words, "阿丽塔娜", "浙江云帆飞艇有限公司").ShouldBe(["补贴"]);
        KeptWords.Of(words, null, "").ShouldContain("云帆飞艇", "nobody said that it is a company");
    }

    [Fact]
    public void hold_none_of_the_trade_that_could_be_a_number() => QuestionWords.OfTheTrade.ShouldAllBe(word => word.Count(char.IsDigit) < 5);
}
