using Crm.Foundation.Formats;
using Crm.Leads.Recognising;

namespace Crm.Tests.Leads.Recognising;

public class taking_a_name_apart
{
    [Theory]
    [InlineData("浙江云帆机电股份有限公司", "云帆", "机电", "330000")]
    [InlineData("浙江省湖州市德清县雲帆機電（集團）有限公司", "云帆", "机电", "330000,330500,330521")]
    [InlineData("云帆机电（苏州）有限公司", "云帆", "机电", "320500")]
    [InlineData("云帆机电有限公司杭州分公司", "云帆", "机电", "330100")]
    [InlineData("云帆智能装备科技有限公司", "云帆", "智能装备", "")]
    [InlineData("青岛啤酒股份有限公司", "青岛", "啤酒", "")]
    [InlineData("ＴＣＬ科技集团", "tcl", "", "")]
    [InlineData("Zhejiang Yunfan Electric Co., Ltd.", "yunfan", "electric", "330000")]
    [InlineData("恒机电有限公司", "恒机电", "", "")]
    public void finds_brand_trade_and_places(string written, string brand, string trades, string places)
    {
        var name = CompanyName.AllOf(written)[0];
        (name.Brand, string.Join(',', name.Trades), string.Join(',', name.Places)).ShouldBe((brand, trades, places));
    }

    [Theory]
    [InlineData("")]
    [InlineData("有限公司")]
    [InlineData("科技有限公司")]
    [InlineData("电话咨询")]
    [InlineData("（）")]
    [InlineData("———")]
    public void finds_no_brand_where_there_is_none(string written) => CompanyName.AllOf(written).ShouldAllBe(name => name.Brand.Length == 0);

    [Fact]
    public void reads_the_name_it_had_and_the_one_in_letters_beside_it()
    {
        CompanyName.AllOf("浙江越樘装备有限公司（原浙江恒达机械厂）").Select(n => n.Brand).ShouldBe(["越樘", "恒达"]);
        CompanyName.AllOf("HUAWEI 华为技术有限公司").Select(n => n.Brand).ShouldBe(["华为", "huawei"]);
    }

    [Fact]
    public void makes_some_twenty_keys_and_the_same_ones_in_every_process()
    {
        Investor.Of("浙江云帆机电有限公司").Keys().Length.ShouldBeInRange(5, 25);
        Investor.Of("云帆").StrongKeys().ShouldBe([2349893361912342590L]);
    }

    [Fact]
    public void survives_any_text()
    {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => "浙江杭州云帆机电有限公司第一分(（）)【】aZ9. -集团科技中国\u3000𠮷é"[random.Next(37)]));
            Likeness.Of(Investor.Of(text), Investor.Of(text + "有限公司")).Clues.ShouldNotBeNull();
        }
    }

    [Theory]
    [InlineData("li@yunfan.example", "yunfan.example")]
    [InlineData(" Li@YunFan.Example. ", "yunfan.example")]
    [InlineData("li@163.com", null)]
    [InlineData("li@QQ.com", null)]
    [InlineData("li", null)]
    [InlineData("@yunfan.example", null)]
    [InlineData("li@localhost", null)]
    [InlineData(null, null)]
    public void takes_a_mail_domain_only_where_it_is_a_companys_own(string? address, string? domain) => MailDomain.OfCompany(address).ShouldBe(domain);
}
