using Crm.Foundation;
using Crm.Notifications.Mailing;
using Crm.Team;
using JasperFx.Events;
using Marten;
using Wolverine;

namespace Crm.Notifications.Retrying;

/// <summary>Tries a mail again that was given up: of a notice, or a letter.</summary>
[Allow(Role.Administrator)]
public sealed record RetryMail(Guid NoticeId, DateOnly OccurredOn) : ICommand;

/// <summary>An administrator had a mail tried again. Stands on a stream of the notice's id.</summary>
public sealed record MailRetried(DateOnly OccurredOn) : IFact;

/// <summary>What was done by hand about a mail.</summary>
public sealed partial record MailJournal
{
    public Guid Id { get; init; }

    public int Retries { get; init; }

    public static MailJournal Create(IEvent<MailRetried> e) => new() { Id = e.StreamId, Retries = 1 };

    public MailJournal Apply(MailRetried _) => this with { Retries = Retries + 1 };
}

/// <summary>Handles <see cref="RetryMail"/>.</summary>
public static class RetryMailHandler
{
    public static async Task<OutgoingMessages> Handle(RetryMail command, IDocumentSession session, CancellationToken token)
    {
        var notice = await session.LoadAsync<Notice>(command.NoticeId, token);
        var letter = notice is null ? await session.LoadAsync<Letter>(command.NoticeId, token) : null;
        var journal = await session.Events.FetchForWriting<MailJournal>(command.NoticeId, token);
        foreach (var fact in Decide(command, notice?.Mail ?? letter?.Mail)) journal.AppendOne(fact);
        if (notice is not null) session.Store(notice with { Mail = MailState.Waiting, Attempts = 0 });
        if (letter is not null) session.Store(letter with { Mail = MailState.Waiting, Attempts = 0 });
        return [notice is not null ? new SendMail(command.NoticeId) : new SendLetter(command.NoticeId)];
    }

    public static IEnumerable<object> Decide(RetryMail command, MailState? mail)
    {
        if (mail is null) throw new RuleBroken("没有这封邮件。") { Kind = Refusal.Missing };
        if (mail != MailState.Failed) throw new RuleBroken("这封邮件不在失败清单里，可能已经发出或正在重试。") { Kind = Refusal.Conflict };
        yield return new MailRetried(command.OccurredOn);
    }
}
