using Crm.Foundation;
using Crm.Inquiries;
using Crm.Policies.Library;
using Crm.Team;
using Marten;

namespace Crm.Policies.Unanswered;

/// <summary>未答问题: what callers asked and the library has nothing on, the last asked on top.</summary>
/// <param name="Done">Those that were dealt with instead of those that are open.</param>
/// <param name="After">Where the page before ended; see <see cref="UnansweredPage.Next"/>.</param>
[Allow(Role.Editor, Role.Manager)]
public sealed record FindUnanswered(bool Done = false, string? After = null, int Take = 50) : IQuery<UnansweredPage>;

/// <summary>A page of questions.</summary>
/// <param name="Next">Mark for the next page; null on the last.</param>
public sealed record UnansweredPage(IReadOnlyList<UnansweredRow> Rows, string? Next) : IPage<UnansweredRow>;

/// <summary>A question that found nothing.</summary>
/// <param name="Words">The words that were looked for.</param>
/// <param name="Times">In how many calls it was asked.</param>
/// <param name="AskedOn">Day of the last of them.</param>
/// <param name="Topic">Topic of the last of them.</param>
/// <param name="Document">The document that answers it now.</param>
/// <param name="Title">Title of that document.</param>
/// <param name="Reason">Why nothing will be done about it.</param>
public sealed record UnansweredRow(Guid Id, IReadOnlyList<string> Words, int Times, DateOnly AskedOn, Topic Topic, bool Open, Guid? Document, string? Title, string? Reason) : IRow;

/// <summary>Answers <see cref="FindUnanswered"/>.</summary>
public static class FindUnansweredHandler
{
    public static async Task<UnansweredPage> Handle(FindUnanswered query, IQuerySession session, CancellationToken token)
    {
        var take = Math.Clamp(query.Take, 1, 200);
        var filter = new SqlFilter();
        filter.And("open = ?", !query.Done);
        if (query.After is { } after) filter.After("asked_at", after);
        var found = await session.QueryAsync<UnansweredListing>($"where {filter.Sql} order by asked_at desc, id desc limit {take + 1}", token, filter.Values);
        var shown = found.Take(take).ToList();
        var titles = (await session.LoadManyAsync<PolicyListing>(token, shown.Select(row => row.Document).OfType<Guid>().Distinct())).Where(l => !l.Concealed).ToDictionary(l => l.Id, l => l.Title);
        return new(
            [.. shown.Select(r => new UnansweredRow(r.Id, r.Words, r.Times, r.AskedOn, r.Topic, r.Open, r.Document, r.Document is { } id ? titles.GetValueOrDefault(id) : null, r.Reason))],
            found.Count > take ? SqlFilter.MarkOf(shown[^1].AskedAt, shown[^1].Id) : null);
    }
}
