using Bunit;
using Crm.Leads;
using Crm.Leads.Filing;
using Crm.Leads.Profile;
using Crm.Team;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Tests.Leads.Filing;

public class the_files_of_a_lead : LeadScreen
{
    private static readonly Guid One = Guid.NewGuid();
    private static readonly Guid Two = Guid.NewGuid();

    public the_files_of_a_lead()
    {
        Services.AddSingleton<IRoster>(new Names());
        Services.AddScoped<LeadDialogs>();
    }

    private static LeadFileAdded Added(Guid id, string name) => new(id, name, "application/pdf", 3 * 1024 * 1024 + 200_000, "00", Today);

    private IRenderedComponent<CascadingValue<Crm.Shell.Viewer>> Panel(params object[] facts) => Render<CascadingValue<Crm.Shell.Viewer>>(viewer => viewer
        .Add(v => v.Value, Viewer)
        .AddChildContent<FilesPanel>(panel => panel.Add(p => p.Lead, Sheet(facts))));

    [Fact]
    public void say_that_there_are_none_yet_and_where_they_come_from()
    {
        var panel = Panel();
        panel.Find(".files-none").TextContent.ShouldContain("还没有文件");
        panel.FindAll("input[type=file]").Count.ShouldBe(1);
    }

    [Fact]
    public void are_listed_latest_first_with_name_size_and_who_and_lead_to_a_download()
    {
        var panel = Panel(Added(One, "协议.pdf"), Added(Two, "批复.pdf"));
        panel.FindAll(".file-name").Select(a => (a.TextContent, a.GetAttribute("href"), a.GetAttribute("download")))
            .ShouldBe([("批复.pdf", $"/leads/{Id}/files/{Two}", "批复.pdf"), ("协议.pdf", $"/leads/{Id}/files/{One}", "协议.pdf")]);
        panel.Find(".file-about").TextContent.ShouldStartWith("3.2 MB · 陈某 · ");
    }

    [Fact]
    public void that_prove_a_stage_cannot_be_removed_and_say_so()
    {
        var panel = Panel(Added(One, "协议.pdf"), Added(Two, "批复.pdf"), new StageAdvanced(Stage.Lead, Stage.Signed, [new Evidence(EvidenceKind.Agreement, null, One, Today, 5000)], Today));
        panel.FindAll("li button").Select(b => b.GetAttribute("aria-label")).ShouldBe(["移除“批复.pdf”"]);
        panel.FindAll("li .tag").ShouldHaveSingleItem().TextContent.ShouldBe("阶段证明");
    }

    [Fact]
    public void that_were_removed_are_folded_away_with_the_reason()
    {
        var panel = Panel(Added(One, "协议.pdf"), new LeadFileRemoved(One, "传错了", Today));
        panel.Find("details summary").TextContent.ShouldBe("已移除 1 份");
        panel.Find("details .file-about").TextContent.ShouldEndWith("：传错了");
        panel.FindAll(".files-none").Count.ShouldBe(1);
    }

    [Fact]
    public void of_a_lead_that_ended_can_only_be_read()
    {
        var panel = Panel(Added(One, "协议.pdf"), new LeadTerminated(Stage.Lead, TerminationReason.Other, null, Today));
        panel.FindAll("input[type=file]").ShouldBeEmpty();
        panel.FindAll("li button").ShouldBeEmpty();
        panel.FindAll(".file-name").Count.ShouldBe(1);
    }
}
