using Crm.Api;
using Crm.Foundation;
using Crm.Notifications.Mailing;
using Crm.Notifications.Reading;
using Crm.Notifications.Retrying;
using Crm.Privacy;
using Crm.Shell;
using Crm.Team;
using Marten;
using JasperFx.Events.Projections;
using Marten.Events.Projections;
using Microsoft.Extensions.Options;
using MudBlazor;

namespace Crm.Notifications;

/// <summary>Wires the notifications: notices, mails, routes.</summary>
public static class NotificationsModule
{
    public static void AddNotifications(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<MailSettings>().BindConfiguration("Mail")
            .Validate(mail => mail.AreTimes, "Mail:Pauses: times like 00:00:05, separated by spaces.").ValidateOnStart();
        services.AddSingleton<MailText>();
        services.AddSingleton<Delivery>();
        services.AddSingleton<LetterDesk>();
        services.AddSingleton<IErasesPersons, ErasedLetters>();
        services.AddSingleton<IPostman>(s => s.GetRequiredService<IOptions<MailSettings>>().Value.Host is { Length: > 0 }
            ? ActivatorUtilities.CreateInstance<SmtpPostman>(s)
            : ActivatorUtilities.CreateInstance<FilePostman>(s));
        services.AddSingleton(new ApiRoutes(Map));
        services.AddSingleton(new TopBarPiece(typeof(Bell), 90));
        services.AddSingleton(new MenuEntry("邮件", "/admin/mails", Icons.Material.Outlined.Mail, [Role.Administrator], 88));
        services.ConfigureMarten(options =>
        {
            options.Projections.Snapshot<Reader>(SnapshotLifecycle.Inline);
            options.Projections.Snapshot<MailJournal>(SnapshotLifecycle.Inline);
            options.Projections.Snapshot<MessageJournal>(SnapshotLifecycle.Inline);
            options.Schema.For<Notice>().Duplicate(n => n.Login).Duplicate(n => n.At).Duplicate(n => n.Mail).Duplicate(n => n.Attempts);
            options.Schema.For<Letter>().Duplicate(l => l.Mail).Duplicate(l => l.Attempts).Duplicate(l => l.Person);
        });
    }

    private static void Map(RouteGroupBuilder api)
    {
        api.Query<MyNotices, NoticeList>("/notices");
        api.Command<ReadNotices>("/notices/read");
        api.Query<FailedMails, MailReport>("/admin/mails");
        api.Command<RetryMail>("/admin/mails/{noticeId:guid}/retry");
        api.Query<GivenUpMessages, IReadOnlyList<GivenUpMessage>>("/admin/messages");
        api.Command<RetryMessage>("/admin/messages/{messageId:guid}/retry");
    }
}
