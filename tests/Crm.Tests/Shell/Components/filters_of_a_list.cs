using Bunit;
using Crm.Shell.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Tests.Shell.Components;

public class filters_of_a_list : Screen
{
    private static readonly Filter[] Some =
    [
        new("stage", "阶段", [new("Signed", "签约"), new("Landed", "落地")], Many: true),
        new("region", "地区", [new("330521", "德清县"), new("330523", "安吉县")]),
    ];

    private string Address => Services.GetRequiredService<NavigationManager>().Uri;

    private IRenderedComponent<FilterChips> At(string address)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<FilterChips>(p => p.Add(x => x.Filters, Some).Add(x => x.SearchKey, "q").Add(x => x.SearchLabel, "企业"));
    }

    [Fact]
    public void show_what_the_address_says()
    {
        var chips = At("leads?stage=Signed,Landed&region=330523&q=%E4%BA%91%E5%B8%86");
        chips.Find("summary").TextContent.ShouldBe("阶段签约 +1");
        chips.Find("select").GetAttribute("value").ShouldBe("330523");
        chips.Find("input[type=search]").GetAttribute("value").ShouldBe("云帆");
    }

    [Fact]
    public void write_into_the_address_and_start_the_list_from_the_top()
    {
        var chips = At("leads?after=xyz&view=mine");
        chips.FindAll("input[type=checkbox]")[1].Change(true);
        Address.ShouldEndWith("leads?view=mine&stage=Landed");
        chips.Find("select").Change("330521");
        Address.ShouldEndWith("leads?view=mine&stage=Landed&region=330521");
        chips.FindAll("input[type=checkbox]")[1].Change(false);
        Address.ShouldEndWith("leads?view=mine&region=330521");
    }

    [Fact]
    public void are_cleared_at_once_without_touching_the_rest_of_the_address()
    {
        var chips = At("leads?stage=Signed&q=a&view=mine");
        chips.Find("button").Click();
        Address.ShouldEndWith("leads?view=mine");
        chips.FindAll("button").ShouldBeEmpty();
    }

    [Fact]
    public void are_not_drawn_again_while_nothing_changed()
    {
        var chips = At("leads?region=330523");
        chips.Render(p => p.Add(x => x.Filters, Some));
        chips.RenderCount.ShouldBe(1);
        Services.GetRequiredService<NavigationManager>().NavigateTo("leads?region=330521");
        chips.Find("select").GetAttribute("value").ShouldBe("330521");
        chips.Render(p => p.Add(x => x.Filters, [Some[0]]));
        chips.FindAll("select").ShouldBeEmpty();
    }

    [Fact]
    public void ignore_values_nobody_offers() => At("leads?region=%3Cscript%3E").Find("select").GetAttribute("value").ShouldBe("");
}
