using Crm.Policies.Repealing;

namespace Crm.Tests.Policies.Repealing;

public class what_a_text_repeals
{
    [Theory]
    [InlineData("本办法自2024年8月1日起施行。《原办法》（湖政发〔2018〕5号）同时废止。", "原办法/湖政发〔2018〕5号")]
    [InlineData("《甲办法》《乙办法》同时废止。", "甲办法/", "乙办法/")]
    [InlineData("本通知印发后，《甲办法》(湖政发[2018] 5 号)、《乙意见》予以废止", "甲办法/湖政发〔2018〕5号", "乙意见/")]
    [InlineData("废止《丙规定》。", "丙规定/")]
    [InlineData("制定政府规章3件、废止7件，贯彻《监察法》。")]
    [InlineData("按照《甲办法》执行。")]
    public void is_named_in_the_sentence_that_says_so(string text, params string[] titles) => RepealsInText.Of(text).Select(r => $"{r.Title}/{r.Number}").ShouldBe(titles);
}
