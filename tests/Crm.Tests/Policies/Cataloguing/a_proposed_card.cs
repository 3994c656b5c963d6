using System.Text.Json;
using Crm.Foundation;
using Crm.Foundation.Codes;
using Crm.Policies;
using Crm.Policies.Cataloguing;

namespace Crm.Tests.Policies.Cataloguing;

public class a_proposed_card
{
    private static readonly PolicyCard Nothing = new(PolicyKind.Measure, null, null, null, null, null, [], null, null);

    [Fact]
    public void is_read_from_title_and_text()
    {
        var proposal = CardProposals.Of(
            Nothing, "德清县人民政府办公室关于印发德清县支持光伏产业发展若干措施的通知",
            "索引号：11330521002509817X/2024-12345\n发布日期：2024-07-10\n德政办发〔2024〕 18 号\n各乡镇人民政府：\n本措施自2024年8月1日起施行，有效期3年。\n德清县人民政府办公室\n2024年7月10日");
        proposal.Card.Says(new(PolicyKind.Measure, "330521", new(2024, 7, 10), "11330521002509817X/2024-12345", "德政办发〔2024〕18号", "德清县人民政府办公室", ["C3825"], new(2024, 8, 1), new(2027, 7, 31)))
            .ShouldBeTrue(proposal.Card.ToString());
        proposal.Words[nameof(PolicyCard.ValidFrom)].ShouldBe("本措施自2024年8月1日起施行，有效期3年");
        proposal.Words[nameof(PolicyCard.Industries)].ShouldBe("光伏");
    }

    [Fact]
    public void keeps_what_is_known()
    {
        var known = Nothing with { Region = "330500", DocumentNumber = "湖政发〔2020〕1号", Issuer = "湖州市人民政府", Industries = ["C38"], ValidFrom = new(2020, 1, 1) };
        var proposal = CardProposals.Of(known, "关于支持集成电路产业的意见", "甲政发〔2024〕3号\n本意见自2024年8月1日起施行。");
        proposal.Card.Says(known).ShouldBeTrue();
        proposal.Words.ShouldBeEmpty();
    }

    [Fact]
    public void of_a_text_that_says_nothing_stays_empty()
    {
        var proposal = CardProposals.Of(Nothing, "一些话", "没有可读的内容");
        proposal.Card.Says(Nothing).ShouldBeTrue();
        proposal.Words.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, "2020年湖州市政府工作报告", null, "330500")]
    [InlineData(null, "瑞安市招商引资若干政策", null, "330381")]
    [InlineData("330500", "德清县支持企业上市办法", null, "330521")]
    [InlineData("330500", "宁波市经验", null, "330500")]
    [InlineData(null, "关于支持企业上市的办法", "德清县人民政府", "330521")]
    [InlineData(null, "浙江省湖州市德清县产业目录", null, "330521")]
    [InlineData(null, "大力发展数字经济的意见", null, null)]
    public void names_the_place(string? filed, string title, string? issuer, string? region) => RegionInText.Of(filed, title, issuer)?.Value.ShouldBe(region);

    [Theory]
    [InlineData("湖州市发展和改革委员会、湖州市财政局关于印发某办法的通知", "", "湖州市发展和改革委员会、湖州市财政局")]
    [InlineData("2020年湖州市政府工作报告", "", "湖州市人民政府")]
    [InlineData("某办法", "发布机构：德清县经信局\n正文", "德清县经信局")]
    [InlineData("某办法", "特此通知。德清县财政局 2024年7月10日（此件公开发布）", "德清县财政局")]
    [InlineData("安吉构筑立体人才生态", "安吉在行动。", null)]
    public void names_the_issuer(string title, string body, string? issuer) => IssuerInText.Of(title, body)?.Value.ShouldBe(issuer);

    [Fact]
    public void names_industries_only_where_the_text_returns_to_them()
    {
        IndustriesInText.Of("某县若干措施", string.Concat(Enumerable.Repeat("支持集成电路企业。", 6)), PolicyKind.Measure)!.Value.ShouldBe(["C3973"]);
        IndustriesInText.Of("某县若干措施", "支持集成电路企业。", PolicyKind.Measure).ShouldBeNull();
        IndustriesInText.Of("某县政府工作报告", string.Concat(Enumerable.Repeat("支持集成电路企业。", 6)), PolicyKind.WorkReport).ShouldBeNull();
    }

    [Fact]
    public void knows_words_of_industries_that_exist() =>
        SeedFiles.Read<JsonElement>("policies/industry-words.json").EnumerateArray().Select(i => i.GetProperty("code").GetString()).Where(code => Industries.Find(code)?.Code != code).ShouldBeEmpty();

    [Fact]
    public void takes_the_longest_word_at_a_place() => IndustriesInText.Of("支持新能源汽车发展办法", "", PolicyKind.Measure)!.Value.ShouldBe(["C3612"]);

    [Theory]
    [InlineData("湖政发[2020] 12 号", "湖政发〔2020〕12号")]
    [InlineData("湖政发（2020）第12号", "湖政发〔2020〕12号")]
    [InlineData("湖政发〔2020〕12号", "湖政发〔2020〕12号")]
    [InlineData("国务院令第783号", "国务院令第783号")]
    public void writes_document_numbers_one_way(string typed, string kept) => (Nothing with { DocumentNumber = typed }).Tidy().DocumentNumber.ShouldBe(kept);
}
