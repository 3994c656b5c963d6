using Crm.Notifications;
using Crm.Notifications.Reading;
using Crm.Notifications.Choosing;
using Crm.Notifications.Retrying;
using Crm.Notifications.Robots;
using Crm.Notifications.Sending;
using Crm.Team;
using Crm.Team.Passwords;
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

    // Where the tests' settings have the messenger, and nobody listens.
    private static AddRobot NewRobot() => new(Guid.CreateVersion7(), "330523", "群", RobotVendor.WeCom, new Secret("http://127.0.0.1:9/cgi-bin/webhook/send?key=example"), null, Day);

    private static async Task<Guid> Robot(CrmApp app)
    {
        var robot = NewRobot();
        await app.Do(robot, Manager);
        return robot.RobotId;
    }

    public static Book Book => new Book()
        .By(app => TestPeople.AddOne(app.Host.Services, Role.Officer), _ => new ReadNotices(DateTimeOffset.UtcNow), login => login)
        .On(Administrator, Failed, notice => new RetryDelivery(notice, Day))
        .By(app => TestPeople.AddOne(app.Host.Services, Role.Officer), _ => new ChooseNotices([], null, null, new(8, 30), Day), login => login)
        .First(Manager, () => NewRobot())
        .On(Manager, Robot, robot => new TestRobot(robot, Day))
        .On(Manager, Robot, robot => new RemoveRobot(robot, Day))
        .On(Administrator, GivenUp, message => new RetryMessage(message, Day));

    private static async Task<Guid> Failed(CrmApp app)
    {
        var login = await TestPeople.AddOne(app.Host.Services, Role.Officer);
        var notice = new Delivery { Id = Guid.CreateVersion7(), Lane = Delivery.MailLane(login), Login = login, State = DeliveryState.Failed, At = DateTimeOffset.UtcNow };
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
