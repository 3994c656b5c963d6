using Crm.Clocks.Rules;
using Crm.Foundation;
using Crm.Foundation.Formats;

namespace Crm.Clocks.Running;

/// <summary>Clocks in words.</summary>
public static class ClockWords
{
    /// <summary>Where a clock stands.</summary>
    public static string Of(ClockState state) => state switch
    {
        ClockState.Running => Texts.Of("计时中"),
        ClockState.Paused => Texts.Of("已暂停"),
        ClockState.Met => Texts.Of("已办到"),
        ClockState.Stopped => Texts.Of("已免办"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>What a clock is about.</summary>
    public static string Of(ClockSubjectKind about) => about switch
    {
        ClockSubjectKind.Inquiry => Texts.Of("咨询"),
        ClockSubjectKind.Lead => Texts.Of("线索"),
        ClockSubjectKind.Call => Texts.Of("一通来电"),
        ClockSubjectKind.Submission => Texts.Of("投稿"),
        _ => throw new ArgumentOutOfRangeException(nameof(about), about, null),
    };

    /// <summary>Why a clock stands still.</summary>
    public static string Of(PauseReason reason) => reason switch
    {
        PauseReason.WaitingForInvestor => Texts.Of("等投资方答复"),
        PauseReason.WaitingForOthers => Texts.Of("等其他部门"),
        PauseReason.InvestorAsked => Texts.Of("投资方要求暂缓"),
        PauseReason.Other => Texts.Of("其他原因"),
        PauseReason.WaitingForAuthor => Texts.Of("等作者答复"),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    /// <summary>Why a time was counted anew.</summary>
    public static string Of(RecomputeReason why) => why switch
    {
        RecomputeReason.CalendarChanged => Texts.Of("工作日历变了"),
        RecomputeReason.RulesChanged => Texts.Of("时限规则变了"),
        RecomputeReason.PromiseMoved => Texts.Of("约定的时间变了"),
        _ => throw new ArgumentOutOfRangeException(nameof(why), why, null),
    };

    /// <summary>How long there is left, or for how long it is over: 还剩 3 小时, 已超 1 天. Rounded so that nothing seems longer than it is.</summary>
    public static string Left(DateTimeOffset due, DateTimeOffset now) =>
        now < due ? Texts.Of("还剩 {0}", Length(due - now)) : Texts.Of("已超 {0}", Length(now - due));

    private static string Length(TimeSpan length) => length switch
    {
        { TotalDays: >= 1 } => Texts.Of("{0} 天", (int)length.TotalDays),
        { TotalHours: >= 1 } => Texts.Of("{0} 小时", (int)length.TotalHours),
        _ => Texts.Of("{0} 分钟", Math.Max(1, (int)length.TotalMinutes)),
    };

    /// <summary>A fact of a clock in one sentence.</summary>
    /// <param name="name">Turns a login into a name.</param>
    public static string Say(object fact, Func<string, string> name) => fact switch
    {
        ClockStarted e => Texts.Of("{0}开始，{1} 到期（{2}）", ClockKindWords.Of(e.Kind), Moment(e.Times.Due), e.Rule.Term.Words),
        ClockHandedOver e => e.Person is { } person ? Texts.Of("改由{0}负责", name(person)) : Texts.Of("改由单位负责"),
        ClockPaused e => $"{Texts.Of("暂停")}：{Of(e.Reason)} {e.Note}".TrimEnd(),
        ClockResumed e => Texts.Of("恢复计时，到期由 {0} 改为 {1}", Moment(e.Before.Due), Moment(e.After.Due)),
        ClockRecomputed e => Texts.Of("{0}，到期由 {1} 改为 {2}", Of(e.Why), Moment(e.Before.Due), Moment(e.After.Due)),
        ClockWarned e => Texts.Of("提醒了{0}", People(e.To, name)),
        ClockOverdue e => Texts.Of("超期：{0} 到期时还没有办到", Moment(e.Due)),
        ClockEscalated e => Texts.Of("报给了{0}", People(e.To, name)),
        ClockMet e => e.Late ? Texts.Of("办到了，但已超期") : Texts.Of("按时办到"),
        ClockStopped => Texts.Of("不用再办"),
        ClockReopened e => Texts.Of("重新开始，{0} 到期", Moment(e.Times.Due)),
        _ => throw new NotSupportedException($"{fact.GetType().Name} has no words"),
    };

    private static string People(IReadOnlyList<string> logins, Func<string, string> name) => logins.Count == 0 ? Texts.Of("（没有可报的人）") : string.Join("、", logins.Select(name));

    private static string Moment(DateTimeOffset moment) => Days.Moment(moment, Days.InChina(moment).AddDays(1));
}
