using Crm.Foundation;
using Crm.Notifications.Mailing;
using Crm.Team;
using JasperFx.Events;
using Marten;
using Wolverine;

namespace Crm.Notifications.Retrying;

/// <summary>Tries a mail again that was given up.</summary>
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
        var journal = await session.Events.FetchForWriting<MailJournal>(command.NoticeId, token);
        foreach (var fact in Decide(command, notice)) journal.AppendOne(fact);
        session.Store(notice! with { Mail = MailState.Waiting, Attempts = 0 });
        return [new SendMail(command.NoticeId)];
    }

    public static IEnumerable<object> Decide(RetryMail command, Notice? notice)
    {
        if (notice is null) throw new RuleBroken("没有这封邮件。") { Kind = Refusal.Missing };
        if (notice.Mail != MailState.Failed) throw new RuleBroken("这封邮件不在失败清单里，可能已经发出或正在重试。") { Kind = Refusal.Conflict };
        yield return new MailRetried(command.OccurredOn);
    }
}
