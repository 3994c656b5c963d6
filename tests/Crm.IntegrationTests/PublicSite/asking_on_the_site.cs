using System.Net;
using System.Text;
using Crm.Inquiries;
using Crm.Inquiries.Answering;
using Crm.Inquiries.Assigning;
using Crm.Inquiries.Listing;
using Crm.Inquiries.Triaging;
using Crm.IntegrationTests.Hotline;
using Crm.IntegrationTests.Notifications;
using Crm.Notifications;
using Crm.Notifications.Mailing;
using Crm.Notifications.Reading;
using Crm.Notifications.Retrying;
using Crm.Notifications.Sending;
using Crm.Privacy.Erasing;
using MailKit.Security;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.PublicSite;

/// <summary>What somebody does on the public site without a script, what the staff sees of it, and what is left when they take it back.</summary>
[Collection<CrmAppWithMailServer.Tests>]
public sealed class asking_on_the_site : IDisposable
{
    private const string Agent = "hotlineagent@330521";
    private const string Manager = "manager@330521";
    private static int visitors;

    private readonly CrmAppWithMailServer product;
    private readonly Visitor visitor;
    private readonly string email = $"{Guid.NewGuid():N}@canary.test";
    private readonly string phone = Calls.NewNumber()[3..];

    public asking_on_the_site(CrmAppWithMailServer product)
    {
        this.product = product;
        (product.Mail.Security, product.Mail.Pauses) = (SecureSocketOptions.None, CrmAppWithMailServer.FewPauses);
        visitor = New();
    }

    private Dictionary<string, string> Filled => new(Visitor.Filled(phone)) { ["email"] = email };

    [Fact]
    public async Task says_at_the_field_what_is_wrong_and_keeps_what_was_typed()
    {
        var form = await visitor.Form("/ask?topic=Building");
        form.Html.ShouldContain("企业入驻");
        form.Html.ShouldContain("value=\"Building\" checked");
        CrmAppWithMailServer.Clock.Pass(TimeSpan.FromSeconds(20));
        var (answer, html) = await visitor.Post(form, [new("company", "甲公司"), new("phone", "12"), new("answer", form.Answer!), new("topic", "Building")]);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        foreach (var said in new[] { "请写下您想了解什么。", "请阅读并勾选同意", "还没有提交：请看红色的地方。", "value=\"甲公司\"", "value=\"12\"" }) html.ShouldContain(said);
        var (again, after) = await visitor.Post(Visitor.Read(html), [.. Filled, new("answer", form.Answer!)]);
        again.StatusCode.ShouldBe(HttpStatusCode.Redirect, after);
    }

    [Fact]
    public async Task gives_a_receipt_a_letter_and_a_link_and_shows_the_inquiry_to_the_staff_at_once()
    {
        var link = await visitor.Ask(CrmAppWithMailServer.Clock, Filled);
        var (answer, html) = await visitor.Open(link);
        var number = Visitor.NumberOn(html);
        html.ShouldContain("咨询已受理");
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        answer.Headers.GetValues("X-Robots-Tag").ShouldBe(["noindex, nofollow"]);
        foreach (var hidden in new[] { phone, email }) html.ShouldNotContain(hidden);

        var row = (await Inbox(number)).ShouldNotBeNull();
        (row.Number, row.Unit, row.Contact!.Email, row.State, row.Source).ShouldBe((number, "德清县", email, InquiryState.New, Crm.Leads.Source.WebForm));
        await Told(Agent, NewsKind.InquiryArrived, number);

        var mail = (await Until.Found(() => Task.FromResult(product.Server.Mails.FirstOrDefault(m => m.Mail.To.Mailboxes.Any(t => t.Address == email))), "the letter")).Mail;
        mail.Subject!.ShouldContain(number);
        mail.TextBody!.ShouldContain("https://leads.example.test" + link);
        foreach (var secret in new[] { email, phone, link[(link.LastIndexOf('/') + 1)..], "李女士" }) (await Tables.Holding(product.App, secret)).ShouldBeEmpty($"a secret of {secret.Length} characters");
        (await Tables.Holding(product.App, number)).ShouldNotBeEmpty("the scan must find what is there");
    }

    [Fact]
    public async Task makes_one_inquiry_of_a_double_click_and_of_a_repeated_post()
    {
        var form = await visitor.Form();
        CrmAppWithMailServer.Clock.Pass(TimeSpan.FromSeconds(20));
        KeyValuePair<string, string>[] fields = [.. Filled, new("answer", form.Answer!)];
        var posts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => visitor.Post(form, fields)));
        posts.Select(p => p.Answer.StatusCode).Distinct().ShouldBe([HttpStatusCode.Redirect], posts[0].Html);
        posts.Select(p => p.Answer.Headers.Location!.ToString()).Distinct().Count().ShouldBe(1);
        (await visitor.Post(form, fields)).Answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Found(phone)).Count.ShouldBe(1);

        var (other, html) = await visitor.Post(form, [.. fields.Where(f => f.Key != "wish"), new("wish", "另一件事")]);
        other.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        html.ShouldContain("这份表单已经提交过一次");
        html.ShouldContain("另一件事");
        (await Found(phone)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task takes_a_form_from_another_tab_and_one_handed_out_by_another_process()
    {
        await using var beside = await product.App.StartBeside();
        var (first, second) = (await visitor.Form(), await visitor.Form());
        CrmAppWithMailServer.Clock.Pass(TimeSpan.FromSeconds(20));
        foreach (var form in new[] { second, first })
            (await visitor.Post(form, [.. Filled, new("answer", form.Answer!)])).Answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        // What one process wrote into the form, one started on the same database reads.
        beside.Services.GetRequiredService<Crm.PublicSite.Asking.AskTickets>().Read(first.Hidden["ticket"]).ShouldNotBeNull();
    }

    [Fact]
    public async Task lets_its_sender_follow_add_put_right_and_take_back_and_tells_whoever_works_on_it()
    {
        var link = await visitor.Ask(CrmAppWithMailServer.Clock, Filled);
        var number = Visitor.NumberOn((await visitor.Open(link)).Html);
        var row = (await Inbox(number))!;
        (await product.App.Send(new AssignInquiry(row.Id, new HandOver("330521", "officer@330521"), "内部话", CrmAppWithMailServer.Day), Agent)).Sentence.ShouldBeNull();
        (await product.App.Send(new AnswerInquiry(row.Id, "有两块地可看", CrmAppWithMailServer.Day, TriageReason.NoProject), Agent)).Sentence.ShouldBeNull();
        var html = (await visitor.Open(link)).Html;
        foreach (var shown in new[] { "已交给德清县答复", "有两块地可看" }) html.ShouldContain(shown);
        html.ShouldNotContain("内部话");

        await Do(link, "add", new KeyValuePair<string, string>("text", "还要员工宿舍"));
        await Do(link, "revise", new KeyValuePair<string, string>("phone", Calls.NewNumber()[3..]), new KeyValuePair<string, string>("wish", "要 90 亩"));
        row = (await Inbox(number))!;
        (row.Wish, row.State, row.Contact!.Email).ShouldBe(("要 90 亩", InquiryState.Assigned, email));
        row.Notes.Select(n => n.Kind).ShouldBe([VisitorNoteKind.Added, VisitorNoteKind.Revised]);
        await Told("officer@330521", NewsKind.InquiryAdded, number);
        await Told("officer@330521", NewsKind.InquiryRevised, number);

        await Do(link, "withdraw");
        row = (await Inbox(number))!;
        (row.Withdrawn, row.State).ShouldBe((true, InquiryState.Closed));
        await Told("officer@330521", NewsKind.InquiryWithdrawn, number);
        (await product.App.Send(new AnswerInquiry(row.Id, "打过电话了", CrmAppWithMailServer.Day, TriageReason.NoProject), Agent)).Sentence!.ShouldContain("对方撤回了");
    }

    [Fact]
    public async Task leaves_nothing_of_a_person_who_takes_their_consent_back_once_they_are_erased()
    {
        var link = await visitor.Ask(CrmAppWithMailServer.Clock, Filled);
        var number = Visitor.NumberOn((await visitor.Open(link)).Html);
        await Do(link, "withdraw", new KeyValuePair<string, string>("consent", "yes"));
        var row = (await Inbox(number))!;
        row.Contact.ShouldBeNull("whoever works on it sees no contact from this moment on");
        (await Found(phone)).ShouldBeEmpty();
        await Told(Manager, NewsKind.ErasureAsked, number);

        var erasure = (await product.App.Ask(new FindErasures(), Manager)).Answer!.Single(e => e.About == number);
        erasure.Due.ShouldBe(erasure.RequestedOn.AddDays(15));
        (await product.App.Send(new ErasePerson(erasure.Id, false, erasure.RequestedOn), "manager@330523")).Refusal.ShouldBe(Crm.Foundation.Refusal.Missing);
        (await product.App.Send(new ErasePerson(erasure.Id, false, erasure.RequestedOn), Manager)).Sentence.ShouldBeNull();
        var vault = product.App.Host.Services.GetRequiredService<Crm.Privacy.Vault>();
        await Until.Found(async () => (await vault.Persons(phone, email, null)).Count == 0 ? "" : null, "the end of the key");
        await using var session = product.App.Store.QuerySession();
        var letter = await session.Query<Letter>().FirstAsync(l => l.Title == number);
        (await vault.Open(letter.To)).ShouldBeNull();
        foreach (var trace in new[] { phone, email }) (await Tables.Holding(product.App, trace)).ShouldBeEmpty();
        (await visitor.Open(link)).Html.ShouldContain("您的联系方式已于");
        (await Inbox(number)).ShouldNotBeNull("the figures stay");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("%E4%BD%A0' or 1=1 --")]
    public async Task answers_every_wrong_link_alike(string link)
    {
        var (answer, html) = await visitor.Open($"/ask/status/{link}");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        html.ShouldContain("这个链接打不开任何咨询");
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
    }

    [Fact]
    public async Task shows_a_letter_that_could_not_be_delivered_to_the_administrator_without_its_address()
    {
        product.Server.Verdict = $"550 no mailbox {email}";
        string number;
        TroubledDelivery failed;
        try
        {
            number = Visitor.NumberOn((await visitor.Open(await visitor.Ask(CrmAppWithMailServer.Clock, Filled))).Html);
            failed = await Until.Found(async () => (await Troubled()).FirstOrDefault(m => m.To == $"访客 {number}" && m.State == DeliveryState.Failed), "the letter that was given up");
        }
        finally
        {
            product.Server.Verdict = "250 accepted";
        }
        (failed.Attempts, failed.Vendor).ShouldBe((CrmAppWithMailServer.Tries, null));
        failed.Error!.ShouldNotContain(email);
        // The server says the same of the mails to colleagues, who have nothing to hide it in.
        (await Tables.Holding(product.App, email)).Except(["crm.mt_doc_delivery"]).ShouldBeEmpty();
        (await product.App.Send(new RetryDelivery(failed.Id, CrmAppWithMailServer.Day), CrmAppWithMailServer.Administrator)).Sentence.ShouldBeNull();
        await Until.Found(() => Task.FromResult(product.Server.Mails.FirstOrDefault(m => m.Accepted && m.Mail.MessageId == $"{failed.Id:N}@example.test")), "the letter, on the administrator's word");
    }

    public void Dispose() => visitor.Dispose();

    private Visitor New() => new(product.App, $"203.0.113.{Interlocked.Increment(ref visitors)}");

    private async Task<IReadOnlyList<TroubledDelivery>> Troubled() => (await product.App.Ask(new FailedDeliveries(), CrmAppWithMailServer.Administrator)).Answer!.Troubled;

    private async Task<IReadOnlyList<InquiryRow>> Found(string text) => (await product.App.Ask(new FindInquiries(Text: text), Manager)).Answer!.Rows;

    private async Task<InquiryRow?> Inbox(string number) => (await Found(number)).SingleOrDefault();

    private Task<Notice> Told(string login, NewsKind kind, string number) => Until.Found(
        async () => (await product.App.Ask(new MyNotices(200), login)).Answer!.Notices.FirstOrDefault(n => n.Kind == kind && n.Title == number), $"the notice {kind} to {login}");

    private async Task Do(string link, string what, params KeyValuePair<string, string>[] fields)
    {
        var (answer, html) = await visitor.Post(await visitor.Form(link, $"{link}/{what}"), fields);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, html);
    }
}
