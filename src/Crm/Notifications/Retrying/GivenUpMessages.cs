using Crm.Foundation;
using Crm.Notifications.Sending;
using Crm.Team;
using Wolverine.Persistence.Durability;
using Wolverine.Persistence.Durability.DeadLetterManagement;
using Wolverine.Util;

namespace Crm.Notifications.Retrying;

/// <summary>Messages of the outbox that failed every retry and wait for an administrator. They hold ids and logins only, and of them nothing is shown but their kind.</summary>
[Allow(Role.Administrator)]
public sealed record GivenUpMessages : IQuery<IReadOnlyList<GivenUpMessage>>;

/// <summary>A message in trouble.</summary>
/// <param name="Kind">What it was to do, in words; the name of its type where there are none.</param>
/// <param name="At">When it was given up.</param>
/// <param name="Retries">How often somebody had it tried again.</param>
public sealed record GivenUpMessage(Guid Id, string Kind, DateTimeOffset At, int Retries, string Error);

/// <summary>Answers <see cref="GivenUpMessages"/>.</summary>
public static class GivenUpMessagesHandler
{
    private const int Most = 200;
    private const int LongestError = 300;

    public static async Task<IReadOnlyList<GivenUpMessage>> Handle(GivenUpMessages query, IMessageStore store, CancellationToken token)
    {
        var found = await store.DeadLetters.QueryAsync(new DeadLetterEnvelopeQuery { PageSize = Most, Replayable = false }, token);
        return [.. found.Envelopes.Select(e => new GivenUpMessage(e.Id, KindOf(e.MessageType), e.FailedAt ?? e.SentAt, e.ReplayCount, Short($"{e.ExceptionType}: {e.ExceptionMessage}")))
            .OrderByDescending(m => m.At)];
    }

    private static string KindOf(string type) =>
        type == typeof(LeadNews).ToMessageTypeName() || type == typeof(StaffNews).ToMessageTypeName() ? Texts.Of("告知同事") :
        type == typeof(Deliver).ToMessageTypeName() ? Texts.Of("发送邮件和群消息") : type;

    private static string Short(string error) => error.Length <= LongestError ? error : error[..LongestError] + "…";
}
