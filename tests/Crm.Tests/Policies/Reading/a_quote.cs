using Crm.Policies.Reading;

namespace Crm.Tests.Policies.Reading;

public class a_quote
{
    private const string Body = "第一段。ＧＤＰ　增长 7.9%，\n第二段：“两山”理念。";

    [Theory]
    [InlineData("增长 7.9%", "增长 7.9%")]
    [InlineData("gdp增长7.9%,第二段", "ＧＤＰ　增长 7.9%，\n第二段")]
    [InlineData(" “两山”\n理念 ", "“两山”理念")]
    public void is_taken_as_the_text_has_it(string selected, string quote) => PolicyQuote.Of(Body, selected).ShouldBe(quote);

    [Theory]
    [InlineData("增长 8%")]
    [InlineData("  ")]
    public void that_is_not_in_the_text_is_none(string selected) => PolicyQuote.Of(Body, selected).ShouldBeNull();

    [Fact]
    public void has_a_longest_length() => PolicyQuote.Of(new string('字', 3000), new string('字', 2001)).ShouldBeNull();
}
