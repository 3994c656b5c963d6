using Crm.Foundation;
using Crm.Foundation.Searching;
using CsCheck;

namespace Crm.Tests.Policies.Searching;

public class a_query_with_signs
{
    [Theory]
    [InlineData("湖州 厂房", "湖州|厂房", "")]
    [InlineData("\"标准 厂房\"", "标准厂房", "")]
    [InlineData("“两山”理念", "两山|理念", "")]
    [InlineData("＂big data＂ 湖州", "big data|湖州", "")]
    [InlineData("“两山", "两山", "")]
    [InlineData("厂房 -仓库", "厂房", "仓库")]
    [InlineData("厂房 －“标准 厂房”", "厂房", "标准厂房")]
    [InlineData("厂房 不含 仓库", "厂房", "仓库")]
    [InlineData("厂房 不含：仓库", "厂房", "仓库")]
    [InlineData("不含:仓库", "", "仓库")]
    [InlineData("价格不含税 不含税", "价格不含税|不含税", "")]
    [InlineData("厂房 不含", "厂房|不含", "")]
    [InlineData("2020-2022 GB-T - --a", "2020-2022|gb-t|-|--a", "")]
    [InlineData("\"\" “ ”", "", "")]
    [InlineData("a\"b-c\"-d", "a|b-c|-d", "")]
    [InlineData(null, "", "")]
    public void is_words_phrases_and_what_must_be_missing(string? typed, string wanted, string excluded)
    {
        var query = SearchSyntax.Read(typed);
        string.Join('|', query.Terms.Select(t => t.Folded)).ShouldBe(wanted);
        string.Join('|', query.Excluded.Select(t => t.Folded)).ShouldBe(excluded);
    }

    [Fact]
    public void is_read_whatever_is_typed() => Gen.OneOf<string>("\"", "“", "”", "-", "－", "不含", ":", "：", " ", "　", "湖州", "a", "\u200B").Array[0, 25].Select(string.Concat).Sample(typed =>
    {
        if (typed.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Length > 4) return;
        try
        {
            var query = SearchSyntax.Read(typed);
            query.Terms.Concat(query.Excluded).ShouldAllBe(term => term.Folded.Length > 0 && term.Grams.Length > 0);
        }
        catch (RuleBroken broken)
        {
            broken.Field.ShouldBe("Text");
        }
    });

    [Fact]
    public void counts_what_must_be_missing_among_its_words() => Should.Throw<RuleBroken>(() => SearchSyntax.Read("一 二 三 四 五 -六 -七 -八 -九")).Message.ShouldContain("8");

    [Fact]
    public void of_two_latin_words_is_looked_for_in_the_text() => SearchSyntax.Read("\"a b\"").Terms.ShouldHaveSingleItem().Settled.ShouldBeFalse();
}
