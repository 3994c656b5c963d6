using Crm.Foundation;
using Crm.Foundation.Formats;
using Crm.Team;
using Marten;

namespace Crm.Hotline.Ledger;

/// <summary>Everything that happened to a call, in words, the latest first: who put it down, to whom it went, who took it or did not, and why.</summary>
[Allow(Role.HotlineAgent, Role.Officer, Role.Manager, Role.Auditor)]
public sealed record CallHistory(Guid CallId) : IQuery<IReadOnlyList<CallHappening>>;

/// <summary>One thing that happened to a call.</summary>
public sealed record CallHappening(long Version, string Who, DateTimeOffset RecordedAt, string What);

/// <summary>Answers <see cref="CallHistory"/>.</summary>
public static class CallHistoryHandler
{
    public static async Task<IReadOnlyList<CallHappening>> Handle(CallHistory query, Actor actor, IRoster roster, IQuerySession session, CancellationToken token)
    {
        CallReach.Demand(await session.LoadAsync<CallListing>(query.CallId, token), actor);
        var events = await session.Events.FetchStreamAsync(query.CallId, token: token);
        // Who looked at the caller of a confidential call is for those who answer for it.
        return [.. events.Reverse().Where(e => e.Data is not CallerViewed || actor.Is(Role.Manager, Role.Auditor)).Select(e => new CallHappening(e.Version, Name(e.UserName ?? ":"), e.RecordedAt(), Say(e.Data, Name, Place)))];

        string Name(string login) => login.StartsWith(':') ? Texts.Of("系统") : roster.Person(login)?.Name ?? login;

        string Place(string unit) => roster.Unit(unit)?.Name ?? unit;
    }

    /// <summary>A fact of a call in one sentence; nothing of what was said.</summary>
    /// <param name="name">Turns a login into a name.</param>
    /// <param name="place">Turns a unit's code into its name.</param>
    public static string Say(object fact, Func<string, string> name, Func<string, string> place) => fact switch
    {
        CallLogged e => Texts.Of("登记：{0}", CallWords.Of(e.Outcome)),
        CallCorrected e => Texts.Of("更正：{0}", CallWords.Of(e.Outcome)),
        CallAnnotated => Texts.Of("补充了一条"),
        CallBackPlanned e => Texts.Of("约 {0} 回电，由{1}打", Days.Moment(e.At, default), name(e.By)),
        CallBackDone => Texts.Of("回电接通了"),
        CallBackFailed => Texts.Of("回电没有打通"),
        CallTransferred e => With(Handed(e, e.To is { } person ? name(person) : place(e.Unit)), e.Note),
        CallTransferAccepted => Texts.Of("接收"),
        CallTransferDeclined e => With(Texts.Of("退回给{0}", name(e.BackTo)), e.Reason),
        CallTransferWithdrawn => Texts.Of("撤回了转接"),
        CallMarkedConfidential e => Texts.Of("设为保密，来电人只对{0}显示", string.Join("、", [.. e.Roles.Select(TeamWords.Of), .. e.People.Select(name)])),
        CallConfidentialityLifted e => With(Texts.Of("取消保密"), e.Reason),
        CallerViewed e => With(Texts.Of("查看了来电人"), e.Reason),
        CallTurnedIntoLead => Texts.Of("转为线索"),
        CallTouchedLead => Texts.Of("并入已有线索"),
        _ => throw new NotSupportedException($"{fact.GetType().Name} has no words"),
    };

    private static string Handed(CallTransferred e, string to) => e.ToBeAccepted ? Texts.Of("转给{0}，等对方接收", to) : Texts.Of("转给{0}", to);

    private static string With(string sentence, string? words) => string.IsNullOrEmpty(words) ? sentence : $"{sentence}：{words}";
}
