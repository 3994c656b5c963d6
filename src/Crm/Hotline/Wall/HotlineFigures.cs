using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Hotline.Duty;
using Crm.Inquiries;
using Crm.Team;
using Marten;
using Microsoft.Extensions.Options;

namespace Crm.Hotline.Wall;

/// <summary>What a hotline's days were like, for the unit and below. Each figure is counted from what the telephone system and the agents reported, and opens into it.</summary>
/// <param name="From">First day; today where it is left out.</param>
/// <param name="To">Last day; today where it is left out.</param>
/// <param name="Unit">Only this unit and below.</param>
[Allow(Role.HotlineAgent, Role.Manager, Role.Auditor)]
public sealed record HotlineFigures(DateOnly? From = null, DateOnly? To = null, string? Unit = null) : IQuery<HotlineSheet>;

/// <summary>The figures of some days.</summary>
/// <param name="Phone">What the telephone system tells; null (未测) where it told nothing of these days.</param>
/// <param name="Logged">Calls put down, whoever rang whom.</param>
/// <param name="Topics">All four topics, with what was put down under each.</param>
/// <param name="Hours">24 hours of the day in China, with what was put down in each.</param>
/// <param name="Promised">Call-backs that had been promised for these days and were due.</param>
/// <param name="Kept">Of those, the ones that reached the caller on the promised day.</param>
/// <param name="OpenInquiries">Inquiries received by the end of these days that nobody has answered up to now.</param>
public sealed record HotlineSheet(
    DateOnly From, DateOnly To, PhoneFigures? Phone, int Logged, IReadOnlyList<TopicCount> Topics, IReadOnlyList<int> Hours, int Promised, int Kept, int OpenInquiries);

/// <summary>What the telephone system tells of incoming calls.</summary>
/// <param name="Answered">Somebody answered.</param>
/// <param name="InTime">Somebody answered within <paramref name="WithinSeconds"/>.</param>
/// <param name="WithinSeconds">Seconds within which a call is to be answered (GB/T 33358: 15).</param>
/// <param name="Missed">It is over and nobody answered.</param>
/// <param name="Unwritten">Answered, and not put down yet.</param>
/// <param name="AnswerMedian">Seconds from the first ring to the answer, of half of the answered calls; null (未测) where no answered call's ring was heard.</param>
/// <param name="AnswerNinth">The same, of nine out of ten.</param>
/// <param name="Talk">Seconds from the answer to the end, on average.</param>
/// <param name="AfterCall">Seconds of writing after a call, on average.</param>
public sealed record PhoneFigures(
    int Calls, int Answered, int InTime, int WithinSeconds, int Missed, int Unwritten, double? AnswerMedian, double? AnswerNinth, double? Talk, double? AfterCall);

/// <summary>Calls put down under a topic.</summary>
public sealed record TopicCount(Topic Topic, int Count);

/// <summary>Answers <see cref="HotlineFigures"/>.</summary>
public static class HotlineFiguresHandler
{
    /// <summary>A year and a day.</summary>
    public const int MostDays = 367;

    private const string PhoneSql = """
        select json_build_object(
            'calls', count(*), 'answered', count(answered_at), 'inTime', count(*) filter (where answered_at - rang_at <= make_interval(secs => ?)),
            'missed', count(*) filter (where answered_at is null and ended_at is not null), 'unwritten', count(*) filter (where unwritten),
            'answerMedian', percentile_cont(0.5) within group (order by extract(epoch from answered_at - rang_at)::double precision),
            'answerNinth', percentile_cont(0.9) within group (order by extract(epoch from answered_at - rang_at)::double precision),
            'talk', avg(extract(epoch from ended_at - answered_at)::double precision))
        from crm.mt_doc_phonelisting where direction = 'Incoming' and unit = any(?) and began_at >= ? and began_at < ?
        """;

    // A state lasts until the next one of the same person.
    private const string AfterCallSql = """
        select json_build_object('talk', avg(extract(epoch from ended - began)::double precision)) from (
            select data ->> 'state' as state, (data ->> 'at')::timestamptz as began, lead((data ->> 'at')::timestamptz) over (partition by stream_id order by version) as ended
            from crm.mt_events where stream_id = any(?) and type = 'duty_changed') as spells
        where state = 'AfterCall' and began >= ? and began < ?
        """;

    public static async Task<HotlineSheet> Handle(
        HotlineFigures query, Actor actor, IRoster roster, IOptions<DutySettings> settings, TimeProvider clock, IQuerySession session, CancellationToken token)
    {
        var scope = HotlineScope.Of(query.From, query.To, query.Unit, actor, roster, clock.Today());
        var ledger = scope.Filter("logged_at");
        var topics = await session.QueryAsync<Counted>($"select json_build_object('key', topic, 'count', count(*)) from crm.mt_doc_calllisting where {ledger.Sql} group by topic", token, ledger.Values);
        var hours = await session.QueryAsync<Counted>(
            $"select json_build_object('key', hour::int::text, 'count', count(*)) from (select extract(hour from logged_at at time zone 'Asia/Shanghai') as hour from crm.mt_doc_calllisting where {ledger.Sql}) as h group by hour",
            token, ledger.Values);
        var due = scope.Filter("promised_at");
        due.And("promised_at < ?", clock.GetUtcNow());
        var promises = await session.QueryAsync<Promises>($"""
            select json_build_object('promised', count(*), 'kept', count(*) filter (where
                ((data ->> 'keptAt')::timestamptz at time zone 'Asia/Shanghai')::date <= (promised_at at time zone 'Asia/Shanghai')::date))
            from crm.mt_doc_calllisting where {due.Sql}
            """, token, due.Values);
        var open = await session.QueryAsync<int>(
            "select count(*)::int from crm.mt_doc_inquirylisting where unit = any(?) and received_at < ? and state in ('New', 'Assigned') and test is not true", token, scope.Units, scope.End);
        return new HotlineSheet(
            scope.From, scope.To, await Phone(scope, settings.Value.AnswerWithinSeconds, roster, actor, session, token), topics.Sum(t => t.Count),
            [.. Enum.GetValues<Topic>().Select(topic => new TopicCount(topic, topics.FirstOrDefault(t => t.Key == topic.ToString())?.Count ?? 0))],
            [.. Enumerable.Range(0, 24).Select(hour => hours.FirstOrDefault(h => h.Key == $"{hour}")?.Count ?? 0)],
            promises[0].Promised, promises[0].Kept, open[0]);
    }

    private static async Task<PhoneFigures?> Phone(HotlineScope scope, int within, IRoster roster, Actor actor, IQuerySession session, CancellationToken token)
    {
        var told = (await session.QueryAsync<Told>(PhoneSql, token, (double)within, scope.Units, scope.Start, scope.End))[0];
        if (told.Calls == 0) return null;
        var streams = await session.QueryAsync<DutyListing>("where unit = any(?)", token, (object)scope.Units);
        var after = (await session.QueryAsync<Told>(AfterCallSql, token, streams.Select(s => s.Id).ToArray(), scope.Start, scope.End))[0];
        return new PhoneFigures(
            told.Calls, told.Answered, told.InTime, within, told.Missed, told.Unwritten, told.AnswerMedian, told.AnswerNinth, told.Talk, after.Talk);
    }

    private sealed record Counted(string Key, int Count);

    private sealed record Promises(int Promised, int Kept);

    private sealed record Told(int Calls, int Answered, int InTime, int Missed, int Unwritten, double? AnswerMedian, double? AnswerNinth, double? Talk);
}
