using Crm.Team;
using MailKit;
using Marten;
using Microsoft.Extensions.Options;
using Wolverine;
using Wolverine.Attributes;

namespace Crm.Notifications.Mailing;

/// <summary>Sends the mail of a notice, unless it was sent already.</summary>
[MessageIdentity("send-mail")]
public sealed record SendMail(Guid NoticeId);

/// <summary>
/// Handles <see cref="SendMail"/>. A failure is put down and tried again later, by a durable scheduled message; after the last try the administrator sees it.
/// A second mail is possible only where a crash falls between the mail server's acceptance and our commit, and then it has the same Message-ID.
/// </summary>
public static class SendMailHandler
{
    public static async Task<OutgoingMessages> Handle(SendMail message, IDocumentSession session, IRoster roster, IPostman postman, MailText text, IOptions<MailSettings> settings, CancellationToken token)
    {
        if (await session.LoadAsync<Notice>(message.NoticeId, token) is not { Mail: MailState.Waiting } notice) return [];
        if (roster.Person(notice.Login) is not { Disabled: false, Email: { Length: > 0 } address } person)
        {
            session.Store(notice with { Mail = MailState.None });
            return [];
        }
        try
        {
            await postman.Post(text.Write(notice, person.Name, address), token);
            session.Store(notice with { Mail = MailState.Sent, Attempts = notice.Attempts + 1, MailError = null });
            return [];
        }
        catch (Exception e) when (e is FormatException or IOException or System.Net.Sockets.SocketException or CommandException or ProtocolException or ServiceNotConnectedException or ServiceNotAuthenticatedException or MailKit.Security.AuthenticationException or MailKit.Security.SslHandshakeException or TimeoutException or NotSupportedException)
        {
            return Later(notice with { Attempts = notice.Attempts + 1, MailError = Short(e) }, settings.Value, session);
        }
    }

    private static OutgoingMessages Later(Notice notice, MailSettings settings, IDocumentSession session)
    {
        var pause = settings.PauseAfter(notice.Attempts);
        session.Store(pause is null ? notice with { Mail = MailState.Failed } : notice);
        var messages = new OutgoingMessages();
        if (pause is not null) messages.Delay(new SendMail(notice.Id), pause.Value);
        return messages;
    }

    private static string Short(Exception e) => $"{e.GetType().Name}: {e.Message}" is { Length: > 300 } text ? text[..300] : $"{e.GetType().Name}: {e.Message}";
}
