using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Hotline.Duty;
using Crm.Hotline.Ringing;
using Crm.Team;
using Marten;
using Microsoft.Extensions.Options;

namespace Crm.Hotline.Wall;

/// <summary>The phone calls behind a figure, the latest on top.</summary>
/// <param name="Figure">Which figure; all calls where it is left out.</param>
/// <param name="From">First day; today where it is left out.</param>
/// <param name="To">Last day; today where it is left out.</param>
/// <param name="Unit">Only this unit and below.</param>
/// <param name="After">Where the page before ended; see <see cref="PhonePage.Next"/>.</param>
[Allow(Role.HotlineAgent, Role.Manager, Role.Auditor)]
public sealed record FindPhoneCalls(PhoneFigure Figure = PhoneFigure.Calls, DateOnly? From = null, DateOnly? To = null, string? Unit = null, string? After = null, int Take = 50) : IQuery<PhonePage>;

/// <summary>A page of phone calls.</summary>
/// <param name="Next">Mark for the next page; null on the last.</param>
public sealed record PhonePage(IReadOnlyList<PhoneRow> Rows, string? Next) : IPage<PhoneRow>;

/// <summary>The figures that phone calls stand behind.</summary>
public enum PhoneFigure
{
    /// <summary>来话.</summary>
    Calls,

    /// <summary>接起.</summary>
    Answered,

    /// <summary>及时接起.</summary>
    InTime,

    /// <summary>接起但超时.</summary>
    Late,

    /// <summary>未接.</summary>
    Missed,

    /// <summary>待登记.</summary>
    Unwritten,
}

/// <summary>Answers <see cref="FindPhoneCalls"/>.</summary>
public static class FindPhoneCallsHandler
{
    public static async Task<PhonePage> Handle(
        FindPhoneCalls query, Actor actor, IRoster roster, PhoneReader reader, IOptions<DutySettings> settings, TimeProvider clock, IQuerySession session, CancellationToken token)
    {
        var filter = HotlineScope.Of(query.From, query.To, query.Unit, actor, roster, clock.Today()).Filter("began_at");
        filter.And("direction = 'Incoming'");
        var within = (double)settings.Value.AnswerWithinSeconds;
        if (query.Figure == PhoneFigure.Answered) filter.And("answered_at is not null");
        if (query.Figure == PhoneFigure.InTime) filter.And("answered_at - rang_at <= make_interval(secs => ?)", within);
        if (query.Figure == PhoneFigure.Late) filter.And("answered_at - rang_at > make_interval(secs => ?)", within);
        if (query.Figure == PhoneFigure.Missed) filter.And("answered_at is null and ended_at is not null");
        if (query.Figure == PhoneFigure.Unwritten) filter.And("unwritten");
        if (query.After is { } after) filter.After("began_at", after);
        var take = Math.Clamp(query.Take, 1, 200);
        var found = await session.QueryAsync<PhoneListing>($"where {filter.Sql} order by began_at desc, id desc limit {take + 1}", token, filter.Values);
        var shown = found.Take(take).ToList();
        return new PhonePage(await reader.Read(shown, token), found.Count > take ? SqlFilter.MarkOf(shown[^1].BeganAt, shown[^1].Id) : null);
    }
}
