using Crm.Foundation;
using Crm.IntegrationTests.Notifications;
using Crm.IntegrationTests.Policies;
using Crm.Leads.Timeline;
using Crm.Notifications;
using Crm.Policies.Citing;
using Crm.Policies.Dating;
using Crm.Policies.Quoting;
using Crm.Promises;
using Crm.Promises.Approving;
using Crm.Promises.Keeping;
using Crm.Promises.Listing;
using Crm.Promises.Reminding;
using Crm.Promises.Reopening;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Promises;

[Collection("the policy library")]
public class a_promise(CrmApp app)
{
    private readonly Promised promised = new(app);

    [Fact]
    public async Task keeps_its_passage_when_the_document_changes_later()
    {
        await promised.Ready();
        await promised.Make();
        (await app.ImportOne(promised.Title, "    对新建项目给予每亩五万元补助。")).DocumentId.ShouldBe(promised.Document);
        var row = await promised.Only();
        (row.Promise.Passage!.Version, row.Promise.Passage.Quote, row.Promise.Passage.Standing, row.ByName).ShouldBe((1, "每亩三万元补助", PassageStanding.Unstated, Promised.Officer));
    }

    [Fact]
    public async Task counts_as_a_citation_of_its_document_while_it_is_to_be_kept()
    {
        await promised.Ready();
        var promise = await promised.Make();
        await app.ImportOne(promised.Title, "    另行规定。");
        await Until.Found(async () =>
        {
            await using var session = app.Store.QuerySession();
            return await session.Query<Notice>().FirstOrDefaultAsync(n => n.Login == Promised.Officer && n.Kind == NewsKind.PolicyRevised && n.Link == $"/policies/{promised.Document}/citations");
        }, "the officer who promised something on it is told of the new version");
        var quote = (await app.Ask(new FindCitations(promised.Document), Promised.Officer)).Answer!.Leads.ShouldHaveSingleItem().Quotes.ShouldHaveSingleItem();
        (quote.Promised, quote.State.Fate).ShouldBe((true, QuoteFate.Gone));
        await promised.Do(new KeepPromise(promise, "拨款凭证 12 号", Promised.Day), Promised.Officer);
        (await app.Ask(new FindCitations(promised.Document), Promised.Officer)).Answer!.Leads.ShouldBeEmpty();
    }

    [Fact]
    public async Task made_twice_with_one_id_is_there_once()
    {
        await promised.Ready();
        var making = promised.Making();
        await promised.Do(making, Promised.Officer);
        (await app.Send(making, Promised.Officer)).Refusal.ShouldBe(Refusal.Conflict);
        await promised.Only();
    }

    [Fact]
    public async Task is_refused_with_its_field_and_leaves_nothing()
    {
        await promised.Ready();
        (await app.Send(promised.Making() with { Quote = "每亩九万元" }, Promised.Officer)).Fields.Keys.ShouldBe(["Quote"]);
        (await app.Send(promised.Making() with { What = " " }, Promised.Officer)).Fields.Keys.ShouldBe(["What"]);
        (await app.Send(promised.Making() with { Due = Promised.Day.AddDays(-1) }, Promised.Officer)).Fields.Keys.ShouldBe(["Due"]);
        (await app.Send(promised.Making() with { Amount = 0 }, Promised.Officer)).Fields.Keys.ShouldBe(["Amount"]);
        (await app.Send(promised.Making() with { By = "nobody" }, Promised.Officer)).Fields.Keys.ShouldBe(["By"]);
        (await app.Send(promised.Making() with { PolicyVersion = 9 }, Promised.Officer)).Refusal.ShouldBe(Refusal.Missing);
        (await app.Send(promised.Making("税收返还三年"), Promised.Officer)).Fields.Keys.ShouldBe(["TaxReason"]);
        (await app.Send(promised.Making(lead: Guid.NewGuid()), Promised.Officer)).Refusal.ShouldBe(Refusal.Missing);
        (await promised.On(promised.Lead)).ShouldBeEmpty();
    }

    [Fact]
    public async Task on_an_expired_text_counts_only_once_a_manager_over_the_unit_approves()
    {
        await promised.Ready();
        await promised.Do(new SetPolicyValidity(promised.Document, null, new(2026, 5, 31)), Library.Editor);
        (await app.Send(promised.Making(), Promised.Officer)).Fields.Keys.ShouldBe(["OverrideReason"]);
        var promise = await promised.Make(promised.Making() with { OverrideReason = "过渡期内仍按原办法" });
        (await Find(new FindPromises { Document = promised.Document })).ShouldBeEmpty();
        (await Find(new FindPromises { Document = promised.Document, View = "waiting" })).ShouldHaveSingleItem().MayDecide.ShouldBeFalse();
        (await Find(new FindPromises { Document = promised.Document, View = "waiting" }, Promised.Manager)).ShouldHaveSingleItem().MayDecide.ShouldBeTrue();
        await Told(Promised.Manager, NewsKind.PromiseWaits);
        (await app.Send(new KeepPromise(promise, "凭证", Promised.Day), Promised.Officer)).Ok.ShouldBeFalse();

        (await app.Send(new ApprovePromise(promise, null, Promised.Day), Promised.Officer)).Refusal.ShouldBe(Refusal.Forbidden);
        (await app.Send(new ApprovePromise(promise, null, Promised.Day), "manager@330523")).Refusal.ShouldBe(Refusal.Missing);
        await promised.Do(new ApprovePromise(promise, "同意", Promised.Day), Promised.Manager);
        await Told(Promised.Officer, NewsKind.PromiseApproved);
        (await Find(new FindPromises { Document = promised.Document, Mark = "override" })).ShouldHaveSingleItem().Promise.Verdict.ShouldBe(new PromiseVerdict(Promised.Manager, Promised.Day, "同意"));
    }

    [Fact]
    public async Task given_by_a_manager_against_the_text_counts_at_once_with_the_reason()
    {
        await promised.Ready();
        await promised.Do(new SetPolicyValidity(promised.Document, new(2099, 1, 1), null), Library.Editor);
        await promised.Make(promised.Making() with { OverrideReason = "新办法已定稿" }, Promised.Manager);
        var row = await promised.Only();
        (row.Promise.State, row.Promise.Override, row.Promise.Passage!.Standing).ShouldBe((PromiseState.Given, "新办法已定稿", PassageStanding.NotYet));
    }

    [Fact]
    public async Task tied_to_tax_is_listed_under_that_mark_with_words_and_reason()
    {
        await promised.Ready();
        await promised.Make();
        await promised.Make(promised.Making("按缴纳税收地方留成的50%奖励") with { TaxReason = "历史遗留，市里已批" });
        await promised.Make(promised.Making("派专人代办手续") with { Document = null, PolicyVersion = null, Quote = null });
        (await Find(new FindPromises { Lead = promised.Lead, Mark = "tax" })).ShouldHaveSingleItem().Promise.Tax!.Reason.ShouldBe("历史遗留，市里已批");
        (await Find(new FindPromises { Lead = promised.Lead, Mark = "none" })).ShouldHaveSingleItem().Promise.What.ShouldBe("派专人代办手续");
        (await Find(new FindPromises { Lead = promised.Lead })).Count.ShouldBe(3);
    }

    [Fact]
    public async Task stands_on_the_leads_timeline_when_it_is_made_kept_and_restored()
    {
        await promised.Ready();
        var promise = await promised.Make();
        await promised.Do(new KeepPromise(promise, "拨款凭证 12 号", Promised.Day), Promised.Officer);
        await promised.Do(new ReopenPromise(promise, "登记错了", Promised.Day), Promised.Officer);
        var told = (await app.Ask(new LeadTimeline(promised.Lead), Promised.Officer)).Answer!.Where(e => e.Kind == TimelineKind.Promise).OrderBy(e => e.Version).ToList();
        told.Select(e => e.Title).ShouldBe(["登记了一项承诺，2026年7月31日 前兑现", "兑现了承诺“每亩补助三万元”", "恢复了承诺“每亩补助三万元”"]);
        (told[0].Text, told[1].Text, told[0].About, told[0].Login).ShouldBe(("每亩补助三万元", "拨款凭证 12 号", promise, Promised.Officer));
        (await app.Ask(new LeadTimeline(promised.Lead, After: 1), Promised.Officer)).Answer!.ShouldAllBe(e => e.Kind != TimelineKind.Promise, "it is no change of the lead that a form could collide with");
    }

    [Fact]
    public async Task that_is_overdue_is_told_to_its_officer_and_the_units_manager_once()
    {
        await promised.Ready();
        var today = China.Today(TimeProvider.System);
        var promise = await promised.Make(promised.Making() with { Due = today.AddDays(-1), OccurredOn = Promised.Day });
        var sweep = app.Host.Services.GetRequiredService<PromiseSweep>();
        (await sweep.Due(CancellationToken.None)).ShouldContain(promise);
        await sweep.Look(CancellationToken.None);
        await Told(Promised.Officer, NewsKind.PromiseOverdue);
        await Told(Promised.Manager, NewsKind.PromiseOverdue);
        (await sweep.Due(CancellationToken.None)).ShouldNotContain(promise);
        (await Find(new FindPromises { Lead = promised.Lead, View = "overdue" })).ShouldHaveSingleItem().Overdue.ShouldBeTrue();
    }

    private async Task<IReadOnlyList<PromiseRow>> Find(FindPromises query, string login = Promised.Officer) => (await app.Ask(query, login)).Answer.ShouldNotBeNull().Rows;

    private Task Told(string login, NewsKind kind) => Until.Found(async () =>
    {
        await using var session = app.Store.QuerySession();
        return await session.Query<Notice>().FirstOrDefaultAsync(n => n.Login == login && n.Kind == kind && n.Link == $"/leads/{promised.Lead}");
    }, $"{kind} for {login}");
}
