using Crm.Notifications;
using Crm.Notifications.Reading;
using Crm.Notifications.Retrying;
using Crm.Team;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;
using Wolverine.Persistence.Durability;
using Wolverine.Runtime;
using static Crm.IntegrationTests.Commands.LeadExamples;

namespace Crm.IntegrationTests.Commands;

/// <summary>What is done about notices, mails and messages.</summary>
internal static class PostExamples
{
    private const string Administrator = "administrator@330521";

    public static Book Book => new Book()
        .By(app => TestPeople.AddOne(app.Host.Services, Role.Officer), _ => new ReadNotices(DateTimeOffset.UtcNow), login => login)
        .On(Administrator, Failed, notice => new RetryMail(notice, Day))
        .On(Administrator, GivenUp, message => new RetryMessage(message, Day));

    private static async Task<Guid> Failed(CrmApp app)
    {
        var notice = new Notice { Id = Guid.CreateVersion7(), Login = await TestPeople.AddOne(app.Host.Services, Role.Officer), Mail = MailState.Failed, At = DateTimeOffset.UtcNow };
        await using var session = app.Store.LightweightSession();
        session.Insert(notice);
        await session.SaveChangesAsync();
        return notice.Id;
    }

    // What is left of a message after its last retry. Taken up again it tells nobody anything.
    private static async Task<Guid> GivenUp(CrmApp app)
    {
        var news = new LeadNews(Guid.CreateVersion7(), Guid.CreateVersion7(), NewsKind.LeadShared, [], Officer);
        var envelope = app.Host.Services.GetRequiredService<IWolverineRuntime>().RoutingFor(typeof(LeadNews)).RouteForSend(news, null).ShouldHaveSingleItem();
        envelope.Status = EnvelopeStatus.Incoming;
        var store = app.Host.Services.GetRequiredService<IMessageStore>();
        await store.Inbox.StoreIncomingAsync(envelope);
        await store.Inbox.MoveToDeadLetterStorageAsync(envelope, new IOException("disk full"));
        return envelope.Id;
    }
}
