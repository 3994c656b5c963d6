using System.Globalization;
using System.Text.RegularExpressions;
using Crm.Clocks.Running;
using Crm.Foundation;
using Crm.Foundation.Searching;
using Crm.Privacy;
using Crm.Submissions.Deciding;
using Crm.Team;
using Marten;

namespace Crm.Submissions.Queue;

/// <summary>A page of submissions. What is still to be decided comes in the order of arrival, everything else with the latest on top.</summary>
/// <param name="View">open (to be decided), mine, asked (the author is to answer), accepted (to be published), published, refused, down, withdrawn, undecided (open or asked), or all.</param>
/// <param name="Text">A number, or words of title and organisation.</param>
/// <param name="Month">Only what came in within a month: 2026-07.</param>
/// <param name="Decided">Only what was decided: any, intime or late.</param>
/// <param name="After">Where the page before ended; see <see cref="SubmissionPage.Next"/>.</param>
[Allow(Role.Editor, Role.Manager, Role.Auditor)]
public sealed record FindSubmissions(
    string View = "open", string? Text = null, RefusalReason? Reason = null, string? Month = null, string? Decided = null, string? After = null, int Take = 50) : IQuery<SubmissionPage>;

/// <summary>A page of submissions.</summary>
/// <param name="Count">How many there are in all, up to 1,001, which means "more than a thousand".</param>
/// <param name="Next">Mark for the next page; null on the last.</param>
public sealed record SubmissionPage(IReadOnlyList<SubmissionRow> Rows, int Count, string? Next) : IPage<SubmissionRow>;

/// <summary>One submission in a list.</summary>
/// <param name="Editor">Name of the editor who has it.</param>
/// <param name="Mine">Whether that is whoever asks.</param>
/// <param name="Due">The clock that runs for it; null where none does.</param>
public sealed record SubmissionRow(
    Guid Id, string Number, SubmissionState State, bool Locked, string Title, string Organisation, string? Author, string? Region, int Characters, string? Editor, bool Mine,
    RefusalReason? Reason, string? Why, Guid? Document, DateTimeOffset ReceivedAt, DateTimeOffset? DecidedAt, DueMark? Due) : IRow;

/// <summary>Answers <see cref="FindSubmissions"/>.</summary>
public static partial class FindSubmissionsHandler
{
    /// <summary>Condition of a list of submissions: decided within the time its clock gave it, the first time and every time it was decided anew.</summary>
    public const string InTime =
        "exists (select 1 from crm.mt_doc_clock as c where c.subject = d.id and c.kind = 'Submission' and c.state = 'Met' and not c.overdue and (c.data ->> 'wasLate')::boolean is not true)";

    private static readonly TimeSpan Soon = TimeSpan.FromHours(8);

    public static async Task<SubmissionPage> Handle(FindSubmissions query, Actor actor, IRoster roster, Vault vault, IQuerySession session, TimeProvider time, CancellationToken token)
    {
        var take = Math.Clamp(query.Take, 1, 200);
        var filter = Filter(query, actor);
        var page = filter.Copy();
        var oldestFirst = query.View is "open" or "mine" or "asked" or "undecided";
        if (query.After is { } after) After(page, after, oldestFirst);
        var order = oldestFirst ? "received_at, id" : "received_at desc, id desc";
        var found = await session.QueryAsync<SubmissionListing>($"where {page.Sql} order by {order} limit {take + 1}", token, page.Values);
        var count = await filter.Count("crm.mt_doc_submissionlisting", session, token);
        var shown = found.Take(take).ToList();
        await vault.Ready(shown.Where(row => !row.Locked).Select(row => row.Author?.Person).OfType<Guid>(), token);
        var marks = await DueMark.Of(session, [.. shown.Select(row => row.Id)], time.GetUtcNow(), token);
        var rows = new List<SubmissionRow>(shown.Count);
        foreach (var row in shown) rows.Add(await Row(row, marks.GetValueOrDefault(row.Id), actor, roster, vault, time.GetUtcNow(), token));
        return new(rows, count, found.Count > take ? SqlFilter.MarkOf(shown[^1].ReceivedAt, shown[^1].Id) : null);
    }

    private static async Task<SubmissionRow> Row(SubmissionListing row, DueMark? due, Actor actor, IRoster roster, Vault vault, DateTimeOffset now, CancellationToken token) => new(
        row.Id, row.Number, row.State, row.Locked, row.Locked ? SubmissionWords.Hidden : row.Title, row.Locked ? "" : row.Organisation,
        row.Locked ? null : await vault.Open(row.Author?.Name, token), row.Locked ? null : row.Region, row.Characters,
        row.Editor is null ? null : roster.Person(row.Editor)?.Name ?? row.Editor, row.Editor == actor.Login, row.Reason,
        row.State == SubmissionState.Refused ? SubmissionWords.Why(row.Reason, row.Kind, row.Locked ? null : row.Note) : null, row.Document, row.ReceivedAt, row.DecidedAt,
        // A day is the whole term here, so that "near" is said when the first superior hears of it.
        due is null ? null : due with { Near = !due.Paused && due.Due - now <= Soon });

    private static SqlFilter Filter(FindSubmissions query, Actor actor)
    {
        var filter = new SqlFilter();
        switch (query.View)
        {
            case "open": filter.And("state = 'Waiting'"); break;
            case "mine": filter.And("editor = ? and state in ('Waiting', 'Asked', 'Accepted')", actor.Login); break;
            case "asked": filter.And("state = 'Asked'"); break;
            case "accepted": filter.And("state = 'Accepted'"); break;
            case "published": filter.And("state = 'Published'"); break;
            case "refused": filter.And("state = 'Refused'"); break;
            case "down": filter.And("state = 'TakenDown'"); break;
            case "undecided": filter.And("state in ('Waiting', 'Asked')"); break;
            case "withdrawn": filter.And("state = 'Withdrawn'"); break;
            case "all": break;
            default: throw new RuleBroken("没有这个视图。") { Field = nameof(FindSubmissions.View), Kind = Refusal.Input };
        }
        if (query.Reason is { } reason) filter.And("reason = ?", reason.ToString());
        if (query.Month is { } month)
        {
            var (from, to) = Span(month, nameof(query.Month));
            filter.And("received_at >= ? and received_at < ?", from, to);
        }
        if (query.Decided is { } decided) filter.And(decided switch
        {
            "any" => "decided_at is not null",
            "intime" => $"decided_at is not null and {InTime}",
            "late" => $"decided_at is not null and not {InTime}",
            _ => throw new RuleBroken("没有这个选项。") { Field = nameof(FindSubmissions.Decided), Kind = Refusal.Input },
        });
        if (Number().Match(query.Text ?? "") is { Success: true } m) filter.And("number = ?", $"TG-{m.Groups["day"].Value}-{m.Groups["number"].Value.TrimStart('0').PadLeft(4, '0')}");
        else if (query.Text.Filled() is { } text) filter.Words(SearchQuery.Of(text));
        return filter;
    }

    /// <summary>The moments between which a month lies in China.</summary>
    /// <exception cref="RuleBroken">It is no month.</exception>
    internal static (DateTimeOffset From, DateTimeOffset To) Span(string month, string field)
    {
        if (!DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) || first.Year is < 1978 or > 2200)
            throw new RuleBroken("月份要写成 2026-07 这样。") { Field = field, Kind = Refusal.Input };
        return (Foundation.Formats.Days.Start(first), Foundation.Formats.Days.Start(first.AddMonths(1)));
    }

    private static void After(SqlFilter filter, string mark, bool oldestFirst)
    {
        if (!oldestFirst)
        {
            filter.After("received_at", mark);
            return;
        }
        // The same mark, walked the other way; what is no mark is refused there.
        var probe = new SqlFilter();
        probe.After("received_at", mark);
        filter.And("(received_at, id) > (?, ?)", probe.Values[0], probe.Values[1]);
    }

    // However a number is read out: with or without its dashes, in small letters, without the zeros before it.
    [GeneratedRegex(@"^\s*TG[-\s]*(?<day>20\d{6})[-\s]*(?<number>\d{1,8})\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Number();
}
