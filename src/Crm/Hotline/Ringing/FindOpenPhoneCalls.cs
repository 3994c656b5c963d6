using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Hotline.Ringing;

/// <summary>What rings, waits and is talked now, as far as the person reaches it, the one that began first on top.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Auditor)]
public sealed record FindOpenPhoneCalls : IQuery<IReadOnlyList<PhoneRow>>;

/// <summary>Answers <see cref="FindOpenPhoneCalls"/>.</summary>
public static class FindOpenPhoneCallsHandler
{
    /// <summary>Rows a desk can look over.</summary>
    public const int Most = 50;

    /// <summary>A call whose end was never reported does not ring for ever.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(3);

    public static async Task<IReadOnlyList<PhoneRow>> Handle(FindOpenPhoneCalls query, Actor actor, PhoneReader reader, TimeProvider clock, IQuerySession session, CancellationToken token)
    {
        var filter = PhoneReach.Filter(actor);
        filter.And("open and began_at > ?", clock.GetUtcNow() - Longest);
        return await reader.Read(await session.QueryAsync<PhoneListing>($"where {filter.Sql} order by began_at limit {Most}", token, filter.Values), token);
    }
}
