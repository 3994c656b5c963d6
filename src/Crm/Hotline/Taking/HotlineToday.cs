using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Hotline.Ledger;
using Crm.Team;
using Marten;

namespace Crm.Hotline.Taking;

/// <summary>An agent's day so far: what they put down, and whom they are to call back.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager)]
public sealed record HotlineToday : IQuery<HotlineDay>;

/// <summary>An agent's day so far.</summary>
/// <param name="Counts">Calls put down today, by outcome.</param>
/// <param name="Calls">The latest of them.</param>
/// <param name="CallBacks">Call-backs that are the agent's and due by the end of today, the most urgent first.</param>
/// <param name="Later">How many more are promised for the days after.</param>
public sealed record HotlineDay(IReadOnlyDictionary<CallOutcome, int> Counts, IReadOnlyList<CallRow> Calls, IReadOnlyList<CallRow> CallBacks, int Later)
{
    /// <summary>Nothing yet.</summary>
    public static readonly HotlineDay Empty = new(new Dictionary<CallOutcome, int>(), [], [], 0);

    /// <summary>All calls put down today.</summary>
    public int Total => Counts.Values.Sum();
}

/// <summary>Answers <see cref="HotlineToday"/>.</summary>
public static class HotlineTodayHandler
{
    /// <summary>Rows that fit beside the form.</summary>
    public const int Most = 20;

    public static async Task<HotlineDay> Handle(HotlineToday query, Actor actor, CallReader reader, TimeProvider clock, IQuerySession session, CancellationToken token)
    {
        var (start, end) = (Days.Start(clock.Today()), Days.Start(clock.Today().AddDays(1)));
        var counts = await session.QueryAsync<OutcomeCount>(
            "select json_build_object('outcome', outcome, 'count', count(*)) from crm.mt_doc_calllisting where agent = ? and logged_at >= ? group by outcome", token, actor.Login, start);
        var calls = await session.QueryAsync<CallListing>($"where agent = ? and logged_at >= ? order by logged_at desc limit {Most}", token, actor.Login, start);
        var due = await session.QueryAsync<CallListing>($"where call_back_by = ? and call_back_at < ? order by call_back_at limit {Most}", token, actor.Login, end);
        var later = await session.QueryAsync<int>("select count(*)::int from crm.mt_doc_calllisting where call_back_by = ? and call_back_at >= ?", token, actor.Login, end);
        return new HotlineDay(counts.ToDictionary(c => c.Outcome, c => c.Count), await reader.Read(calls, token), await reader.Read(due, token), later[0]);
    }

    private sealed record OutcomeCount(CallOutcome Outcome, int Count);
}
