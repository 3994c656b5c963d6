using Crm.Foundation;
using Crm.IntegrationTests.Hotline;
using Crm.Leads;
using Crm.Leads.Assigning;
using Crm.Leads.Merging;
using Crm.Leads.Terminating;
using Crm.Leads.Timeline;
using Crm.Promises.Keeping;
using Crm.Promises.Listing;
using Crm.Promises.Reminding;
using Crm.Team;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Promises;

[Collection("the policy library")]
public class the_list_of_promises(CrmApp app)
{
    private readonly Promised promised = new(app);

    [Fact]
    public async Task shows_each_promise_to_whoever_reaches_its_lead_and_to_nobody_else()
    {
        await promised.Ready();
        var promise = await promised.Make(promised.Making() with { What = promised.Title });
        foreach (var unit in new[] { "330521", "330523", "330500", "330000" })
        {
            foreach (var role in Enum.GetValues<Role>())
            {
                var login = $"{role}@{unit}".ToLowerInvariant();
                var may = unit != "330523" && (role is Role.Manager or Role.Auditor || (role == Role.Officer && unit == "330521"));
                (await Count(new FindPromises { Text = promised.Title }, login)).ShouldBe(may ? 1 : 0, login);
                (await Count(new FindPromises { View = "all", Document = promised.Document }, login)).ShouldBe(may ? 1 : 0, login);
                foreach (var of in new[] { "lead", "unit", "policy" })
                    ((await app.Ask(new GroupPromises { Of = of, Document = promised.Document }, login)).Answer?.Rows.Sum(g => g.Count) ?? 0).ShouldBe(may ? 1 : 0, $"{login} by {of}");
                if (!may) (await app.Send(new KeepPromise(promise, "凭证", Promised.Day), login)).Refusal.ShouldBe(role is Role.Manager or Role.Officer ? Refusal.Missing : Refusal.Forbidden, login);
                if (!may) (await app.Send(promised.Making(), login)).Ok.ShouldBeFalse(login);
            }
        }
        (await promised.Only()).Promise.State.ShouldBe(Crm.Promises.PromiseState.Given);
    }

    [Fact]
    public async Task follows_a_lead_to_whoever_has_it_now()
    {
        await promised.Ready();
        await promised.Make();
        await promised.Do(new AssignLead(promised.Lead, "330523", Promised.Stranger, "由安吉承接", Promised.Day), "manager@330500");
        (await Count(new FindPromises { Lead = promised.Lead }, Promised.Officer)).ShouldBe(0);
        (await promised.Only(Promised.Stranger)).UnitName.ShouldBe("安吉县");
    }

    [Fact]
    public async Task shows_what_was_brought_along_on_the_lead_that_is_kept_and_gives_it_back()
    {
        await promised.Ready();
        var (kept, further) = (await promised.OpenLead("留下的" + promised.Company), await promised.OpenLead("再并的" + promised.Company));
        var promise = await promised.Make();
        var own = await promised.Make(promised.Making("派专人代办", kept));
        await promised.Do(new MergeLeads(kept, promised.Lead, null, null, Promised.Day, 2, 2), Promised.Officer);

        (await promised.On(kept)).Select(row => (row.Id, row.From is not null)).ShouldBe([(own, false), (promise, true)], ignoreOrder: true);
        (await promised.On(promised.Lead)).ShouldBeEmpty();
        (await Count(new FindPromises { Document = promised.Document }, Promised.Officer)).ShouldBe(2);
        (await app.Send(promised.Making(), Promised.Officer)).Refusal.ShouldBe(Refusal.Conflict);
        (await app.Ask(new LeadTimeline(kept), Promised.Officer)).Answer!.Count(e => e.Kind == TimelineKind.Promise).ShouldBe(2);

        await promised.Do(new MergeLeads(further, kept, null, null, Promised.Day, 2, 3), Promised.Officer);
        (await promised.On(further)).Count.ShouldBe(2);
        await promised.Do(new KeepPromise(promise, "拨款凭证 12 号", Promised.Day), Promised.Officer);
        await promised.Do(new UnmergeLeads(further, kept, Promised.Day, 3), Promised.Officer);
        (await promised.On(further)).ShouldBeEmpty();
        (await promised.On(kept)).Count.ShouldBe(2);
        await promised.Do(new UnmergeLeads(kept, promised.Lead, Promised.Day, 5), Promised.Officer);
        (await promised.On(kept)).ShouldHaveSingleItem().Id.ShouldBe(own);
        (await promised.Only()).Promise.State.ShouldBe(Crm.Promises.PromiseState.Kept);
    }

    [Fact]
    public async Task keeps_the_promises_of_a_terminated_lead_without_reminding_of_them()
    {
        await promised.Ready();
        var promise = await promised.Make(promised.Making() with { Due = China.Today(TimeProvider.System).AddDays(-1) });
        await promised.Do(new TerminateLead(promised.Lead, TerminationReason.NoFittingSite, null, Promised.Day, 2), Promised.Officer);
        (await app.Send(promised.Making(), Promised.Officer)).Ok.ShouldBeFalse();
        (await promised.Only()).Stage.ShouldBe(Stage.Terminated);
        await app.Handle(new RemindOfPromise(promise));
        (await promised.Only()).Promise.Reminded.ShouldBe(Crm.Promises.PromiseReminder.None);
    }

    [Fact]
    public async Task goes_through_its_pages_without_losing_or_doubling_any()
    {
        await promised.Ready();
        foreach (var days in new[] { 30, 10, 20, 10, 40 }) await promised.Make(promised.Making() with { Due = Promised.Day.AddDays(days) });
        foreach (var view in new[] { "open", "all" })
        {
            var seen = new List<PromiseRow>();
            for (string? after = null; ;)
            {
                var page = (await app.Ask(new FindPromises { View = view, Lead = promised.Lead, Take = 2, After = after }, Promised.Officer)).Answer!;
                page.Count.ShouldBe(5);
                seen.AddRange(page.Rows);
                if ((after = page.Next) is null) break;
            }
            seen.Select(r => r.Id).Distinct().Count().ShouldBe(5);
            var days = seen.Select(r => r.Promise.Due.DayNumber - Promised.Day.DayNumber).ToList();
            days.ShouldBe(view == "open" ? [10, 10, 20, 30, 40] : [40, 30, 20, 10, 10]);
        }
        (await app.Ask(new FindPromises { After = "x_y" }, Promised.Officer)).Refusal.ShouldBe(Refusal.Input);
    }

    [Fact]
    public async Task finds_by_words_of_the_promise_the_document_and_the_investor()
    {
        await promised.Ready();
        var word = Guid.NewGuid().ToString("N")[..12];
        await promised.Make(promised.Making($"代办{word}手续"));
        foreach (var text in new[] { word, promised.Title, promised.Company }) (await Count(new FindPromises { Text = text }, Promised.Officer)).ShouldBe(1, text);
        (await Count(new FindPromises { Text = word + "无" }, Promised.Officer)).ShouldBe(0);
    }

    [Fact]
    public async Task counts_by_lead_unit_and_document_what_is_open_and_overdue()
    {
        await promised.Ready();
        await promised.Make(promised.Making() with { Due = China.Today(TimeProvider.System).AddDays(-2) });
        await promised.Make(promised.Making() with { Due = China.Today(TimeProvider.System).AddDays(30) });
        foreach (var (of, key, name) in new[] { ("lead", $"{promised.Lead}", promised.Company), ("unit", "330521", "德清县"), ("policy", $"{promised.Document}", promised.Title) })
        {
            var group = (await app.Ask(new GroupPromises { Of = of, Document = promised.Document }, Promised.Officer)).Answer!.Rows.ShouldHaveSingleItem();
            (group.Key, group.Name, group.Count, group.Overdue, group.Amount).ShouldBe((key, name, 2, 1, 480m));
        }
    }

    [Fact]
    public async Task is_exported_with_its_filters_and_without_formulas()
    {
        await promised.Ready();
        await promised.Make(promised.Making("=HYPERLINK(1)") with { Due = China.Today(TimeProvider.System).AddDays(30) });
        using var browser = new Browser(app.Host);
        await browser.SignIn(Promised.Officer, await TestPeople.GivePassword(app.Host.Services, Promised.Officer));
        var file = await (await browser.Open($"/promises/export.xlsx?lead={promised.Lead}")).Content.ReadAsStreamAsync();
        var row = MiniExcelLibs.MiniExcel.Query(file, useHeaderRow: true).Cast<IDictionary<string, object?>>().ShouldHaveSingleItem();
        (row["企业"], row["承诺内容"], row["依据文件"], row["状态"]).ShouldBe((promised.Company, "'=HYPERLINK(1)", promised.Title, "履行中"));
    }

    private async Task<int> Count(FindPromises query, string login) => (await app.Ask(query, login)).Answer?.Count ?? 0;
}
