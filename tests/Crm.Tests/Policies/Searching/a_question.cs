using Crm.Foundation.Searching;
using Crm.Policies.Searching;

namespace Crm.Tests.Policies.Searching;

public class a_question
{
    [Theory]
    [InlineData("想在湖州租5000平厂房，有没有租金补贴？", "厂房 租金 补贴")]
    [InlineData("请问新型储能项目用电价格有优惠吗", "新型储能 用电 价格 优惠")]
    [InlineData("要 80 亩工业用地，年底前开工", "工业用地")]
    [InlineData("飞地经济怎么分成", "飞地经济 分成")]
    [InlineData("高层次人才 落户", "高层次人才 落户")]
    [InlineData("LED 和 5G 的扶持", "led 5g 扶持")]
    [InlineData("厂房厂房厂房", "厂房")]
    public void is_cut_into_the_words_to_look_for(string said, string words) => string.Join(' ', Question.Of(said)).ShouldBe(words);

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("想了解一下政策")]
    [InlineData("13805721234")]
    [InlineData("手机 138 0572 1234，微信")]
    [InlineData("wang.wei@example.com")]
    public void that_asks_for_nothing_yet_has_no_words(string? said) => Question.Of(said).ShouldBeEmpty();

    [Fact]
    public void has_no_more_words_than_a_search_takes() =>
        Question.Of("厂房 仓库 冷库 宿舍 租金 装修 土地 地价 贷款 担保").Count.ShouldBe(SearchQuery.MostTerms);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(4, 2)]
    [InlineData(5, 3)]
    [InlineData(8, 4)]
    public void is_answered_by_both_of_two_words_and_by_half_of_more(int words, int enough) => Question.Enough(words).ShouldBe(enough);

    [Fact]
    public void is_answered_in_the_sentence_with_most_of_its_words()
    {
        const string text = "第一条 补贴按年申报。第二条 厂房租金给予补贴。第三条 本办法由开发区解释。";
        var query = SearchQuery.Of("厂房 补贴");
        var (start, length) = Sentences.Best(text, query);
        text.Substring(start, length).ShouldBe("第二条 厂房租金给予补贴。");
    }

    [Theory]
    [InlineData("关于印发办法的通知（湖政办发〔2020〕12号）", "正文", "湖政办发〔2020〕12号")]
    [InlineData("办法", "湖政发〔2021〕3号\n各区县：", "湖政发〔2021〕3号")]
    [InlineData("办法", "根据省政府浙政发〔2019〕1号文件要求", null)]
    public void is_read_out_with_the_documents_own_number(string title, string beginning, string? number) => DocumentNumber.In(title, beginning).ShouldBe(number);
}
