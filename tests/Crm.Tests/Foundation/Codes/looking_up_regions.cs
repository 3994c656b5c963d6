using Crm.Foundation;
using Crm.Foundation.Codes;

namespace Crm.Tests.Foundation.Codes;

public class looking_up_regions
{
    [Theory]
    [InlineData("330100", 13, 10)]
    [InlineData("330200", 10, 6)]
    [InlineData("330300", 12, 4)]
    [InlineData("330400", 7, 2)]
    [InlineData("330500", 5, 2)]
    [InlineData("330600", 6, 3)]
    [InlineData("330700", 9, 2)]
    [InlineData("330800", 6, 2)]
    [InlineData("330900", 4, 2)]
    [InlineData("331000", 9, 3)]
    [InlineData("331100", 9, 1)]
    public void hold_every_district_and_county_of_zhejiang(string city, int all, int districts)
    {
        var below = Regions.Below(city).Where(r => r.Level == RegionLevel.County).ToList();
        below.Count.ShouldBe(all);
        below.Count(r => r.Name.EndsWith('区')).ShouldBe(districts);
        below.ShouldAllBe(r => r.Code.StartsWith(city.Substring(0, 4)));
    }

    [Fact]
    public void hold_the_country_down_to_its_cities()
    {
        Regions.All.Count(r => r.Level == RegionLevel.Province).ShouldBe(34);
        Regions.Below("330000").Count().ShouldBe(11);
        Regions.All.Count(r => r.Level == RegionLevel.City).ShouldBe(333);
        Regions.All.Count(r => r.Level == RegionLevel.County && r.Code.StartsWith("33")).ShouldBe(90);
    }

    [Fact]
    public void have_unique_codes_and_a_parent_of_the_same_prefix()
    {
        Regions.All.Select(r => r.Code).ShouldBeUnique();
        foreach (var region in Regions.All.Where(r => r.Level != RegionLevel.Province))
        {
            var above = Regions.Above(region).ShouldNotBeNull(region.Name);
            region.Code.ShouldStartWith(above.Code.TrimEnd('0') is { Length: >= 2 } prefix ? prefix : above.Code[..2]);
            ((int)above.Level).ShouldBeLessThan((int)region.Level);
        }
    }

    [Theory]
    [InlineData("330113", "临平区")]
    [InlineData("330114", "钱塘区")]
    [InlineData("330122", "桐庐县")]
    [InlineData("330127", "淳安县")]
    [InlineData("330182", "建德市")]
    [InlineData("330383", "龙港市")]
    [InlineData("331083", "玉环市")]
    [InlineData("331127", "景宁畲族自治县")]
    public void follow_the_division_since_2021(string code, string name) => Regions.Find(code)!.Name.ShouldBe(name);

    [Theory]
    [InlineData("330103")]
    [InlineData("330104")]
    [InlineData("330204")]
    [InlineData("33050")]
    [InlineData("")]
    [InlineData(null)]
    public void forget_divisions_that_are_gone(string? code) => Regions.Find(code).ShouldBeNull();

    [Theory]
    [InlineData("湖州", "330500")]
    [InlineData("湖州市", "330500")]
    [InlineData("浙江", "330000")]
    [InlineData("瑞安市", "330381")]
    [InlineData("萧山区", "330109")]
    [InlineData("上虞", "330604")]
    [InlineData("安吉县", "330523")]
    [InlineData("浙江省湖州市", "330500")]
    [InlineData("浙江 湖州 德清", "330521")]
    [InlineData("湖州市吴兴区", "330502")]
    [InlineData("南太湖新区", "330500-P01")]
    [InlineData("湖州市南太湖新区", "330500-P01")]
    [InlineData("杭州湾上虞经开区", "330604-P01")]
    [InlineData("瑞安市招商", "330381")]
    [InlineData("吉林", "220000")]
    [InlineData("吉林市", "220200")]
    [InlineData("海南", "460000")]
    [InlineData("中国香港特别行政区", "810000")]
    [InlineData("湖北省仙桃市", "429004")]
    public void are_found_by_name(string name, string code) => Regions.Named(name)?.Code.ShouldBe(code);

    [Theory]
    [InlineData("亚特兰蒂斯")]
    [InlineData("湖州市萧山区")]
    [InlineData("州")]
    [InlineData("")]
    [InlineData(null)]
    public void are_not_invented(string? name) => Regions.Named(name).ShouldBeNull();

    [Theory]
    [InlineData("【湖州招商】2020年湖州市政府工作报告", "330500")]
    [InlineData("• 【萧山区招商】转发通知", "330109")]
    [InlineData("  【安吉县招商】安吉构筑立体人才生态", "330523")]
    public void are_read_from_the_tag_of_a_title(string title, string code) => Regions.InTitle(title)!.Code.ShouldBe(code);

    [Fact]
    public void are_null_for_a_title_without_a_tag()
    {
        Regions.InTitle("2020年湖州市政府工作报告").ShouldBeNull();
        Regions.InTitle("【未知地方招商】公告").ShouldBeNull();
    }

    [Fact]
    public void know_what_lies_inside_what()
    {
        Regions.Chain("330500-P01").Select(r => r.Code).ShouldBe(["330000", "330500", "330500-P01"]);
        Regions.Chain("330521").Select(r => r.Short).ShouldBe(["浙江", "湖州", "德清"]);
        Regions.IsWithin("330521", "330500").ShouldBeTrue();
        Regions.IsWithin("330500", "330521").ShouldBeFalse();
        Regions.IsWithin("429004", "420000").ShouldBeTrue();
    }

    [Fact]
    public void every_full_name_finds_its_place_or_the_wider_one_of_the_same_name()
    {
        foreach (var region in Regions.All) Regions.Named(string.Concat(Regions.Chain(region.Code).Select(r => r.Name)))!.Code.ShouldBe(region.Code);
    }

    [Fact]
    public void an_unknown_code_is_refused_at_the_field() => Should.Throw<RuleBroken>(() => Regions.Of("999999", "Region")).Field.ShouldBe("Region");

    [Fact]
    public void have_english_names()
    {
        Regions.Label("330500").ShouldBe("湖州");
        using var english = new English();
        Regions.Label("330500").ShouldBe("Huzhou");
        Regions.All.ShouldAllBe(r => r.En.Length > 1);
    }
}
