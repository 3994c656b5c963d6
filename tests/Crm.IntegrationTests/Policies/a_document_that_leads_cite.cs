using Crm.Foundation;
using Crm.IntegrationTests.Commands;
using Crm.Leads;
using Crm.Leads.Opening;
using Crm.Leads.Profile;
using Crm.Leads.Referencing;
using Crm.Leads.Terminating;
using Crm.Notifications;
using Crm.Policies;
using Crm.Policies.Cataloguing;
using Crm.Policies.Citing;
using Crm.Policies.Importing;
using Crm.Policies.Quoting;
using Crm.Policies.Repealing;
using Crm.Policies.Revising;
using Crm.Policies.Withdrawing;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Policies;

[Collection("the policy library")]
public class a_document_that_leads_cite(CrmApp app)
{
    private const string Officer = "officer@330521";
    private const string Sister = "officer@330523";
    private const string First = "一、用地\n对新建项目给予每亩三万元补助，期限为两年。\n二、人才\n对引进的博士给予安家补贴。";
    private static readonly DateOnly Today = China.Today(TimeProvider.System);

    [Fact]
    public async Task is_kept_with_the_heading_the_passage_stood_under()
    {
        var document = await Document();
        var lead = await Cite(document, "对引进的博士给予安家补贴。");
        (await app.Ask(new LeadProfile(lead), Officer)).Answer!.Facts.Policies.ShouldHaveSingleItem().Anchor.ShouldBe(QuoteState.AnchorOf(First, "对引进的博士给予安家补贴。"));
    }

    [Fact]
    public async Task tells_each_officer_once_when_its_text_changes_and_shows_what_became_of_each_quote()
    {
        var document = await Document();
        var (changed, same) = (await Cite(document, "对新建项目给予每亩三万元补助，期限为两年。"), await Cite(document, "对引进的博士给予安家补贴。"));
        var elsewhere = await Cite(document, "期限为两年。", Sister);
        (await app.Send(new RevisePolicyDocument(document, 1, First.Replace("三万元", "五万元"), null, "调整标准"), Library.Editor)).Ok.ShouldBeTrue();

        await Told(Officer, NewsKind.PolicyRevised, document);
        await Told(Sister, NewsKind.PolicyRevised, document);
        (await Notices(document)).Count.ShouldBe(2, "one a person, however many leads");

        var found = (await app.Ask(new FindCitations(document), Officer)).Answer!;
        found.Leads.Select(l => l.Id).Order().ShouldBe(new[] { changed, same }.Order());
        found.Leads.Single(l => l.Id == changed).Quotes.ShouldHaveSingleItem().State.Fate.ShouldBe(QuoteFate.Changed);
        found.Leads.Single(l => l.Id == same).Quotes.ShouldHaveSingleItem().State.Fate.ShouldBe(QuoteFate.Unchanged);
        (await app.Ask(new FindCitations(document), Sister)).Answer!.Leads.Select(l => l.Id).ShouldBe([elsewhere]);
        (await app.Ask(new FindCitations(document), Library.Editor)).Refusal.ShouldBe(Refusal.Forbidden);
    }

    [Fact]
    public async Task tells_of_a_repeal_of_a_replacement_and_of_a_withdrawal()
    {
        var document = await Document();
        await Cite(document, "期限为两年。");
        await app.Send(new RepealPolicyDocument(document, false, Today), Library.Editor);
        await Told(Officer, NewsKind.PolicyRepealed, document);
        await app.Send(new RepealPolicyDocument(document, true, Today, null, "新办法"), Library.Editor);
        await Told(Officer, NewsKind.PolicyReplaced, document);
        await app.Send(new WithdrawPolicyDocument(document, "有误"), Library.Editor);
        await Told(Officer, NewsKind.PolicyWithdrawn, document);
    }

    [Fact]
    public async Task tells_nobody_about_leads_that_were_ended_or_cite_it_no_more()
    {
        var document = await Document();
        var (ended, detached) = (await Cite(document, "期限为两年。"), await Cite(document, "期限为两年。", Sister));
        await Cite(document, "期限为两年。", "officer@330500");
        await app.Do(new TerminateLead(ended, TerminationReason.NoFittingSite, null, Today, 3), Officer);
        await app.Do(new DetachPolicy(detached, document, 1, "不用了", Today), Sister);
        await app.Send(new RevisePolicyDocument(document, 1, First + "\n三、附则"), Library.Editor);
        await Told("officer@330500", NewsKind.PolicyRevised, document);
        (await Notices(document)).Select(n => n.Login).ShouldBe(["officer@330500"]);
    }

    [Fact]
    public async Task tells_once_that_its_last_day_is_over()
    {
        var document = await Document();
        await Cite(document, "期限为两年。");
        await app.Send(new CataloguePolicyDocument(document, 1, new(PolicyKind.Measure, null, null, null, null, null, [], null, Today.AddDays(-1))), Library.Editor);
        var sweep = app.Host.Services.GetRequiredService<ExpirySweep>();
        await sweep.Look(default);
        await Told(Officer, NewsKind.PolicyExpired, document);
        await sweep.Look(default);
        await app.Send(new RepealPolicyDocument(document, false, Today), Library.Editor);
        await Told(Officer, NewsKind.PolicyRepealed, document);
        (await Notices(document)).Count(n => n.Kind == NewsKind.PolicyExpired).ShouldBe(1);
    }

    [Fact]
    public async Task answers_for_passages_wherever_they_are_kept()
    {
        var document = await Document();
        await app.Send(new RevisePolicyDocument(document, 1, "一、用地\n另行规定。"), Library.Editor);
        var checks = (await app.Ask(new CheckQuotes([new(document, 1, null, "对新建项目给予每亩三万元补助"), new(document, 2, null, "另行规定。"), new(Guid.NewGuid(), 1, null, "无")]), Officer)).Answer!;
        checks.Select(c => c?.State.Fate).ShouldBe([QuoteFate.Gone, QuoteFate.Unchanged, null]);
        checks[0]!.NeedsLook.ShouldBeTrue();
        (await app.Ask(new CheckQuotes([.. Enumerable.Repeat(new QuotedPassage(document, 1, null, "无"), CheckQuotes.Most + 1)]), Officer)).Refusal.ShouldBe(Refusal.Input);
    }

    private async Task<Guid> Document()
    {
        var command = new ImportPolicyDocument("测试", null, null, "被引用的办法" + Guid.NewGuid().ToString("N"), First);
        await app.Do(command, Library.Editor);
        return command.DocumentId;
    }

    private async Task<Guid> Cite(Guid document, string quote, string officer = Officer)
    {
        var lead = Guid.CreateVersion7();
        await app.Do(new OpenLead(lead, "引用公司" + lead.ToString("N"), "扩产", Source.Hotline, null, new Needs(), Today.AddDays(-3), officer[^6..], officer), officer);
        await app.Do(new AttachPolicy(lead, document, 1, quote, null, Today.AddDays(-2)), officer);
        return lead;
    }

    private Task<Notice> Told(string login, NewsKind kind, Guid document) =>
        Until.Found(async () => (await Notices(document)).FirstOrDefault(n => n.Login == login && n.Kind == kind), $"{kind} for {login}");

    private async Task<IReadOnlyList<Notice>> Notices(Guid document)
    {
        await using var session = app.Store.QuerySession();
        return await session.Query<Notice>().Where(n => n.Link == $"/policies/{document}/citations").ToListAsync();
    }
}
