using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Crm.Foundation;
using Crm.Inquiries;
using Crm.Inquiries.Asking;
using Crm.IntegrationTests.Hotline;
using Crm.IntegrationTests.Notifications;
using Crm.Leads;
using Crm.Leads.Opening;
using Crm.Privacy;
using Crm.Privacy.Consenting;
using Crm.PublicSite.Asking;
using Crm.Team;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.PublicSite;

/// <summary>Bots, offices behind one address, clients that try again: what comes of many posts at once.</summary>
[Collection<CrmAppWithMailServer.Tests>]
public class a_crowd_of_posts(CrmAppWithMailServer product)
{
    private readonly AskSettings limits = new();

    private CrmApp App => product.App;

    [Fact]
    public async Task of_bots_makes_no_inquiry_and_is_counted_by_kind()
    {
        CrmAppWithMailServer.Clock.Pass(TimeSpan.FromHours(2));
        var before = await Inquiries();
        var counted = await Counted();
        using var bot = new Visitor(App, "198.51.100.66");
        var replayed = await bot.Form();
        CrmAppWithMailServer.Clock.Pass(TimeSpan.FromSeconds(30));
        (await bot.Post(replayed, [.. Visitor.Filled(), new("answer", replayed.Answer!)])).Answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        before++;
        var office = await UsedUp("198.51.100.67");
        before += limits.PerAddress;
        var fresh = await bot.Form();

        for (var i = 0; i < 100; i++)
        {
            var wish = $"便宜贷款 {i}";
            Dictionary<string, string> Spam() => new(Visitor.Filled()) { ["wish"] = wish, ["answer"] = fresh.Answer! };
            Refused(await bot.Post(replayed, new Dictionary<string, string>(Spam()) { ["answer"] = replayed.Answer! }));
            Refused(await bot.Post(fresh, new Dictionary<string, string>(Spam()) { ["website"] = "http://spam.example" }));
            Refused(await bot.Post(await bot.Form(), Spam()));
            Refused(await office.Visitor.Post(office.Form, new Dictionary<string, string>(Spam()) { ["answer"] = "", ["work"] = office.Work }));
            using var script = await ((i % 4) switch
            {
                0 => bot.Post(JsonContent.Create(Spam())),
                1 => bot.Post(new FormUrlEncodedContent(Spam())),
                2 => bot.Post(new FormUrlEncodedContent(new Dictionary<string, string>(Spam()) { ["_handler"] = "ask" })),
                _ => bot.Post(new ByteArrayContent(new byte[PostedForm.Largest + 1]) { Headers = { ContentType = new("application/x-www-form-urlencoded") } }),
            });
            ((int)script.StatusCode).ShouldBeInRange(400, 499);
        }
        office.Visitor.Dispose();
        (await Inquiries()).ShouldBe(before);
        var after = await Counted();
        foreach (var kind in new[] { RefusedPost.Replayed, RefusedPost.Trap, RefusedPost.TooFast, RefusedPost.TooMany }) Risen(kind).ShouldBe(100, $"{kind}");
        (Risen(RefusedPost.WrongShape) + Risen(RefusedPost.NoTicket) + Risen(RefusedPost.TooLarge)).ShouldBe(100);

        int Risen(RefusedPost kind) => after.GetValueOrDefault(kind) - counted.GetValueOrDefault(kind);
    }

    [Fact]
    public async Task of_two_hundred_people_passes_with_two_of_them_in_one_office()
    {
        CrmAppWithMailServer.Clock.Pass(TimeSpan.FromHours(2));
        var before = await Inquiries();
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, _) =>
        {
            using var person = new Visitor(App, i < 2 ? "192.0.2.200" : $"192.0.2.{i}");
            var form = await person.Form();
            CrmAppWithMailServer.Clock.Pass(TimeSpan.FromSeconds(4));
            var proof = i % 5 == 0 ? new KeyValuePair<string, string>("answer", form.Answer!) : new("work", form.Work(limits.WorkBits));
            var (answer, html) = await person.Post(form, [.. Visitor.Filled(company: $"企业{i}"), proof]);
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, html);
        });
        (await Inquiries()).ShouldBe(before + 200);
    }

    [Fact]
    public async Task with_every_fifth_sent_twice_makes_one_inquiry_and_one_touch_each_and_no_second_lead()
    {
        var owner = await TestPeople.AddOne(App.Host.Services, Role.Officer);
        var (lead, phone, company) = (Guid.CreateVersion7(), Calls.NewNumber(), "电机" + Guid.NewGuid().ToString("N"));
        (await App.Send(new OpenLead(lead, company, "扩产", Source.Hotline, new Contact("李女士", phone), new Needs(), CrmAppWithMailServer.Day, "330521", owner), "manager@330500")).Sentence.ShouldBeNull();
        var version = (await App.Ask(new CurrentConsentNotice(), CrmAppWithMailServer.Administrator)).Answer!.Version;
        var asks = Enumerable.Range(0, 800).Select(i => new AskOnline(
            Guid.CreateVersion7(), Topic.IndustrialLand, company, new Contact(null, phone), $"第 {i} 次", "330521", null, version, false, "zh-CN")).ToList();
        var posts = asks.Concat(asks.Where((_, i) => i % 4 == 0)).OrderBy(_ => Random.Shared.Next()).ToList();
        posts.Count.ShouldBe(1_000);
        var refused = 0;
        await Parallel.ForEachAsync(posts, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (ask, token) =>
        {
            var caller = Caller.Visitor with { IdempotencyKey = $"ask/{ask.InquiryId:N}" };
            var scopes = App.Host.Services.GetRequiredService<IServiceScopeFactory>();
            var sent = await Desk.Send(scopes, ask, caller, token);
            if (!sent.Ok && !(await Desk.Send(scopes, ask, caller, token)).Ok) Interlocked.Increment(ref refused);
        });
        refused.ShouldBe(0);
        await using var session = App.Store.QuerySession();
        var person = (await App.Host.Services.GetRequiredService<Vault>().Persons(phone, null, null)).ShouldHaveSingleItem();
        var touched = await Until.Found(async () => await Touched(lead) is { Count: >= 800 } all ? all : null, "the touches", seconds: 120);
        touched.ShouldBe(asks.Select(a => a.InquiryId), ignoreOrder: true);
        (await Crm.Leads.Recognising.OpenLeads.Of(person, session, default)).ShouldHaveSingleItem().Id.ShouldBe(lead);
        var rows = await session.Query<Crm.Inquiries.Listing.InquiryListing>().Where(i => i.Person == person).ToListAsync();
        rows.Count.ShouldBe(800);
        rows.Select(r => r.Number).Distinct().Count().ShouldBe(800, "a receipt for each");
        rows.ShouldAllBe(r => r.Lead == lead && r.State == InquiryState.TouchedLead);
    }

    private async Task<List<Guid>> Touched(Guid lead)
    {
        await using var session = App.Store.QuerySession();
        return [.. (await session.Events.FetchStreamAsync(lead)).Select(e => e.Data).OfType<LeadTouched>().Select(t => t.Inquiry)];
    }

    private static void Refused((HttpResponseMessage Answer, string Html) came)
    {
        ((int)came.Answer.StatusCode).ShouldBeInRange(400, 499);
        came.Html.ShouldContain("您填写的都还在");
        came.Html.ShouldContain("便宜贷款");
    }

    // An address that has sent what it may within the hour.
    private async Task<(Visitor Visitor, AskedForm Form, string Work)> UsedUp(string address)
    {
        var bot = new Visitor(App, address);
        for (var i = 0; ; i++)
        {
            var form = await bot.Form();
            var work = form.Work(limits.WorkBits);
            CrmAppWithMailServer.Clock.Pass(TimeSpan.FromSeconds(4));
            if (i == limits.PerAddress) return (bot, form, work);
            var (answer, html) = await bot.Post(form, [.. Visitor.Filled(), new("work", work)]);
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, i.ToString(CultureInfo.InvariantCulture) + html);
        }
    }

    private async Task<int> Inquiries()
    {
        await using var session = App.Store.QuerySession();
        return await session.Query<Crm.Inquiries.Listing.InquiryListing>().CountAsync();
    }

    private async Task<Dictionary<RefusedPost, int>> Counted() =>
        (await App.Ask(new CountRefusedPosts(), CrmAppWithMailServer.Administrator)).Answer!.ToDictionary(c => c.Kind, c => c.Posts);
}
