using Crm.Foundation;
using Crm.Notifications;
using Crm.Notifications.Retrying;
using Crm.Notifications.Sending;
using Crm.Privacy;
using MailKit.Security;

namespace Crm.IntegrationTests.Notifications;

/// <summary>What becomes of mails at a real SMTP server: one that takes them, is down, refuses, or has second thoughts.</summary>
[Collection<CrmAppWithMailServer.Tests>]
public class a_mail_server
{
    private readonly CrmAppWithMailServer product;
    private readonly SmtpListener server;
    private readonly string company = "戊" + Guid.NewGuid().ToString("N");

    public a_mail_server(CrmAppWithMailServer product)
    {
        this.product = product;
        server = product.Server;
        (product.Mail.Security, product.Mail.Pauses) = (SecureSocketOptions.None, CrmAppWithMailServer.FewPauses);
    }

    [Fact]
    public async Task is_handed_a_mail_that_says_what_happened_and_where_but_nothing_of_the_contact()
    {
        var contact = new Contact("梁上燕", "13905721234", "liang.shangyan@example.test", "wx_liangshangyan", "总经理");
        var notice = await product.HandOver(company, contact);
        (await product.Comes(notice, DeliveryState.Sent)).Attempts.ShouldBe(1);
        var mail = product.Handed(notice).ShouldHaveSingleItem().Mail;
        mail.Subject.ShouldBe(Words.Of(notice).TrimEnd('。'));
        (mail.From.Mailboxes.Single().Name, mail.From.Mailboxes.Single().Address).ShouldBe(("招商线索", "leads@example.test"));
        mail.To.Mailboxes.Single().Address.ShouldBe("officer.330521@example.test");
        mail.MessageId.ShouldBe($"{notice.Id:N}@example.test");
        mail.TextBody!.ShouldContain($"manager@330500把线索“{company}”交给你负责。");
        notice.Link.ShouldStartWith("/leads/");
        mail.TextBody!.ShouldContain($"https://leads.example.test{notice.Link}");
        var told = string.Join('\n', mail.Headers.Select(h => h.Value)) + mail.TextBody;
        foreach (var secret in new[] { contact.Name, contact.Phone, contact.Email, contact.WeChat, contact.Position }) told.ShouldNotContain(secret!);
    }

    [Fact]
    public async Task that_was_down_is_handed_the_mail_once_when_it_is_back()
    {
        product.Mail.Pauses = CrmAppWithMailServer.ManyPauses;
        Notice notice;
        await server.Stop();
        try
        {
            notice = await product.HandOver(company);
            var listed = await Until.Found(() => product.Listed(notice), "the failed try on the administrator's page");
            (listed.State, listed.Error!.Contains("SocketException")).ShouldBe((DeliveryState.Waiting, true));
        }
        finally
        {
            server.Start();
        }
        await product.Comes(notice, DeliveryState.Sent);
        product.Handed(notice).ShouldHaveSingleItem();
        (await product.Listed(notice)).ShouldBeNull();
    }

    [Fact]
    public async Task that_has_no_room_just_now_is_asked_again_by_itself()
    {
        product.Mail.Pauses = CrmAppWithMailServer.ManyPauses;
        server.Verdict = "452 the disk is full";
        Notice notice;
        try
        {
            notice = await product.HandOver(company);
            await Until.Found(() => Task.FromResult(product.Handed(notice).FirstOrDefault()), "the first try");
        }
        finally
        {
            server.Verdict = "250 accepted";
        }
        await product.Comes(notice, DeliveryState.Sent);
        product.Handed(notice).Count(m => m.Accepted).ShouldBe(1);
        product.Handed(notice)[^1].Accepted.ShouldBeTrue("it was taken and handed over again");
    }

    [Fact]
    public async Task that_refuses_a_mail_to_the_last_gets_the_same_mail_when_the_administrator_tries_again()
    {
        server.Verdict = "550 no such mailbox";
        Notice notice;
        try
        {
            notice = await product.HandOver(company);
            await product.Comes(notice, DeliveryState.Failed);
        }
        finally
        {
            server.Verdict = "250 accepted";
        }
        var listed = (await product.Listed(notice)).ShouldNotBeNull();
        (listed.State, listed.Attempts, listed.Error!.Contains("no such mailbox")).ShouldBe((DeliveryState.Failed, CrmAppWithMailServer.Tries, true));
        product.Handed(notice).Count.ShouldBe(CrmAppWithMailServer.Tries);
        await Retry(notice);
        await product.Comes(notice, DeliveryState.Sent);
        product.Handed(notice).Count(m => m.Accepted).ShouldBe(1);
        (await product.Listed(notice)).ShouldBeNull();
        (await product.App.Send(new RetryDelivery(notice.Id, CrmAppWithMailServer.Day), CrmAppWithMailServer.Administrator)).Refusal.ShouldBe(Refusal.Conflict);
    }

    [Fact]
    public async Task that_takes_a_mail_and_hangs_up_without_a_word_gets_it_again_under_the_same_message_id()
    {
        product.Mail.Pauses = CrmAppWithMailServer.ManyPauses;
        server.HangsUp = true;
        Notice notice;
        try
        {
            notice = await product.HandOver(company);
            await Until.Found(() => Task.FromResult(product.Handed(notice).FirstOrDefault()), "the first try");
        }
        finally
        {
            server.HangsUp = false;
        }
        await product.Comes(notice, DeliveryState.Sent);
        product.Handed(notice).Count.ShouldBeGreaterThan(1, "whether the first was taken nobody could know");
    }

    private async Task Retry(Notice notice) =>
        (await product.App.Send(new RetryDelivery(notice.Id, CrmAppWithMailServer.Day), CrmAppWithMailServer.Administrator)).Sentence.ShouldBeNull();
}
