using Crm.Foundation;
using Crm.Team;
using Marten;

namespace Crm.Hotline.Ringing;

/// <summary>
/// 待登记: answered, and nobody wrote down what came of it. Agents see their own and those that nobody's place answered; managers and auditors see everybody's.
/// </summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Auditor)]
public sealed record FindUnwrittenCalls : IQuery<IReadOnlyList<PhoneRow>>;

/// <summary>Answers <see cref="FindUnwrittenCalls"/>.</summary>
public static class FindUnwrittenCallsHandler
{
    /// <summary>Rows a desk can look over; the oldest come first and are not lost.</summary>
    public const int Most = 50;

    public static async Task<IReadOnlyList<PhoneRow>> Handle(FindUnwrittenCalls query, Actor actor, PhoneReader reader, IQuerySession session, CancellationToken token)
    {
        var filter = PhoneReach.Filter(actor);
        filter.And("unwritten");
        if (!actor.IsJob && !actor.Is(Role.Manager, Role.Auditor)) filter.And("coalesce(answered_by, taken_by, ?) = ?", actor.Login, actor.Login);
        return await reader.Read(await session.QueryAsync<PhoneListing>($"where {filter.Sql} order by began_at limit {Most}", token, filter.Values), token);
    }
}
