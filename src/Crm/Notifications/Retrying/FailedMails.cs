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
/// <param name="To">Login of the colleague; the receipt number where it is a letter to somebody outside, whose address is shown to nobody.</param>
/// <param name="Kind">What a notice tells of; null for a letter.</param>
public sealed record TroubledMail(Guid Id, string To, NewsKind? Kind, DateTimeOffset At, MailState State, int Attempts, string? Error);

/// <summary>Answers <see cref="FailedMails"/>.</summary>
public static class FailedMailsHandler
{
    public static async Task<MailReport> Handle(FailedMails query, IQuerySession session, IPostman postman, CancellationToken token)
    {
        var troubled = await session.Query<Notice>()
            .Where(n => n.Mail == MailState.Failed || (n.Mail == MailState.Waiting && n.Attempts > 0))
            .OrderByDescending(n => n.At).Take(200).ToListAsync(token);
        var letters = await session.Query<Letter>()
            .Where(l => l.Mail == MailState.Failed || (l.Mail == MailState.Waiting && l.Attempts > 0))
            .OrderByDescending(l => l.At).Take(200).ToListAsync(token);
        return new MailReport(postman is FilePostman, postman.Destination,
        [
            .. troubled.Select(n => new TroubledMail(n.Id, n.Login, n.Kind, n.At, n.Mail, n.Attempts, n.MailError))
                .Concat(letters.Select(l => new TroubledMail(l.Id, l.Title, null, l.At, l.Mail, l.Attempts, l.MailError)))
                .OrderByDescending(m => m.At),
        ]);
    }
}
