using Crm.Foundation;
using Crm.Foundation.Codes;

namespace Crm.Tests.Foundation.Codes;

public class looking_up_industries
{
    [Theory]
    [InlineData(IndustryLevel.Section, 20)]
    [InlineData(IndustryLevel.Division, 97)]
    [InlineData(IndustryLevel.Group, 473)]
    [InlineData(IndustryLevel.Class, 1382)]
    public void are_complete(IndustryLevel level, int count) => Industries.All.Count(i => i.Level == level).ShouldBe(count);

    [Fact]
    public void have_divisions_1_to_97_each_once()
    {
        Industries.All.Where(i => i.Level == IndustryLevel.Division).Select(i => int.Parse(i.Code[1..])).ShouldBe(Enumerable.Range(1, 97));
    }

    [Fact]
    public void have_a_parent_at_every_level()
    {
        Industries.All.Select(i => i.Code).ShouldBeUnique();
        Industries.All.Where(i => i.Level != IndustryLevel.Section).ShouldAllBe(i => Industries.Find(i.Parent) != null && Industries.Find(i.Parent)!.Level == i.Level - 1);
        Industries.All.Where(i => i.Level < IndustryLevel.Class).ShouldAllBe(i => Industries.Below(i.Code).Any());
    }

    // where a group has only one class, the standard gives it the group's own name and a final zero
    [Fact]
    public void a_class_ending_in_zero_stands_alone_and_has_its_groups_name()
    {
        foreach (var single in Industries.All.Where(i => i.Level == IndustryLevel.Class && i.Code.EndsWith('0')))
        {
            Industries.Below(single.Parent).Count().ShouldBe(1, single.Code);
            Industries.Find(single.Parent)!.Name.ShouldBe(single.Name);
        }
    }

    [Theory]
    [InlineData("C", "制造业")]
    [InlineData("C38", "电气机械和器材制造业")]
    [InlineData("C3841", "锂离子电池制造")]
    [InlineData("C3612", "新能源车整车制造")]
    [InlineData("C2761", "生物药品制造")]
    [InlineData("C3562", "半导体器件专用设备制造")]
    [InlineData("C3491", "工业机器人制造")]
    [InlineData("C2541", "生物质液体燃料生产")]
    [InlineData("G59", "装卸搬运和仓储业")]
    [InlineData("I65", "软件和信息技术服务业")]
    [InlineData("M7340", "医学研究和试验发展")]
    [InlineData("3841", "锂离子电池制造")]
    [InlineData("c38", "电气机械和器材制造业")]
    public void are_found_by_code(string code, string name) => Industries.Find(code)!.Name.ShouldBe(name);

    [Theory]
    [InlineData("C99")]
    [InlineData("Z")]
    [InlineData("A38")]
    [InlineData("")]
    [InlineData(null)]
    public void are_not_invented(string? code) => Industries.Find(code).ShouldBeNull();

    [Fact]
    public void know_what_is_part_of_what()
    {
        Industries.Chain("C3841").Select(i => i.Code).ShouldBe(["C", "C38", "C384", "C3841"]);
        Industries.IsWithin("C3841", "C38").ShouldBeTrue();
        Industries.IsWithin("C38", "C3841").ShouldBeFalse();
        Industries.IsWithin("C38", "C3").ShouldBeFalse();
    }

    [Fact]
    public void are_found_by_words_the_widest_first()
    {
        Industries.Matching("医药").First().Code.ShouldBe("C27");
        Industries.Matching("电池").Select(i => i.Code).ShouldContain("C384");
        Industries.Matching("38").First().Code.ShouldBe("C38");
        Industries.Matching("c384").First().Code.ShouldBe("C384");
        Industries.Matching("").Take(2).Select(i => i.Code).ShouldBe(["A", "B"]);
    }

    [Fact]
    public void speak_english_down_to_the_division()
    {
        using var english = new English();
        Industries.Label("C27").ShouldBe("Pharmaceuticals");
        Industries.All.Where(i => i.Level <= IndustryLevel.Division).ShouldAllBe(i => i.En != null);
    }

    [Fact]
    public void an_unknown_code_is_refused_at_the_field() => Should.Throw<RuleBroken>(() => Industries.Of("C99", "Industry")).Field.ShouldBe("Industry");
}
