using System.Net;
using Crm.Foundation;
using Crm.IntegrationTests.Commands;
using Crm.IntegrationTests.Policies;
using Crm.IntegrationTests.PublicSite;
using Crm.Leads;
using Crm.Leads.Merging;
using Crm.Leads.Packing;
using Crm.Leads.Profile;
using Crm.Leads.Timeline;
using Crm.Policies.Withdrawing;

namespace Crm.IntegrationTests.Leads.Packing;

/// <summary>A policy pack behind a link: what the investor sees, what counts, and who hears of it.</summary>
[Collection("the policy library")]
public sealed class handing_a_pack_to_an_investor(CrmApp app) : IDisposable
{
    private readonly Visitor visitor = new(app, "127.0.0.1");

    [Fact]
    public async Task shows_nothing_and_counts_nothing_until_the_button_is_pressed()
    {
        var (lead, pack, _, link) = await LeadExamples.Packed(app);
        var address = PackLinks.Address(link);
        var (first, cover) = await visitor.Open(address);
        cover.ShouldContain("打开材料");
        cover.ShouldNotContain("每亩三万元");
        first.Headers.GetValues("X-Robots-Tag").ShouldBe(["noindex, nofollow"]);
        first.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await Pack(lead, pack)).Opened.ShouldBe(0);

        (await visitor.Post(Visitor.Read(cover, address + "/open"), [])).Answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var (_, page) = await visitor.Open(address);
        foreach (var shown in new[] { "请先看第一份", "每亩三万元", "下载 Word" }) page.ShouldContain(shown);
        page.ShouldNotContain("下载 PDF");
        (await visitor.Post(Visitor.Read(page, address + "/docx"), [])).Answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        (await visitor.Post(Visitor.Read(page, address + "/docx"), [])).Answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Pack(lead, pack)).Opened.ShouldBe(2);
        var told = (await app.Ask(new LeadTimeline(lead), LeadExamples.Officer)).Answer!.Where(e => e.Who == "投资方").Select(e => e.Title).ToList();
        told.ShouldBe(["打开了政策包《适用政策》", "下载了政策包《适用政策》（Word）"], ignoreOrder: true);
    }

    [Fact]
    public async Task is_heard_of_on_the_lead_that_goes_on_after_a_merge()
    {
        var (lead, pack, _, link) = await LeadExamples.Packed(app);
        var kept = await LeadExamples.Owned(app);
        var versions = (Kept: (await app.Ask(new LeadProfile(kept), LeadExamples.Officer)).Answer!.Version, Gone: (await app.Ask(new LeadProfile(lead), LeadExamples.Officer)).Answer!.Version);
        await app.Do(new MergeLeads(kept, lead, null, null, LeadExamples.Day, versions.Kept, versions.Gone), LeadExamples.Officer);
        await TestPeople.Send(app.Host.Services, new OpenPolicyPack(link, PackOpening.Page));
        await using var session = app.Store.QuerySession();
        (await session.Events.FetchStreamAsync(kept, token: TestContext.Current.CancellationToken)).Select(e => e.Data).OfType<PolicyPackOpened>().ShouldHaveSingleItem().Pack.ShouldBe(pack);
        (await Pack(kept, pack)).Opened.ShouldBe(1);
        (await app.Send(new RevokePolicyPack(kept, pack), LeadExamples.Officer)).Sentence.ShouldBeNull();
    }

    [Fact]
    public async Task opens_nothing_once_it_is_revoked()
    {
        var (lead, pack, _, link) = await LeadExamples.Packed(app);
        await app.Do(new RevokePolicyPack(lead, pack), LeadExamples.Officer);
        var (_, html) = await visitor.Open(PackLinks.Address(link));
        html.ShouldContain("已经撤回");
        html.ShouldNotContain("打开材料");
        (await visitor.Post(new AskedForm(PackLinks.Address(link) + "/docx", new Dictionary<string, string>(), null, null, ""), [])).Answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task says_when_a_document_is_no_longer_valid()
    {
        var (lead, pack, _, link) = await LeadExamples.Packed(app);
        await app.Do(new WithdrawPolicyDocument((await Pack(lead, pack)).Items[0].Document, "废止"), Library.Editor);
        var address = PackLinks.Address(link);
        await visitor.Post(Visitor.Read((await visitor.Open(address)).Html, address + "/open"), []);
        (await visitor.Open(address)).Html.ShouldContain("这份文件已撤回，不再适用。");
    }

    [Fact]
    public async Task is_made_of_what_stands_in_the_documents_only()
    {
        var (lead, document) = (await LeadExamples.Owned(app), await PolicyExamples.Imported(app));
        (await app.Send(new MakePolicyPack(lead, Guid.NewGuid(), "包", null, [new PackChoice(document, 1, "每亩九万元")], LeadExamples.Day), LeadExamples.Officer)).Refusal.ShouldBe(Refusal.Input);
        (await app.Send(new MakePolicyPack(lead, Guid.NewGuid(), "包", null, [new PackChoice(document)], LeadExamples.Day), "officer@330523")).Refusal.ShouldBe(Refusal.Missing);
    }

    [Fact]
    public async Task is_out_of_reach_for_whoever_does_not_reach_the_lead()
    {
        var (lead, pack, _, _) = await LeadExamples.Packed(app);
        (await app.Ask(new PolicyPacks(lead), "manager@330523")).Refusal.ShouldBe(Refusal.Missing);
        (await app.Ask(new ReadPolicyPack(lead, pack, Crm.Compendia.Writing.BookFormat.Docx), "officer@330523")).Refusal.ShouldBe(Refusal.Missing);
        (await app.Ask(new PolicyPacks(lead), "auditor@330521")).Answer!.ShouldHaveSingleItem().Link.ShouldBeNull("who only looks hands nothing on");
    }

    public void Dispose() => visitor.Dispose();

    private async Task<PolicyPack> Pack(Guid lead, Guid pack) => (await app.Ask(new PolicyPacks(lead), LeadExamples.Officer)).Answer!.Single(r => r.Pack.Id == pack).Pack;
}
