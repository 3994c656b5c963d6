using Bunit;
using Crm.Leads;
using Crm.Leads.Recognising;
using Crm.Tests.Shell;

namespace Crm.Tests.Leads.Recognising;

public class showing_similar_leads : Screen
{
    private static readonly SimilarLead Own = new(
        Guid.NewGuid(), true, "XS2026-000001", "浙江云帆机电有限公司", "电机扩产", Stage.Negotiating, "陈某", "德清县", null, Verdict.Likely,
        [new SimilarReason(Clue.SameStem, "企业名称去掉地区和组织形式后相同")]);

    private static readonly SimilarLead Foreign = Own with { Id = Guid.NewGuid(), MayOpen = false, Number = null, Project = null, Owner = "王某" };

    private static readonly SimilarLead Ended = Own with { Id = Guid.NewGuid(), Stage = Stage.Terminated };

    private readonly List<Guid> chosen = [];

    private IRenderedComponent<SimilarHits> Show(params SimilarLead[] leads) => Render<SimilarHits>(p => p
        .Add(x => x.Leads, leads).Add(x => x.Title, "这家企业可能已有线索").Add(x => x.Verb, "作为这条线索的新咨询").Add(x => x.Chosen, (SimilarLead lead) => chosen.Add(lead.Id)));

    [Fact]
    public void opens_ones_own_beside_what_is_being_typed()
    {
        var link = Show(Own).Find("li a");
        (link.GetAttribute("href"), link.GetAttribute("target")).ShouldBe(($"/leads/{Own.Id}", "_blank"));
        link.TextContent.ShouldBe("浙江云帆机电有限公司 · 电机扩产");
    }

    [Fact]
    public void tells_of_others_only_whom_to_ask()
    {
        var hits = Show(Foreign, Foreign with { Id = Guid.NewGuid(), Owner = null });
        hits.FindAll("a").ShouldBeEmpty();
        hits.FindAll("li .muted").Select(line => line.TextContent).ShouldBe(["请联系 德清县 的 王某", "在 德清县 的公海，请联系该单位负责人"]);
    }

    [Fact]
    public void says_why() => Show(Own).Find("li .faint").TextContent.ShouldBe("可能是同一企业：企业名称去掉地区和组织形式后相同");

    [Fact]
    public void offers_to_put_something_to_open_ones_alone()
    {
        var hits = Show(Own, Ended);
        hits.FindAll("li button").ShouldHaveSingleItem().Click();
        chosen.ShouldBe([Own.Id]);
    }

    [Fact]
    public void is_there_for_screen_readers_before_anything_is_found()
    {
        var hits = Show();
        (hits.Find("[role=status]").ChildElementCount, hits.Find("[role=status]").GetAttribute("aria-live")).ShouldBe((0, "polite"));
    }
}
