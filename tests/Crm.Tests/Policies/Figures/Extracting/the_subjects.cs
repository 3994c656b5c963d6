namespace Crm.Tests.Policies.Figures.Extracting;

public class the_subjects
{
    [Fact]
    public void stand_before_the_number_without_fillers_and_verbs_of_reaching() =>
        Read.Short("全市生产总值达到812.4亿元，固定资产投资完成300亿元。").ShouldBe(["生产总值 8124000 万元", "固定资产投资 3000000 万元"]);

    [Fact]
    public void of_a_change_are_what_changes()
    {
        Read.Short("外贸出口增长9.5%。").ShouldBe(["外贸出口 9.5 %↑"]);
        Read.Short("全市生产总值512亿元、比上年增长7.9%。").ShouldBe(["生产总值 5120000 万元", "生产总值 7.9 %↑"]);
        Read.Short("外贸出口增速达到9.5%。").ShouldBe(["外贸出口 9.5 %↑"]);
        Read.Short("研发投入占比提高到3.1%。").ShouldBe(["研发投入占比 3.1 %"]);
        Read.Short("改造提升20个村。").ShouldBe(["改造提升村 20 个"]);
    }

    [Fact]
    public void that_fall_have_a_negative_change()
    {
        Read.Short("单位能耗下降3.2%。").ShouldBe(["单位能耗 -3.2 %↑"]);
        Read.Short("单位能耗下降到3.2吨。").ShouldBe(["单位能耗 3.2 吨"]);
        Read.Short("工业用电负增长1.5%。").ShouldBe(["工业用电 -1.5 %↑"]);
        Read.Short("事故起数下降10%-12%。").ShouldBe(["事故起数 -12 %↑"]);
        Read.One("事故起数下降10%-12%。").Upper.ShouldBe(-10);
    }

    [Fact]
    public void of_a_list_with_分别_get_one_number_each()
    {
        Read.Short("甲园投资、乙园投资和丙园投资分别增长8%、9%和10%。").ShouldBe(["甲园投资 8 %↑", "乙园投资 9 %↑", "丙园投资 10 %↑"]);
        Read.Short("城镇、农村居民人均可支配收入分别达到61200元和38100元，增长6%和7%。").ShouldBe(
            ["城镇居民人均可支配收入 61200 元", "农村居民人均可支配收入 38100 元", "城镇居民人均可支配收入 6 %↑", "农村居民人均可支配收入 7 %↑"]);
        Read.Short("运输业、批发零售业增加值分别增长4%和5%。").ShouldBe(["运输业增加值 4 %↑", "批发零售业增加值 5 %↑"]);
        Read.Short("财政收入90亿元，其中地方财政收入50亿元，分别增长3%和4%。").ShouldBe(["财政收入 900000 万元", "地方财政收入 500000 万元", "财政收入 3 %↑", "地方财政收入 4 %↑"]);
    }

    [Fact]
    public void of_a_part_take_the_measure_of_the_whole() =>
        Read.Short("规上工业增加值增长8%，其中装备制造业增长12%。").ShouldBe(["规上工业增加值 8 %↑", "装备制造业增加值 12 %↑"]);

    [Fact]
    public void stand_behind_the_number_where_only_a_verb_stands_before_it()
    {
        Read.Short("启动建设34个重点平台。").ShouldBe(["启动建设重点平台 34 个"]);
        Read.Short("6家企业入选榜单，38项成果获得专利。").ShouldBe(["企业 6 家", "成果 38 项"]);
        Read.Short("70%以上的窗口实现通办。").ShouldBe(["窗口 70 %"]);
    }

    [Fact]
    public void are_taken_over_from_the_number_before()
    {
        Read.Short("签约合作项目34个、45亿元。").ShouldBe(["签约合作项目 34 个", "签约合作项目 450000 万元"]);
        Read.Short("重点项目开工53个、竣工36个。").ShouldBe(["重点项目开工 53 个", "重点项目竣工 36 个"]);
        Read.Short("数字产业增加值增长15%，占生产总值比重10%。")[1].ShouldBe("数字产业增加值占生产总值比重 10 %");
    }

    [Fact]
    public void end_with_the_sentence() => Read.Short("财政收入90亿元。增长3%。").ShouldBe(["财政收入 900000 万元", " 3 %↑"]);
}
