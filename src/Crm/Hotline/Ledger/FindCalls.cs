using Crm.Foundation;
using Crm.Inquiries;
using Crm.Team;
using Marten;

namespace Crm.Hotline.Ledger;

/// <summary>A page of the call ledger, as far as the person reaches it, newest first.</summary>
/// <param name="Text">Words of what was written down, the caller's exact name, or their whole number however it is written.</param>
/// <param name="Agent">Only what this login put down.</param>
/// <param name="From">Only calls of this day and later.</param>
/// <param name="To">Only calls of this day and earlier.</param>
/// <param name="Unit">Only this unit and below.</param>
/// <param name="Confidential">Only confidential calls. A search by <paramref name="Text"/> finds none of those.</param>
/// <param name="Transfer">Only calls that wait to be accepted: by this person or their unit, or from them by others.</param>
/// <param name="After">Where the page before ended; see <see cref="CallPage.Next"/>.</param>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Auditor)]
public sealed record FindCalls(
    string? Text = null, Topic? Topic = null, CallOutcome? Outcome = null, string? Agent = null, DateOnly? From = null, DateOnly? To = null, string? Unit = null,
    TransferView? Transfer = null, bool? Confidential = null, string? After = null, int Take = 50) : IQuery<CallPage>;

/// <summary>Which hand-overs that are not settled.</summary>
public enum TransferView
{
    /// <summary>待我接收: handed to me or my unit, or come back to me.</summary>
    WaitingForMe = 1,

    /// <summary>我转出待接收: handed over by me.</summary>
    SentByMe,
}

/// <summary>A page of calls.</summary>
/// <param name="Count">How many there are in all, up to 1,001, which means "more than a thousand".</param>
/// <param name="Next">Mark for the next page; null on the last.</param>
public sealed record CallPage(IReadOnlyList<CallRow> Rows, int Count, string? Next) : IPage<CallRow>;

/// <summary>Answers <see cref="FindCalls"/>.</summary>
public static class FindCallsHandler
{
    public static async Task<CallPage> Handle(FindCalls query, Actor actor, CallFilter filters, CallReader reader, IQuerySession session, CancellationToken token)
    {
        var take = Math.Clamp(query.Take, 1, 200);
        var filter = await filters.For(query, actor, token);
        var page = filter.Copy();
        if (query.After is { } after) page.After("logged_at", after);
        var found = await session.QueryAsync<CallListing>($"where {page.Sql} order by logged_at desc, id desc limit {take + 1}", token, page.Values);
        var count = await filter.Count("crm.mt_doc_calllisting", session, token);
        var shown = found.Take(take).ToList();
        return new CallPage(await reader.Read(shown, token), count, found.Count > take ? SqlFilter.MarkOf(shown[^1].LoggedAt, shown[^1].Id) : null);
    }
}
