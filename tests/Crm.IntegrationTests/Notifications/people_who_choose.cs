using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Opening;
using Crm.Notifications;
using Crm.Notifications.Choosing;
using Crm.Notifications.Sending;
using Crm.Notifications.Reading;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Notifications;

/// <summary>Mails come when and as often as a person wants them; the bell rings whatever was chosen.</summary>
[Collection<CrmAppWithMailServer.Tests>]
public class people_who_choose : IAsyncDisposable
{
    private const string Officer = CrmAppWithMailServer.Officer;
    private readonly CrmAppWithMailServer product;
    private readonly string company = "庚" + Guid.NewGuid().ToString("N");

    public people_who_choose(CrmAppWithMailServer product)
    {
        this.product = product;
        (product.Mail.Security, product.Mail.Pauses) = (MailKit.Security.SecureSocketOptions.None, CrmAppWithMailServer.FewPauses);
    }

    [Fact]
    public async Task get_no_mail_of_what_they_do_not_want_mailed()
    {
        await Choose(MailWay.Never);
        var notice = await product.HandOver(company);
        (await Deliveries(notice)).ShouldBeEmpty();
    }

    [Fact]
    public async Task get_one_mail_a_day_of_everything_together()
    {
        await Choose(MailWay.Daily);
        var notices = new[] { await product.HandOver(company), await product.HandOver(company + "乙"), await product.HandOver(company + "丙") };
        var turn = (await Deliveries(notices[0])).ShouldHaveSingleItem().Turn;
        turn.ShouldBe(NoticeChoices.Usual.NextDigest(notices[0].At));
        product.Handed(notices[0]).ShouldBeEmpty("it is not time yet");

        await At(turn);
        foreach (var notice in notices) await product.Comes(notice, DeliveryState.Sent);
        var mail = product.Server.Mails.Where(m => m.Mail.TextBody!.Contains(company)).ShouldHaveSingleItem().Mail;
        mail.Subject.ShouldBe("招商线索每日汇总：3 条消息");
        var places = notices.Select(n => mail.TextBody!.IndexOf(n.Link, StringComparison.Ordinal)).ToList();
        places.ShouldAllBe(place => place > 0);
        places.ShouldBe(places.Order());
    }

    [Fact]
    public async Task are_left_alone_in_their_quiet_hours_and_told_in_order_afterwards()
    {
        var now = TimeOnly.FromTimeSpan(product.App.Host.Services.GetRequiredService<TimeProvider>().GetUtcNow().ToOffset(China.Offset).TimeOfDay);
        (await product.App.Send(new ChooseNotices([], now.AddHours(-1), now.AddHours(2), new(8, 30), CrmAppWithMailServer.Day), Officer)).Sentence.ShouldBeNull();
        var (first, second) = (await product.HandOver(company), await product.HandOver(company + "乙"));
        var turn = (await Deliveries(first)).ShouldHaveSingleItem().Turn;
        (turn - first.At).ShouldBeInRange(TimeSpan.FromMinutes(110), TimeSpan.FromMinutes(125));
        product.Handed(first).ShouldBeEmpty();

        await At(turn);
        await product.Comes(first, DeliveryState.Sent);
        await product.Comes(second, DeliveryState.Sent);
        product.Server.Mails.Select(m => m.Mail.MessageId).Where(id => id == product.MessageId(first) || id == product.MessageId(second))
            .ShouldBe([product.MessageId(first), product.MessageId(second)]);
    }

    [Fact]
    public async Task are_told_in_the_order_of_what_happened_though_the_server_was_down()
    {
        product.Mail.Pauses = CrmAppWithMailServer.ManyPauses;
        await product.Server.Stop();
        var notices = new List<Notice>();
        try
        {
            for (var i = 0; i < 8; i++) notices.Add(await product.HandOver($"{company}-{i}"));
        }
        finally
        {
            product.Server.Start();
        }
        foreach (var notice in notices) await product.Comes(notice, DeliveryState.Sent);
        var ids = notices.Select(product.MessageId).ToList();
        product.Server.Mails.Select(m => m.Mail.MessageId!).Where(ids.Contains).ShouldBe(ids);
    }

    // What the scheduled message does when the time has come.
    private async Task At(DateTimeOffset turn)
    {
        using var scope = product.App.Host.Services.CreateScope();
        var moment = new Then(turn.AddSeconds(1));
        await using var session = product.App.Store.LightweightSession();
        var message = new Deliver(Delivery.MailLane(Officer));
        while (true)
        {
            var more = await DeliverHandler.Handle(
                message, session, scope.ServiceProvider.GetServices<ICarrier>(), Microsoft.Extensions.Options.Options.Create(product.Mail), moment, TestContext.Current.CancellationToken);
            await session.SaveChangesAsync(TestContext.Current.CancellationToken);
            if (!more.Contains(message)) return;
        }
    }

    private async Task Choose(MailWay way) => (await product.App.Send(
        new ChooseNotices([.. Enum.GetValues<NewsKind>().Select(k => new KindChoice(k, way, false))], null, null, new(8, 30), CrmAppWithMailServer.Day), Officer)).Sentence.ShouldBeNull();

    private async Task<IReadOnlyList<Delivery>> Deliveries(Notice notice)
    {
        await using var session = product.App.Store.QuerySession();
        return await session.Query<Delivery>().Where(d => d.Id == notice.Id).ToListAsync(TestContext.Current.CancellationToken);
    }

    // The officer is others' too.
    public async ValueTask DisposeAsync()
    {
        (await product.App.Send(new ChooseNotices([], null, null, NoticeChoices.UsualDigest, CrmAppWithMailServer.Day), Officer)).Sentence.ShouldBeNull();
        GC.SuppressFinalize(this);
    }

    private sealed class Then(DateTimeOffset moment) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => moment;
    }
}
