using Crm.Promises.Wording;
using CsCheck;

namespace Crm.Tests.Promises.Wording;

public class wording_that_ties_a_reward_to_tax
{
    [Theory]
    [InlineData("按缴纳税收地方留成的50%返还")]
    [InlineData("税收返还三年")]
    [InlineData("以税收贡献为依据给予奖励")]
    [InlineData("按企业实缴增值税的30%给予补助")]
    [InlineData("对年纳税额的5%给予奖励")]
    [InlineData("前两年按地方财政贡献全额奖励，后三年减半")]
    [InlineData("给予区级留成部分80%的扶持资金")]
    [InlineData("奖励其形成的地方财力的百分之六十")]
    [InlineData("企业所得税地方留成部分前三年全部奖励给企业")]
    [InlineData("高管个人所得税地方所得部分按八成予以补贴")]
    [InlineData("先征后返")]
    [InlineData("采取列收列支方式支持")]
    [InlineData("返还企业缴纳的土地使用税")]
    [InlineData("返税比例不低于40%")]
    [InlineData("年纳税超过500万元的，奖励50万元")]
    [InlineData("纳税首次突破1000万元给予一次性奖金")]
    [InlineData("补贴与企业纳税额挂钩")]
    [InlineData("根据企业税收增量给予奖补")]
    [InlineData("参照入库税额大小兑现扶持资金")]
    [InlineData("对经济贡献突出的，按贡献额的20%奖补")]
    [InlineData("免征三年房产税")]
    [InlineData("享受两免三减半")]
    [InlineData("财政返还的方式兑现")]
    [InlineData("按其上缴税金的三成奖给企业")]
    [InlineData("设备补贴，凭完税凭证按纳税的10%兑现")]
    [InlineData("按照其对地方财政的贡献给予奖励")]
    [InlineData("奖励企业高管个税")]
    [InlineData("税收地方实得部分以奖代补")]
    [InlineData("纳税1000万元以上的一次性奖励100万元")]
    [InlineData("按税收返还比例不得低于50%给予奖励")]
    [InlineData("给予企业税收优惠")]
    [InlineData("五年内不得转移，按税收留成的50%返还")]
    [InlineData("We refund 40% of the local taxes paid")]
    [InlineData("tax rebate of 30%")]
    public void is_found(string text) => TaxLink.In(text).ShouldNotBeEmpty();

    [Theory]
    [InlineData("税 收 返 还 三 年")]
    [InlineData("税·收·返·还")]
    [InlineData("税　收／返－还")]
    [InlineData("税*收_返~还")]
    [InlineData("税\u200b收返还")]
    [InlineData("按缴纳税收地方留成的５０％返还")]
    [InlineData("稅收返還三年")]
    [InlineData("以稅收貢獻為依據給予獎勵")]
    [InlineData("【税收】（返还）")]
    [InlineData("按缴纳税收，地方留成部分，给予 50 % 的 奖励")]
    [InlineData("TAX REBATE")]
    public void is_found_however_it_is_hidden(string text) => TaxLink.In(text).ShouldNotBeEmpty();

    [Theory]
    [InlineData("对新建项目给予每亩三万元补助")]
    [InlineData("按设备投资额的15%给予补助，最高五千万元")]
    [InlineData("亩均税收不低于20万元")]
    [InlineData("项目达产后年税收5000万元")]
    [InlineData("不得以税收返还等方式变相给予优惠")]
    [InlineData("严禁税收返还")]
    [InlineData("不得以税收返还或者与缴纳税收挂钩的方式给予奖励")]
    [InlineData("奖补不与税收挂钩")]
    [InlineData("协助办理出口退税")]
    [InlineData("软件产品增值税即征即退依法办理")]
    [InlineData("位于综合保税区，给予租金补贴50%")]
    [InlineData("租金补贴30%，为期三年")]
    [InlineData("税务部门上门服务")]
    [InlineData("协助落实研发费用加计扣除等税收优惠政策")]
    [InlineData("依法享受西部大开发税收优惠")]
    [InlineData("亩均税收20万元以上的企业优先供地")]
    [InlineData("土地出让金按合同返还")]
    [InlineData("产值奖励与税收无关")]
    [InlineData("对高层次人才给予购房补贴一百万元")]
    [InlineData("用电每千瓦时补贴0.1元")]
    [InlineData("帮助申请专项资金，支持技术改造")]
    [InlineData("多缴税款依法退还")]
    [InlineData("企业税后利润全部用于奖励员工")]
    [InlineData("年纳税500万元。研发投入另行奖励")]
    [InlineData("")]
    public void is_not_seen_where_there_is_none(string text) => TaxLink.In(text).ShouldBeEmpty();

    [Fact]
    public void is_shown_as_it_is_written()
    {
        var found = TaxLink.In("租金减半；按缴纳 税收 地方留成的５０％返还，另行签约").ShouldHaveSingleItem();
        found.Words.ShouldBe("税收 地方留成的５０％返还");
        found.Rule.ShouldBe(TaxRule.Refund);
    }

    [Fact]
    public void is_named_by_what_is_wrong_with_it()
    {
        TaxLink.In("给予区级留成部分80%的扶持资金").ShouldHaveSingleItem().Rule.ShouldBe(TaxRule.Share);
        TaxLink.In("年纳税超过500万元的，奖励50万元").ShouldHaveSingleItem().Rule.ShouldBe(TaxRule.Threshold);
        TaxLink.In("免征三年房产税").ShouldHaveSingleItem().Rule.ShouldBe(TaxRule.Relief);
    }

    [Fact]
    public void is_found_in_each_of_several_texts_once() =>
        TaxLink.In("税收返还三年", null, "税收返还三年", "免征房产税").Select(f => f.Words).ShouldBe(["税收返还", "免征房产税"]);

    [Fact]
    public void is_found_wherever_it_stands_and_whatever_stands_between_its_characters() =>
        Gen.Select(Gen.Char["的了在是一二三甲乙丙"].Array[0, 30], Gen.Char[" 　·-_*/\u200b（）“”,，"].Array[0, 2], Gen.Char["的了在是一二三甲乙丙"].Array[0, 30])
            .Sample((before, between, after) =>
            {
                var hidden = string.Join(new string(between), "税收返还".ToCharArray());
                TaxLink.In($"{new string(before)}{hidden}{new string(after)}").ShouldNotBeEmpty();
            });

    [Fact]
    public void is_looked_for_in_any_text_without_failing() => Gen.String[0, 200].Sample(text =>
    {
        foreach (var found in TaxLink.In(text)) text.ShouldContain(found.Words);
    });
}
