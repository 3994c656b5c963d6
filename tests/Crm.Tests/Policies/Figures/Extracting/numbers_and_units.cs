using System.Globalization;
using Crm.Policies.Figures.Extracting;

namespace Crm.Tests.Policies.Figures.Extracting;

public class numbers_and_units
{
    [Theory]
    [InlineData("新供工业用地2.35万亩。", "23500", "亩")]
    [InlineData("新供工业用地12公顷。", "180", "亩")]
    [InlineData("财政收入312.5亿元。", "3125000", "万元")]
    [InlineData("技改投入800万元。", "800", "万元")]
    [InlineData("人均收入41250元。", "41250", "元")]
    [InlineData("外贸总额超1.2万亿元。", "120000000", "万元")]
    [InlineData("实到外资3.4亿美元。", "34000", "万美元")]
    [InlineData("新增就业4.5万人。", "45000", "人")]
    [InlineData("接待游客120万人次。", "1200000", "人次")]
    [InlineData("走访企业3200多家次。", "3200", "家次")]
    [InlineData("全县有市场主体8.6万户。", "86000", "户")]
    [InlineData("失业率3.25%。", "3.25", "%")]
    [InlineData("占比提高１．５个百分点。", "1.5", "个百分点")]
    [InlineData("建成厂房６０万平方米。", "600000", "平方米")]
    [InlineData("绿道全长86.5公里。", "86.5", "公里")]
    [InlineData("粉尘浓度为每立方米29微克。", "29", "微克/立方米")]
    [InlineData("新增处理能力12万吨/年。", "120000", "吨/年")]
    [InlineData("亩均税收达到28.4万元/亩。", "28.4", "万元/亩")]
    [InlineData("装机容量30万千瓦。", "300000", "千瓦")]
    [InlineData("产能翻新，建成仓库1,250个。", "1250", "个")]
    [InlineData("设立三百亿元产业基金。", "3000000", "万元")]
    [InlineData("吸引两千余家商户。", "2000", "家")]
    [InlineData("闲置率降到百分之三十五。", "35", "%")]
    [InlineData("闲置率为百分之三点五。", "3.5", "%")]
    [InlineData("解决320万农村人口饮水。", "3200000", "人")]
    [InlineData("平台用户超过60万。", "600000", "户")]
    public void are_brought_into_what_figures_are_kept_in(string text, string value, string unit)
    {
        var reading = Read.One(text);
        reading.Value.ShouldBe(decimal.Parse(value, CultureInfo.InvariantCulture));
        reading.Unit.ShouldBe(unit);
        reading.Value.ToString(CultureInfo.InvariantCulture).ShouldBe(value);
    }

    [Theory]
    [InlineData("产值增长8%左右。", FigureBound.About, "8", null)]
    [InlineData("产值约90亿元。", FigureBound.About, "900000", null)]
    [InlineData("产值近90亿元。", FigureBound.About, "900000", null)]
    [InlineData("产值突破90亿元。", FigureBound.AtLeast, "900000", null)]
    [InlineData("绿化率40%以上。", FigureBound.AtLeast, "40", null)]
    [InlineData("服务企业3万余家。", FigureBound.AtLeast, "30000", null)]
    [InlineData("失业率控制在4%以内。", FigureBound.AtMost, "4", null)]
    [InlineData("失业率不超过4%。", FigureBound.AtMost, "4", null)]
    [InlineData("产值增长7%-7.5%。", FigureBound.Range, "7", "7.5")]
    [InlineData("产值增长7-7.5%。", FigureBound.Range, "7", "7.5")]
    [InlineData("产值增长6.5%至7%。", FigureBound.Range, "6.5", "7")]
    [InlineData("奖励企业300—500万元。", FigureBound.Range, "300", "500")]
    [InlineData("签约12家。", FigureBound.Exact, "12", null)]
    public void say_how_exact_they_are(string text, FigureBound bound, string value, string? upper)
    {
        var reading = Read.One(text);
        reading.Bound.ShouldBe(bound);
        reading.Value.ShouldBe(decimal.Parse(value, CultureInfo.InvariantCulture));
        reading.Upper.ShouldBe(upper is null ? null : decimal.Parse(upper, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("会议于2031年4月27日举行，8月3日闭幕。")]
    [InlineData("“十四五”以来连续6年居首，庆祝建县70周年。")]
    [InlineData("第3届展会，第12次会议，列第4位，居全省前10名，前进2位。")]
    [InlineData("咨询电话0571-88880000或13800000000，热线12345。")]
    [InlineData("印发〔2031〕12号文件和3号通告。")]
    [InlineData("推进“263”工程、“1+6”平台和246集群，实施《2035行动计划》。")]
    [InlineData("颗粒物PM2.5、G25高速、5G商用、4A级景区、工业4.0版。")]
    [InlineData("收入比为1.8:1，世界500强企业。")]
    [InlineData("构建20分钟生活圈，打造千亿级产业，培育百亿企业。")]
    [InlineData("三大工程，一个中心，十方面实事。")]
    [InlineData("在校生数千名，人才上万人，几十家企业。")]
    [InlineData("3岁以下婴幼儿照护，70岁以上老人体检。")]
    [InlineData("系统升级到2.1.7，历时3个月。")]
    public void are_no_figures_where_they_are_names_dates_ranks_or_vague(string text) => Read.Short(text).ShouldBeEmpty();

    [Fact]
    public void that_name_a_class_of_things_are_no_figures_themselves()
    {
        Read.Short("引进20亿元以上项目16个，其中50亿元以上项目3个。").ShouldBe(["引进20亿元以上项目 16 个", "50亿元以上项目 3 个"]);
        Read.Short("整治亩均税收2万元以下企业85家。").ShouldBe(["整治亩均税收2万元以下企业 85 家"]);
        Read.Short("培育30亿级企业4家。").ShouldBe(["培育30亿级企业 4 家"]);
        Read.Short("新建300家以上文化站。").ShouldBe(["新建文化站 300 家"]);
    }

    [Fact]
    public void share_a_unit_that_stands_behind_the_last()
    {
        Read.All("三个园区分别签约10、12和13家。").Select(f => (f.Reading.Value, f.Reading.Unit)).ShouldBe([(10, "家"), (12, "家"), (13, "家")]);
    }

    [Fact]
    public void stand_where_they_are_said_to_stand()
    {
        const string text = "前言。全区技改投入１２.５亿元，同比增长3%。";
        var figures = Read.All(text);
        text.Substring(figures[0].Start, figures[0].Length).ShouldBe("１２.５亿元");
        text.Substring(figures[1].SentenceStart, figures[1].SentenceLength).ShouldBe("全区技改投入１２.５亿元，同比增长3%。");
    }
}
