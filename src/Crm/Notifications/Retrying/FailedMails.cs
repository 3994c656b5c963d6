using Crm.Foundation;
using Crm.Notifications.Mailing;
using Crm.Team;
using Marten;

namespace Crm.Notifications.Retrying;

/// <summary>Mails that were given up or are being tried again, and where mails go at all.</summary>
[Allow(Role.Administrator)]
public sealed record FailedMails : IQuery<MailReport>;

/// <summary>The administrator's picture of the mail.</summary>
/// <param name="ToFiles">No mail server is set: mails are written as files to <paramref name="Destination"/>.</param>
/// <param name="Troubled">Given up, or tried at least once without success; without the company, which is none of the administrator's business.</param>
public sealed record MailReport(bool ToFiles, string Destination, IReadOnlyList<TroubledMail> Troubled);

/// <summary>A mail in trouble.</summary>
public sealed record TroubledMail(Guid Id, string Login, NewsKind Kind, DateTimeOffset At, MailState State, int Attempts, string? Error);

/// <summary>Answers <see cref="FailedMails"/>.</summary>
public static class FailedMailsHandler
{
    public static async Task<MailReport> Handle(FailedMails query, IQuerySession session, IPostman postman, CancellationToken token)
    {
        var troubled = await session.Query<Notice>()
            .Where(n => n.Mail == MailState.Failed || (n.Mail == MailState.Waiting && n.Attempts > 0))
            .OrderByDescending(n => n.At).Take(200).ToListAsync(token);
        return new MailReport(postman is FilePostman, postman.Destination,
            [.. troubled.Select(n => new TroubledMail(n.Id, n.Login, n.Kind, n.At, n.Mail, n.Attempts, n.MailError))]);
    }
}
