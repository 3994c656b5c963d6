using Crm.Foundation;
using Crm.Leads;
using Crm.Leads.Opening;
using Crm.Notifications;
using Crm.Notifications.Reading;
using Crm.Notifications.Retrying;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;
using Wolverine.Persistence.Durability;
using Wolverine.Runtime;

namespace Crm.IntegrationTests.Notifications;

public class a_message_that_was_given_up(CrmApp app)
{
    private const string Administrator = "administrator@330521";
    private static readonly DateOnly Day = new(2026, 6, 1);

    private readonly Guid lead = Guid.CreateVersion7();
    private readonly string company = "丁" + Guid.NewGuid().ToString("N");

    [Fact]
    public async Task is_listed_with_its_cause_and_done_once_when_it_is_tried_again()
    {
        await app.Send(new OpenLead(lead, company, "扩产", Source.Hotline, null, new Needs(), Day, "330521", "officer@330521"), "officer@330521");
        var id = await GiveUp(new LeadNews(Guid.CreateVersion7(), lead, NewsKind.LeadShared, ["manager@330521"], "officer@330521"));

        var listed = (await app.Ask(new GivenUpMessages(), Administrator)).Answer!.Single(m => m.Id == id);
        (listed.Kind, listed.Error.Contains("disk full")).ShouldBe(("告知同事", true));
        (await app.Send(new RetryMessage(id, Day), Administrator)).Sentence.ShouldBeNull();

        await Until.Found(async () => (await Notices()).SingleOrDefault(), "the notice");
        await Until.Found(async () => (await app.Ask(new GivenUpMessages(), Administrator)).Answer!.Any(m => m.Id == id) ? null : "gone", "an empty list");
        (await app.Send(new RetryMessage(id, Day), Administrator)).Refusal.ShouldBe(Refusal.Missing);
        (await Notices()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task is_the_administrators_business_only()
    {
        foreach (var login in new[] { "officer@330521", "manager@330500", "auditor@330000", "hotlineagent@330521", "editor@330521" })
        {
            (await app.Ask(new GivenUpMessages(), login)).Refusal.ShouldBe(Refusal.Forbidden, login);
            (await app.Send(new RetryMessage(Guid.NewGuid(), Day), login)).Refusal.ShouldBe(Refusal.Forbidden, login);
        }
        (await app.Send(new RetryMessage(Guid.NewGuid(), Day), Administrator)).Refusal.ShouldBe(Refusal.Missing);
    }

    private async Task<IReadOnlyList<Notice>> Notices() =>
        [.. (await app.Ask(new MyNotices(100), "manager@330521")).Answer!.Notices.Where(n => n.Title == company && n.Kind == NewsKind.LeadShared)];

    // What is left of a message after its last retry, without the quarter of an hour that the retries take.
    private async Task<Guid> GiveUp(LeadNews news)
    {
        var envelope = app.Host.Services.GetRequiredService<IWolverineRuntime>().RoutingFor(typeof(LeadNews)).RouteForSend(news, null).ShouldHaveSingleItem();
        envelope.Status = EnvelopeStatus.Incoming;
        var store = app.Host.Services.GetRequiredService<IMessageStore>();
        await store.Inbox.StoreIncomingAsync(envelope);
        await store.Inbox.MoveToDeadLetterStorageAsync(envelope, new IOException("disk full"));
        return envelope.Id;
    }
}
