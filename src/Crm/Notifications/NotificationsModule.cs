using Crm.Api;
using Crm.Foundation;
using Crm.Notifications.Choosing;
using Crm.Notifications.Mailing;
using Crm.Notifications.Reading;
using Crm.Notifications.Retrying;
using Crm.Privacy;
using Crm.Notifications.Robots;
using Crm.Notifications.Sending;
using Crm.Shell;
using Crm.Team;
using Marten;
using JasperFx.Events.Projections;
using Marten.Events.Projections;
using Microsoft.Extensions.Options;
using MudBlazor;
using Wolverine;

namespace Crm.Notifications;

/// <summary>Wires the notifications: notices, how people chose to be told, mails, robots, routes.</summary>
public static class NotificationsModule
{
    public static void AddNotifications(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<MailSettings>().BindConfiguration("Mail")
            .Validate(mail => mail.AreTimes, "Mail:Pauses: times like 00:00:05, separated by spaces.").ValidateOnStart();
        services.AddSingleton<MailText>();
        services.AddSingleton<IErasesPersons, ErasedLetters>();
        services.AddSingleton<IPostman>(s => s.GetRequiredService<IOptions<MailSettings>>().Value.Host is { Length: > 0 }
            ? ActivatorUtilities.CreateInstance<SmtpPostman>(s)
            : ActivatorUtilities.CreateInstance<FilePostman>(s));
        services.AddOptions<RobotSettings>().BindConfiguration("Robots");
        services.AddHttpClient(RobotCarrier.Client, client => client.Timeout = TimeSpan.FromSeconds(10))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .RemoveAllLoggers(); // an address is the robot's key
        services.AddSingleton<ICarrier, MailCarrier>();
        services.AddSingleton<ICarrier, LetterCarrier>();
        services.AddSingleton<ICarrier, RobotCarrier>();
        services.AddSingleton(new ApiRoutes(Map));
        services.AddSingleton(new TopBarPiece(typeof(Bell), 90));
        services.AddSingleton(new MenuEntry("群机器人", "/admin/robots", Icons.Material.Outlined.SmartToy, [Role.Administrator, Role.Manager], 87));
        services.AddSingleton(new MenuEntry("通知发送", "/admin/deliveries", Icons.Material.Outlined.Mail, [Role.Administrator], 88));
        // One after the other, as things happened: people are told in this order.
        services.ConfigureWolverine(options =>
        {
            options.PublishMessage<LeadNews>().ToLocalQueue("news");
            options.PublishMessage<StaffNews>().ToLocalQueue("news");
            options.LocalQueue("news").Sequential();
        });
        services.ConfigureMarten(options =>
        {
            options.Projections.Snapshot<Reader>(SnapshotLifecycle.Inline);
            options.Projections.Snapshot<MailJournal>(SnapshotLifecycle.Inline);
            options.Projections.Snapshot<MessageJournal>(SnapshotLifecycle.Inline);
            options.Schema.For<Letter>().Duplicate(l => l.Person);
            options.Projections.Snapshot<NoticeChoices>(SnapshotLifecycle.Inline);
            options.Projections.Snapshot<Robot>(SnapshotLifecycle.Inline);
            options.Schema.For<Notice>().Duplicate(n => n.Login).Duplicate(n => n.At);
            options.Schema.For<Delivery>().Duplicate(d => d.Lane).Duplicate(d => d.State).Duplicate(d => d.Attempts).Duplicate(d => d.Turn).Duplicate(d => d.At);
            options.Schema.For<RobotKey>();
        });
    }

    private static void Map(RouteGroupBuilder api)
    {
        api.Query<MyNotices, NoticeList>("/notices");
        api.Command<ReadNotices>("/notices/read");
        api.Query<MyNoticeChoices, NoticeSettings>("/notices/choices");
        api.Command<ChooseNotices>("/notices/choices");
        api.Query<FindRobots, IReadOnlyList<RobotRow>>("/admin/robots");
        api.Creating<AddRobot>("/admin/robots", nameof(AddRobot.RobotId), "/api/admin/robots");
        api.Command<TestRobot>("/admin/robots/{robotId:guid}/test");
        api.Command<RemoveRobot>("/admin/robots/{robotId:guid}/remove");
        api.Query<FailedDeliveries, DeliveryReport>("/admin/deliveries");
        api.Command<RetryDelivery>("/admin/deliveries/{deliveryId:guid}/retry");
        api.Query<GivenUpMessages, IReadOnlyList<GivenUpMessage>>("/admin/messages");
        api.Command<RetryMessage>("/admin/messages/{messageId:guid}/retry");
    }
}
