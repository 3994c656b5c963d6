using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Assigning;
using Crm.Leads.Opening;
using Crm.Notifications;
using Crm.Notifications.Reading;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.IntegrationTests.Notifications;

public class a_lead_that_is_handed_over(CrmApp app)
{
    private static readonly DateOnly Day = new(2026, 6, 1);

    private readonly Guid id = Guid.CreateVersion7();
    private readonly string company = "乙" + Guid.NewGuid().ToString("N");

    [Fact]
    public async Task is_told_to_the_officer_in_the_page_and_by_mail()
    {
        await app.Send(new OpenLead(id, company, "扩产", Source.Hotline, null, new Needs(), Day, "330521"), "manager@330500");
        (await app.Send(new AssignLead(id, "330521", "officer@330521", null, Day), "manager@330500")).Ok.ShouldBeTrue();
        var notice = await Find("officer@330521", NewsKind.LeadHandedOver);
        Words.Of(notice).ShouldContain(company);
        var mail = Path.Combine(app.Host.Services.GetRequiredService<DataDirectory>().Mail, $"{notice.Id:N}.eml");
        await Until.Found(() => Task.FromResult(File.Exists(mail) ? mail : null), "the mail file");
        (await MimeKit.MimeMessage.LoadAsync(mail)).MessageId.ShouldStartWith(notice.Id.ToString("N"));
    }

    [Fact]
    public async Task is_told_to_everybody_who_may_claim_it_when_it_goes_to_the_pool()
    {
        await app.Send(new OpenLead(id, company, "扩产", Source.Hotline, null, new Needs(), Day, "330523"), "manager@330500");
        await Find("officer@330523", NewsKind.LeadInPool);
        await Find("manager@330523", NewsKind.LeadInPool);
        (await Notices("officer@330521")).ShouldNotContain(n => n.Title == company);
    }

    [Fact]
    public async Task is_unread_until_it_is_read()
    {
        await app.Send(new OpenLead(id, company, "扩产", Source.Hotline, null, new Needs(), Day, "330500", "officer@330500"), "manager@330500");
        var notice = await Find("officer@330500", NewsKind.LeadHandedOver);
        (await app.Ask(new MyNotices(), "officer@330500")).Answer!.Unread.ShouldBeGreaterThan(0);
        (await app.Send(new ReadNotices(notice.At.AddMinutes(1)), "officer@330500")).Ok.ShouldBeTrue();
        (await app.Ask(new MyNotices(), "officer@330500")).Answer!.Unread.ShouldBe(0);
    }

    private Task<Notice> Find(string login, NewsKind kind) => Until.Found(
        async () => (await Notices(login)).FirstOrDefault(n => n.Title == company && n.Kind == kind), $"{kind} for {login}");

    private async Task<IReadOnlyList<Notice>> Notices(string login) => (await app.Ask(new MyNotices(100), login)).Answer!.Notices;
}
