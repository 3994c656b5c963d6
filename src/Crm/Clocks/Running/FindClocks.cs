using Crm.Clocks.Rules;
using Crm.Foundation;
using Crm.Team;
using Marten;
using Npgsql;

namespace Crm.Clocks.Running;

/// <summary>Clocks of what the person reaches, the one that is due first on top; and how many there are of each state.</summary>
/// <param name="View">open, overdue, near (past its first warning or due within a day), paused, met, late (met, but too late), stopped or all.</param>
/// <param name="Subject">Only those of one record.</param>
/// <param name="Mine">Only those the person is to keep.</param>
/// <param name="Unit">Only this unit and below.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Auditor)]
public sealed record FindClocks(string View = "open", ClockKind? Kind = null, string? Unit = null, Guid? Subject = null, bool? Mine = null, int Skip = 0, int Take = 50) : IQuery<ClockPage>;

/// <summary>A page of clocks.</summary>
/// <param name="Counts">By view; each count is the length of that view's list under the same filters.</param>
public sealed record ClockPage(IReadOnlyList<ClockRow> Rows, ClockCounts Counts);

/// <summary>How many clocks stand where.</summary>
public sealed record ClockCounts(int Open, int Overdue, int Near, int Paused, int Met, int Late, int Stopped);

/// <summary>One clock as lists show it.</summary>
/// <param name="Title">The company, where one is known.</param>
/// <param name="Link">What it is about.</param>
/// <param name="Person">Name of whoever is to keep it.</param>
/// <param name="Escalated">How many steps up it went.</param>
public sealed record ClockRow(
    Guid Id, ClockKind Kind, ClockSubjectKind About, Guid Subject, string Title, string? Link, string Unit, string? Person, ClockState State, bool Overdue, bool Near,
    DateTimeOffset Since, DateTimeOffset Due, int Escalated, PauseReason? PausedFor, DateTimeOffset? EndedAt);

/// <summary>Answers <see cref="FindClocks"/>.</summary>
public static class FindClocksHandler
{
    private const int Most = 200;

    public static async Task<ClockPage> Handle(FindClocks query, Actor actor, IRoster roster, IQuerySession session, TimeProvider time, CancellationToken token)
    {
        var now = time.GetUtcNow();
        var all = new SqlFilter();
        ClockReach.Narrow(all, actor);
        if (query.Kind is { } kind) all.And("kind = ?", kind.ToString());
        if (query.Unit is { Length: > 0 } unit) all.Among("unit", roster.MustKnow(unit, nameof(query.Unit)));
        if (query.Subject is { } subject) all.And("subject = ?", subject);
        if (query.Mine == true) all.And("person = ?", actor.Login);
        var filter = all.Copy();
        View(filter, query.View, now);
        var order = query.View is "met" or "late" or "stopped" or "all" ? "due desc" : "due";
        var clocks = await session.QueryAsync<Clock>($"where {filter.Sql} order by {order}, id offset {Math.Clamp(query.Skip, 0, 100_000)} limit {Math.Clamp(query.Take, 1, Most)}", token, filter.Values);
        return new ClockPage(await Rows(clocks, roster, session, now, token), await Count(all, session, now, token));
    }

    /// <summary>Clocks as lists show them.</summary>
    internal static async Task<IReadOnlyList<ClockRow>> Rows(IReadOnlyList<Clock> clocks, IRoster roster, IQuerySession session, DateTimeOffset now, CancellationToken token)
    {
        var titles = (await session.LoadManyAsync<ClockSubject>(token, [.. clocks.Select(c => c.Subject).Distinct()])).ToDictionary(s => s.Id, s => s.Place.Title);
        return
        [
            .. clocks.Select(c => new ClockRow(
                c.Id, c.Kind, c.About, c.Subject, titles.GetValueOrDefault(c.Subject, ""), LinkOf(c),
                roster.Unit(c.Unit)?.Name ?? c.Unit, c.Person is null ? null : roster.Person(c.Person)?.Name ?? c.Person, c.State,
                c.State == ClockState.Running ? now >= c.Due : c.Overdue, DueMark.IsNear(c.State, c.Times, now), c.Times.Since, c.Due, c.Escalated, c.PausedFor, c.EndedAt)),
        ];
    }

    private static string? LinkOf(Clock clock) => clock switch
    {
        { About: ClockSubjectKind.Lead } => $"/leads/{clock.Subject}",
        { About: ClockSubjectKind.Submission } => $"/submissions/{clock.Subject}",
        { Kind: ClockKind.Transfer or ClockKind.CallBack } => $"/hotline/calls?call={clock.Subject}",
        { Kind: ClockKind.WriteDown or ClockKind.MissedCall } => "/hotline",
        _ => null,
    };

    private static void View(SqlFilter filter, string view, DateTimeOffset now)
    {
        switch (view)
        {
            case "open": filter.And("state in ('Running', 'Paused')"); break;
            case "overdue": filter.And("state = 'Running' and due <= ?", now); break;
            case "near": filter.And(NearSql, now, now, now.AddDays(1)); break;
            case "paused": filter.And("state = 'Paused'"); break;
            case "met": filter.And("state = 'Met' and not overdue"); break;
            case "late": filter.And("state = 'Met' and overdue"); break;
            case "stopped": filter.And("state = 'Stopped'"); break;
            case "all": break;
            default: throw new RuleBroken("没有这个视图。") { Field = nameof(FindClocks.View), Kind = Refusal.Input };
        }
    }

    private const string NearSql = "(state = 'Running' and due > ? and (warn_from <= ? or due <= ?))";

    private static async Task<ClockCounts> Count(SqlFilter filter, IQuerySession session, DateTimeOffset now, CancellationToken token)
    {
        var sql = $"""
            select jsonb_build_object(
                'open', count(*) filter (where state in ('Running', 'Paused')), 'overdue', count(*) filter (where state = 'Running' and due <= ?),
                'near', count(*) filter (where {NearSql}), 'paused', count(*) filter (where state = 'Paused'),
                'met', count(*) filter (where state = 'Met' and not overdue), 'late', count(*) filter (where state = 'Met' and overdue), 'stopped', count(*) filter (where state = 'Stopped')) as data
            from {MartenSetup.Schema}.mt_doc_clock where {filter.Sql}
            """;
        return (await session.AdvancedSql.QueryAsync<ClockCounts>(sql, token, [now, now, now, now.AddDays(1), .. filter.Values]))[0];
    }
}
