using Crm.Foundation.Codes;

namespace Crm.Tests.Foundation.Codes;

public class finding_a_region_while_typing
{
    [Theory]
    [InlineData("湖州", "330500")]
    [InlineData("湖", "330500")]
    [InlineData("hz", "330500")]
    [InlineData("HUZ", "330500")]
    [InlineData("huzhou", "330500")]
    [InlineData("330521", "330521")]
    [InlineData("dq", "330521")]
    [InlineData("ｄｑ", "330521")]
    [InlineData("德清高新", "330521-P01")]
    [InlineData("cq", "500000")]
    [InlineData("xm", "350200")]
    [InlineData("lin'an", "330112")]
    [InlineData("吕梁", "141100")]
    [InlineData("luliang", "141100")]
    [InlineData("杭州湾上虞", "330604-P01")]
    public void puts_the_likeliest_first(string typed, string code) => RegionSearch.Find(typed, 10, "330500")[0].Code.ShouldBe(code);

    [Fact]
    public void prefers_what_is_near()
    {
        RegionSearch.Find("hz", 10, "330521").Select(r => r.Code).Take(2).ShouldBe(["330500", "330100"]);
        RegionSearch.Find("hz", 10, "330106").Select(r => r.Code).First().ShouldBe("330100");
        RegionSearch.Find("", 5, "330521").ShouldAllBe(r => r.Code.StartsWith("3305"));
        RegionSearch.Find(null, 500).Count.ShouldBe(500);
    }

    [Fact]
    public void finds_nothing_where_nothing_fits()
    {
        RegionSearch.Find("不存在的地方", 10).ShouldBeEmpty();
        RegionSearch.Find("99", 10).ShouldBeEmpty();
        RegionSearch.Find("%_\\'", 10).ShouldBeEmpty();
    }

    [Fact]
    public void knows_the_letters_of_every_division() =>
        Regions.All.Where(r => r.Code.Length == 6 && RegionSearch.InitialsOf(r).Length != r.Short.Length).Select(r => r.Name).ShouldBeEmpty();
}
