using Crm.Notifications.Sending;
using Crm.Team;
using Marten;

namespace Crm.Notifications.Mailing;

/// <summary>Takes mails to the mail server: one notice, or a day's worth of them.</summary>
public sealed class MailCarrier(IPostman postman, MailText text, IRoster roster) : ICarrier
{
    /// <inheritdoc />
    public bool Carries(Delivery delivery) => delivery is { Robot: null, Letter: null };

    /// <inheritdoc />
    public async Task<bool> Carry(Delivery delivery, IReadOnlyList<Notice> notices, IQuerySession session, CancellationToken token)
    {
        if (notices.Count == 0 || roster.Person(delivery.Login) is not { Disabled: false, Email: { Length: > 0 } address } person) return false;
        await postman.Post(delivery.Digest ? text.Write(delivery, notices, person.Name, address) : text.Write(delivery, notices[0], person.Name, address), token);
        return true;
    }
}
