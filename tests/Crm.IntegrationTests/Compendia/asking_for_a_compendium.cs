using System.Net;
using System.Text.RegularExpressions;
using Crm.Compendia;
using Crm.Compendia.Ordering;
using Crm.Compendia.Profile;
using Crm.Foundation;
using Crm.Inquiries;
using Crm.Inquiries.Converting;
using Crm.Inquiries.Listing;
using Crm.Inquiries.Triaging;
using Crm.Inquiries.Withdrawing;
using Crm.IntegrationTests.Commands;
using Crm.IntegrationTests.Notifications;
using Crm.IntegrationTests.Policies;
using Crm.IntegrationTests.PublicSite;
using Crm.Leads;
using Crm.Leads.Timeline;
using MailKit.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Crm.IntegrationTests.Compendia;

/// <summary>A visitor asks on the site, gets a link by mail, downloads; the editor sees what came of it, and the lead hears of it.</summary>
[Collection<CrmAppWithMailServer.Tests>]
public sealed partial class asking_for_a_compendium : IDisposable
{
    private const string Manager = "manager@330521";
    private static int visitors;

    private readonly CrmAppWithMailServer product;
    private readonly Visitor visitor;
    private readonly string email = $"{Guid.NewGuid():N}@canary.test";

    public asking_for_a_compendium(CrmAppWithMailServer product)
    {
        this.product = product;
        (product.Mail.Security, product.Mail.Pauses) = (SecureSocketOptions.None, CrmAppWithMailServer.FewPauses);
        visitor = new Visitor(product.App, $"198.51.100.{Interlocked.Increment(ref visitors)}");
    }

    private CrmApp App => product.App;

    [Fact]
    public async Task is_an_inquiry_whose_downloads_show_there_and_then_on_the_lead()
    {
        var compendium = await CompendiumExamples.Published(App);
        var number = await Ask($"/site/compendium/{compendium}");
        var row = await Inbox(number);
        (row.Source, row.Company, row.Unit).ShouldBe((Crm.Leads.Source.Compendium, "浙江云帆机电有限公司", "德清县"));
        var link = await Mailed(1);

        // A scanner that opens the link counts nothing.
        (await visitor.Open(link)).Answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Yield(compendium)).ShouldBe(new CompendiumYield(1, 0, 0, 0, 0));
        var (file, _) = await Press(link, $"{link}/docx");
        (file.StatusCode, file.Content.Headers.ContentDisposition!.DispositionType).ShouldBe((HttpStatusCode.OK, "attachment"));
        (await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).AsSpan(0, 2).SequenceEqual("PK"u8).ShouldBeTrue();
        await Press(link, $"{link}/docx");
        (await Yield(compendium)).ShouldBe(new CompendiumYield(1, 1, 1, 0, 0));
        (await Inbox(number)).Notes.Select(n => n.Kind).ShouldBe([VisitorNoteKind.Fetched]);

        var lead = Guid.CreateVersion7();
        await App.Do(new TurnInquiryIntoLead(row.Id, lead, CrmAppWithMailServer.Day, Owner: CrmAppWithMailServer.Officer, Reason: TriageReason.NewInvestor), Manager);
        await Press(link, $"{link}/html");
        (await Yield(compendium)).ShouldBe(new CompendiumYield(1, 1, 2, 1, 0));
        var story = (await App.Ask(new LeadTimeline(lead), CrmAppWithMailServer.Officer)).Answer!;
        story.ShouldContain(e => e.Text != null && e.Text.Contains("下载了政策汇编") && e.Text.Contains("HTML"));

        await using (var session = App.Store.LightweightSession())
        {
            session.Events.Append(lead, new StageAdvanced(Stage.Lead, Stage.Signed, [], CrmAppWithMailServer.Day));
            await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        (await Yield(compendium)).ShouldBe(new CompendiumYield(1, 1, 2, 1, 1));
    }

    [Fact]
    public async Task shows_counts_to_editors_and_company_and_lead_to_whoever_reaches_them()
    {
        var compendium = await CompendiumExamples.Published(App);
        await Ask($"/site/compendium/{compendium}");
        var editor = (await App.Ask(new FindOrders(compendium), Library.Editor)).Answer!.Rows.ShouldHaveSingleItem();
        (editor.Company, editor.Inquiry).ShouldBe((null, null));
        (await App.Ask(new FindOrders(compendium), Manager)).Answer!.Rows.ShouldHaveSingleItem().Company.ShouldBe("浙江云帆机电有限公司");
        (await App.Ask(new FindOrders(compendium), "manager@330523")).Answer!.Rows.ShouldHaveSingleItem().Company.ShouldBeNull();
    }

    [Fact]
    public async Task ends_after_some_days_and_has_a_new_link_mailed_to_the_same_address()
    {
        var settings = App.Host.Services.GetRequiredService<IOptions<CompendiaSettings>>().Value;
        var days = settings.LinkDays;
        var compendium = await CompendiumExamples.Published(App);
        // Days that nobody waits for.
        settings.LinkDays = 0;
        await Ask($"/site/compendium/{compendium}");
        settings.LinkDays = days;
        var link = await Mailed(1);
        var (_, html) = await visitor.Open(link);
        html.ShouldContain("过期");
        html.ShouldNotContain($"{link}/docx");
        html.ShouldNotContain(email);
        var (renewed, _) = await Press(link, $"{link}/renew");
        renewed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var second = await Mailed(2);
        second.ShouldNotBe(link);
        (await Press(second, $"{second}/docx")).Answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task is_written_to_no_more_once_it_was_withdrawn()
    {
        var compendium = await CompendiumExamples.Published(App);
        var number = await Ask($"/site/compendium/{compendium}");
        var link = await Mailed(1);
        var receipt = App.Host.Services.GetRequiredService<InquiryLinks>().Of((await Inbox(number)).Id);
        await TestPeople.Send(App.Host.Services, new WithdrawInquiry(receipt, true));
        var refused = await Desk.Send(App.Host.Services.GetRequiredService<IServiceScopeFactory>(), new RenewCompendiumLink(link[(link.LastIndexOf('/') + 1)..]), Caller.Visitor);
        refused.Sentence!.ShouldContain("已经撤回");
    }

    [Fact]
    public async Task asks_for_company_mail_and_consent_and_keeps_what_was_typed()
    {
        var compendium = await CompendiumExamples.Published(App);
        var form = await visitor.Form($"/site/compendium/{compendium}", "/site/compendium/ask");
        CrmAppWithMailServer.Clock.Pass(TimeSpan.FromSeconds(20));
        var (answer, html) = await visitor.Post(form, [new("name", "李女士"), new("answer", form.Answer!)]);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        foreach (var said in new[] { "请填写企业名称。", "请填写邮箱，下载链接发到这里。", "请阅读并勾选同意", "value=\"李女士\"" }) html.ShouldContain(said);
    }

    [Fact]
    public async Task opens_nothing_once_it_is_taken_off_the_site_and_nothing_by_guessing()
    {
        var compendium = await CompendiumExamples.Published(App);
        await Ask($"/site/compendium/{compendium}");
        var link = await Mailed(1);
        await App.Do(new Crm.Compendia.Publishing.UnpublishCompendium(compendium, "政策有变"), Library.Editor);
        (await visitor.Open(link)).Html.ShouldContain("已经下架");
        (await visitor.Open($"/site/compendium/{compendium}")).Answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await visitor.Open("/site/compendium/link/" + new string('0', 48))).Answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task waits_for_an_editor_where_there_is_none_that_fits()
    {
        var form = await visitor.Form("/site/compendium/ask", "/site/compendium/ask");
        CrmAppWithMailServer.Clock.Pass(TimeSpan.FromSeconds(20));
        var (answer, html) = await visitor.Post(form, [.. Filled, new("region", "540000"), new("answer", form.Answer!)]);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, html);
        var number = Visitor.NumberOn((await visitor.Open(answer.Headers.Location!.ToString())).Html);
        var waiting = (await App.Ask(new FindOrders(), Library.Editor)).Answer!.Rows.Single(r => r.Number == number);
        await App.Do(new FulfilOrder(waiting.Id, await CompendiumExamples.Published(App)), Library.Editor);
        (await visitor.Open(await Mailed(1))).Html.ShouldContain("下载 Word");
    }

    public void Dispose() => visitor.Dispose();

    private Dictionary<string, string> Filled => new() { ["company"] = "浙江云帆机电有限公司", ["name"] = "李女士", ["email"] = email, ["consent"] = "yes" };

    private async Task<string> Ask(string page)
    {
        var form = await visitor.Form(page, "/site/compendium/ask");
        CrmAppWithMailServer.Clock.Pass(TimeSpan.FromSeconds(20));
        var (answer, html) = await visitor.Post(form, [.. Filled, new("answer", form.Answer!)]);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, html);
        return Visitor.NumberOn((await visitor.Open(answer.Headers.Location!.ToString())).Html);
    }

    private async Task<(HttpResponseMessage Answer, string Html)> Press(string page, string button) => await visitor.Post(Visitor.Read((await visitor.Open(page)).Html, button), []);

    // The so-manieth letter with a link.
    private async Task<string> Mailed(int which) => await Until.Found(() => Task.FromResult(
        product.Server.Mails.Where(m => m.Mail.To.Mailboxes.Any(t => t.Address == email)).Select(m => Link().Match(m.Mail.TextBody!)).Where(m => m.Success).Select(m => m.Value).Distinct().Skip(which - 1).FirstOrDefault()), "the letter with the link");

    private async Task<InquiryRow> Inbox(string number) => (await App.Ask(new FindInquiries { Text = number }, Manager)).Answer!.Rows.Single();

    private async Task<CompendiumYield> Yield(Guid compendium) => (await App.Ask(new CompendiumOf(compendium), Library.Editor)).Answer!.Yield;

    [GeneratedRegex("/site/compendium/link/[0-9a-f]{48}")]
    private static partial Regex Link();
}
