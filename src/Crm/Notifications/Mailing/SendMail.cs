using Crm.Team;
using Marten;
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
    public static async Task<OutgoingMessages> Handle(SendMail message, IDocumentSession session, IRoster roster, Delivery delivery, MailText text, CancellationToken token)
    {
        if (await session.LoadAsync<Notice>(message.NoticeId, token) is not { Mail: MailState.Waiting } notice) return [];
        if (roster.Person(notice.Login) is not { Disabled: false, Email: { Length: > 0 } address } person)
        {
            session.Store(notice with { Mail = MailState.None });
            return [];
        }
        var came = await delivery.Try(() => text.Write(notice, person.Name, address), address, notice.Attempts, token);
        session.Store(notice with { Mail = came.State, Attempts = came.Attempts, MailError = came.Error });
        var messages = new OutgoingMessages();
        if (came.Again is { } pause) messages.Delay(new SendMail(notice.Id), pause);
        return messages;
    }
}
