using Crm.Foundation.Checking;

namespace Crm.Tests.Foundation;

public class two_pieces_of_json
{
    [Theory]
    [InlineData("""{"a":1,"b":[1,{"c":"x"}],"n":null}""", """{"n":null,"b":[1.0,{"c":"x"}],"a":1.00}""")]
    [InlineData("""{"t":"\u4e91\u5e06"}""", """{"t":"云帆"}""")]
    [InlineData("[]", "[]")]
    public void are_the_same_however_they_are_written(string one, string other) => JsonDifference.Between(one, other).ShouldBeNull();

    [Theory]
    [InlineData("""{"a":1,"b":2}""", """{"a":1,"b":3}""", "b")]
    [InlineData("""{"a":{"b":"x"}}""", """{"a":{"b":"y"}}""", "a.b")]
    [InlineData("""{"a":[1,{"b":true}]}""", """{"a":[1,{"b":false}]}""", "a[1].b")]
    [InlineData("""{"a":[1]}""", """{"a":[1,2]}""", "a")]
    [InlineData("""{"a":1}""", """{"a":"1"}""", "a")]
    [InlineData("""{"a":1,"b":2}""", """{"a":1}""", "b")]
    [InlineData("""{"a":1}""", """{"z":1,"b":2,"a":1}""", "b")]
    [InlineData("1", "{}", "")]
    public void differ_first_in(string one, string other, string path) => JsonDifference.Between(one, other).ShouldBe(path);
}
